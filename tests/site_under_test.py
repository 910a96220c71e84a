"""A real Datasette, in this process, on a built file and the project's own configuration."""

from pathlib import Path
from typing import Any

from datasette.app import Datasette
from yaml import safe_load

from conftest import ROOT

SITE = ROOT / "datasette_config"


def datasette(database: Path) -> Datasette:
    """The site as `signatories serve` starts it."""

    def load(name: str) -> Any:
        return safe_load((SITE / name).read_text(encoding="utf-8"))

    return Datasette(
        [],
        immutables=[str(database)],
        config=load("datasette.yaml"),
        metadata=load("metadata.yaml"),
        template_dir=str(SITE / "templates"),
        plugins_dir=str(SITE / "plugins"),
        static_mounts=[("static", str(SITE / "static"))],
    )


async def page(site: Datasette, path: str, status: int = 200) -> str:
    """The text of a page, whose status must be as said."""
    await site.invoke_startup()
    response = await site.client.get(path)
    assert response.status_code == status, (path, response.status_code, response.text[:500])
    return str(response.text)
