"""The command `signatories`: parses and calls, nothing else. Slow imports stand inside the commands."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from signatories_loaders.paths import House


class _Command(click.Group):
    """Turns faults of the records into lines for people and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        from signatories_loaders.database.errors import CheckError
        from signatories_loaders.records.fault import FaultsError

        try:
            return super().invoke(ctx)
        except FaultsError as error:
            for fault in error.faults:
                click.echo(str(fault), err=True)
            many = len(error.faults)
            raise click.ClickException(f"{many} fault{'s' * (many > 1)}; nothing was changed") from None
        except CheckError as error:
            for reason in error.reasons:
                click.echo(reason, err=True)
            raise click.ClickException("the built file fails its checks; nothing was changed") from None
        except FileNotFoundError as error:
            raise click.ClickException(str(error)) from None


@click.group(cls=_Command)
@click.option(
    "--house",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The project's folder; the nearest one above the current folder where not given.",
)
@click.pass_context
def main(ctx: click.Context, house: Path | None) -> None:
    """Sourced records of who signed open letters inside Iran, and of what was reported afterwards."""
    ctx.obj = house


def _house(ctx: click.Context) -> "House":
    from signatories_loaders.paths import find_house

    return find_house(ctx.obj or Path.cwd())


@main.command("import")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--name", help="Name of the draft; the folder's name where not given.")
@click.pass_context
def import_(ctx: click.Context, folder: Path, name: str | None) -> None:
    """Make a draft in db/inbox/ from a folder with sources.csv and claims.csv."""
    from signatories_loaders.inbox.bring import bring

    for line in bring(_house(ctx), folder, name):
        click.echo(line)


@main.command()
@click.argument("name")
@click.pass_context
def accept(ctx: click.Context, name: str) -> None:
    """Move a draft from db/inbox/ into the records."""
    from signatories_loaders.inbox.accept import accept as accept_draft
    from signatories_loaders.inbox.accept import draft_folder

    house = _house(ctx)
    folder = draft_folder(house.inbox, name)
    if folder is None:
        drafts = sorted(p.name for p in house.inbox.iterdir()) if house.inbox.is_dir() else []
        raise click.ClickException(f"no draft {name!r} in db/inbox; there: {', '.join(drafts) or 'none'}")
    for file, rows in accept_draft(folder, house.records, house.private).items():
        if rows:
            click.echo(f"{file}: {rows} row{'s' * (rows > 1)} added")
    click.echo("next: signatories todo, signatories group, signatories build")


@main.command()
@click.pass_context
def todo(ctx: click.Context) -> None:
    """Show what remains to be decided."""
    from signatories_loaders.inbox.todo import todo as lines

    for line in lines(_house(ctx).records):
        click.echo(line)


@main.command("format")
@click.pass_context
def format_(ctx: click.Context) -> None:
    """Put edited records back into canonical form."""
    from signatories_loaders.records.repair import format_records

    house = _house(ctx)
    for file in format_records(house.records, house.private):
        click.echo(f"{file}: put into canonical form")


@main.command()
@click.pass_context
def group(ctx: click.Context) -> None:
    """Suggest events for claims that have none. Only appends."""
    from signatories_loaders.events.group import group as suggest

    for line in suggest(_house(ctx).records):
        click.echo(line)


@main.command()
@click.option("--timings", is_flag=True, help="Print the seconds of each step.")
@click.pass_context
def build(ctx: click.Context, timings: bool) -> None:
    """Build db/signatories.db from the records."""
    _build(ctx, keep=True, timings=timings)


@main.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Do all that build does, but keep no file."""
    _build(ctx, keep=False, timings=False)


def _build(ctx: click.Context, keep: bool, timings: bool) -> None:
    from signatories_loaders.database.build import build as build_database
    from signatories_loaders.database.steps import Steps
    from signatories_loaders.process import peak_memory

    house, steps = _house(ctx), Steps()
    built = build_database(house, steps, keep)
    if timings:
        for name, seconds in steps.seconds.items():
            click.echo(f"{seconds:8.3f} s  {name}")
        for process, peak in peak_memory().items():
            click.echo(f"{peak:8.1f} MB peak memory of the process that {process}")
    for table, count in built.withheld.items():
        click.echo(f"withheld: {count} rows of {table} that stand in the records")
    counts = ", ".join(f"{built.counts[t]:,} {t}s" for t in ("claim", "source", "event"))
    click.echo(f"{'db/signatories.db' if keep else 'the records are sound'}: {counts}")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8001, show_default=True, help="Port to listen on.")
@click.pass_context
def serve(ctx: click.Context, host: str, port: int) -> None:
    """Serve the built database as a site."""
    from signatories_loaders.serve import serve as serve_site

    click.echo(f"http://{host}:{port}/")
    sys.stdout.flush()
    serve_site(_house(ctx), host, port)


@main.command()
@click.pass_context
def render(ctx: click.Context) -> None:
    """Write what is generated from the schema: schema.sql, metadata.yaml, tables of README.md."""
    from signatories_loaders.render import render as render_files

    for name in render_files(_house(ctx), main):
        click.echo(f"{name}: written")


if __name__ == "__main__":
    sys.exit(main())
