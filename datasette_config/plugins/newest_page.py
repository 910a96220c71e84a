"""The newest page held: the day against which a last report counts as old. Today's clock would change pages by itself."""

from typing import Any

from datasette import hookimpl

from signatories_schema.dates import bounds

DATABASE = "signatories"


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`newest_page()`: the last day by which a page held certainly had appeared (ISO), empty where none is dated."""

    async def newest_page() -> str:
        if not hasattr(datasette, "_signatories_newest_page"):
            sql = "SELECT DISTINCT published_on FROM source WHERE published_on IS NOT NULL"
            rows = await datasette.get_database(DATABASE).execute_fn(lambda db: db.execute(sql).fetchall())
            datasette._signatories_newest_page = max((bounds(date)[0] for (date,) in rows), default="")
        return str(datasette._signatories_newest_page)

    return {"newest_page": newest_page}
