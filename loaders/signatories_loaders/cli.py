"""The command `signatories`: parses and calls, nothing else. Slow imports stand inside the commands."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from signatories_loaders.flags import RecordCommand

if TYPE_CHECKING:
    from signatories_loaders.paths import House


class _Command(click.Group):
    """Turns faults of the records into lines for people and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        from signatories_loaders.database.errors import CheckError
        from signatories_loaders.records.change import NotPossibleError
        from signatories_loaders.records.fault import FaultsError
        from signatories_loaders.records.lock import HeldError

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
        except (FileNotFoundError, NotPossibleError, HeldError) as error:
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


def _house_alone(ctx: click.Context) -> "House":
    """The house, whose records nobody else changes until the command has ended: it reads them and then writes."""
    house = _house(ctx)
    ctx.with_resource(house.records.alone())
    return house


@main.command("import")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--name", help="Name of the draft; the name of the folder or file where not given.")
@click.option(
    "--mapping",
    default="",
    help="For a file: a ready-made mapping (signed-list where not given, arrest-list, claim-template, iran-prison-atlas, "
    "uwazi, followthemoney) or a YAML file.",
)
@click.option("--letter", default="", help="For a file: id of the letter that it lists the signatories of.")
@click.option("--source", default="", help="For a file: id of the page that it comes from.")
@click.option("--new-source", default="", help="For a file: address of the page, where it is not held yet.")
@click.option("--publisher", default="", help="With --new-source: name of the outlet.")
@click.option("--published-on", default="", help="With --new-source: date of the page (EDTF).")
@click.option("--language", default="", help="With --new-source: language of the page (fa, en, …).")
@click.option(
    "--kind",
    default="",
    help="Of new pages, that of --new-source and those that rows name: news, ngo_report, database …; what the mapping "
    "says of it where not given.",
)
@click.pass_context
def import_(ctx: click.Context, /, path: Path, name: str | None, **asked: str) -> None:
    """Make a draft in db/inbox/ from a folder with sources.csv and claims.csv, or from any list that a mapping describes."""
    from signatories_loaders.inbox.asked import Asked
    from signatories_loaders.inbox.bring import bring_file, bring_folder

    if path.is_dir():
        if given := [f"--{option.replace('_', '-')}" for option, value in asked.items() if value]:
            raise click.UsageError(f"{', '.join(given)}: of a file only; accepted with a folder: --name")
        lines = bring_folder(_house(ctx), path, name)
    else:
        lines = bring_file(_house(ctx), path, name, Asked(**asked | {"mapping": asked["mapping"] or "signed-list"}))
    for line in lines:
        click.echo(line)


@main.command()
@click.argument("name")
@click.pass_context
def accept(ctx: click.Context, name: str) -> None:
    """Move a draft from db/inbox/ into the records."""
    from signatories_loaders.inbox.accept import accept as accept_draft
    from signatories_loaders.inbox.accept import draft_folder

    house = _house_alone(ctx)
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


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def mapping(file: Path) -> None:
    """Propose a first mapping from the headers of a file, for a person to correct."""
    from signatories_loaders.mappings.command import lines

    for line in lines(file):
        click.echo(line)


@main.command()
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A register that somebody else keeps, in any format that import reads.",
)
@click.option(
    "--mapping", default="", help="With --against: a mapping; plain headers (name, date, city) where not given."
)
@click.option("--back", is_flag=True, help="With --against: each row of the register against the people held.")
@click.option("--letter", default="", help="Only names under this letter.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a sheet to fill in, for review --from; with --against, a sheet to look at (to decide on rows of a register, "
    "import it as a source).",
)
@click.option("--force", is_flag=True, help="With --out: write over a sheet that stands, filled in or not.")
@click.pass_context
def match(ctx: click.Context, /, **asked: Any) -> None:
    """Show for each name without a decision, or with one that is only suggested, whom it may be, and why; with --against, in a
    register."""
    from signatories_loaders.match import Asked
    from signatories_loaders.match import match as lines

    if not asked["against"] and (asked["back"] or asked["mapping"]):
        raise click.UsageError("--back and --mapping are said of a register; accepted: together with --against FILE")
    for line in lines(_house(ctx).records, Asked(**asked)):
        click.echo(line)


@main.command()
@click.option("--events", is_flag=True, help="Go through events that are only suggested, most needed first.")
@click.option("--person", help="With --events: of one person only, by id.")
@click.option(
    "--from",
    "sheet",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Take decisions on names or events, all or none, from a sheet of match or review --out that was filled in.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --events: write a sheet of them to fill in, for --from.",
)
@click.option("--force", is_flag=True, help="With --out: write over a sheet that stands, filled in or not.")
@click.pass_context
def review(ctx: click.Context, /, events: bool, sheet: Any, out: Path | None, **asked: Any) -> None:
    """Decide on names, or on suggested events, in the terminal; each answer is written at once."""
    from signatories_loaders.review.command import from_sheet, in_terminal, to_sheet

    if ((asked["person"] or out) and not events) or (sheet and events) or (asked["force"] and not out):
        raise click.UsageError(
            "accepted: --events, with --person or --out or neither; or --from alone; or none of them (for names: match --out)"
        )
    records = _house(ctx).records
    if not sheet and not out:
        ctx.exit(in_terminal(records, events, asked["person"], click.echo))
    for line in to_sheet(records, out, **asked) if out else from_sheet(records, sheet):
        click.echo(line)


@main.group()
def merge() -> None:
    """Merge two records that stand for one: merge person."""


@merge.command("person")
@click.argument("old")
@click.argument("new")
@click.option("--reason", prompt=True, help="Ground of the decision.")
@click.pass_context
def merge_person(ctx: click.Context, old: str, new: str, reason: str) -> None:
    """Merge person OLD into NEW; the old address leads to the new one."""
    from signatories_loaders.merge_people import merge_people

    for line in merge_people(_house_alone(ctx), old, new, reason):
        click.echo(line)


@main.group()
def add() -> None:
    """Add one record: add source, add claim."""


@add.command("source", cls=RecordCommand)
@click.pass_context
def add_source(ctx: click.Context, /, **told: str | None) -> None:
    """Add a page to sources.csv; what is not given is asked for."""
    from signatories_loaders.add import add_source as add_page
    from signatories_loaders.flags import page_asked

    asked = page_asked(told)
    for line in add_page(_house_alone(ctx), asked):
        click.echo(line)


@add.command("claim", cls=RecordCommand)
@click.pass_context
def add_claim(ctx: click.Context, /, **told: str | None) -> None:
    """Add a claim to claims.csv, and whom it is about to identity.csv; what a claim of its kind needs is asked for."""
    from signatories_loaders.add import add_claim as add_report
    from signatories_loaders.flags import claim_asked

    asked = claim_asked(told)
    for line in add_report(_house_alone(ctx), asked):
        click.echo(line)


@main.command("format")
@click.pass_context
def format_(ctx: click.Context) -> None:
    """Put edited records back into canonical form."""
    from signatories_loaders.records.repair import format_records

    house = _house_alone(ctx)
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
    if keep:
        from signatories_loaders.export.folder import of_other_records

        if of_other_records(house):
            click.echo("the downloads in db/exports are of other records; next: signatories export")


@main.command()
@click.argument("version")
@click.option(
    "--previous",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the release to compare with; the newest one where not given.",
)
@click.option("--on", help="Day of the release; today where not given. A release that is listed keeps its day.")
@click.pass_context
def release(ctx: click.Context, version: str, previous: Path | None, on: str | None) -> None:
    """Make a release: all downloads in a folder and a zip, and what changed since the release before."""
    from datetime import date

    from signatories_loaders.export.folder import export as write_exports
    from signatories_loaders.release.release import Asked
    from signatories_loaders.release.release import release as make_release

    asked = Asked(version, on or date.today().isoformat(), previous)
    for line in make_release(_house(ctx), asked, write_exports):
        click.echo(line, err=line.startswith("warning"))


@main.command()
@click.pass_context
def charts(ctx: click.Context) -> None:
    """Draw the pictures of the built database, unless they are drawn already."""
    from signatories_loaders.charts.draw import charts as draw_charts

    click.echo(draw_charts(_house(ctx)))


@main.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write; db/exports where not given. An earlier export in it is replaced.",
)
@click.pass_context
def export(ctx: click.Context, out: Path | None) -> None:
    """Write all downloads of the built database: workbook, CSV, data package, JSON Lines, SQLite, SQL."""
    from signatories_loaders.export.folder import export as write_all
    from signatories_loaders.export.folder import file_count

    files, count = write_all(_house(ctx), out), file_count(_house(ctx))
    with click.progressbar(files, count, hidden=not sys.stderr.isatty(), file=sys.stderr) as bar:
        written = list(bar)
    for file in written:
        click.echo(f"{file.name}: {file.rows:,} row{'s' * (file.rows != 1)}, {file.bytes:,} bytes")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8001, show_default=True, help="Port to listen on.")
@click.pass_context
def serve(ctx: click.Context, host: str, port: int) -> None:
    """Serve the built database as a site."""
    from signatories_loaders.release.withdrawn import note_withdrawn, what_to_do
    from signatories_loaders.serve import link, without_contact
    from signatories_loaders.serve import serve as serve_site

    for line in what_to_do(note_withdrawn(_house(ctx))):
        click.echo(line, err=True)
    database = link(_house(ctx))
    click.echo(f"http://{host}:{port}/")
    if told := without_contact(_house(ctx)):
        click.echo(told, err=True)
    sys.stdout.flush()
    serve_site(_house(ctx), database, host, port)


@main.command()
@click.pass_context
def render(ctx: click.Context) -> None:
    """Write what is generated from the schema: schema.sql, metadata.yaml, tables of README.md."""
    from signatories_loaders.render import render as render_files

    for name in render_files(_house(ctx), main):
        click.echo(f"{name}: written")


if __name__ == "__main__":
    sys.exit(main())
