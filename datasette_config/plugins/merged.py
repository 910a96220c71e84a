"""Old addresses: where a person or an event that was merged or split stands now."""

from typing import Any

from datasette import hookimpl

from signatories_loaders.served import used_now


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`merged_into(kind, old_id)`: the ids used now, none where the id was never used, several where it was split."""

    async def merged_into(kind: str, old_id: str) -> list[str]:
        return await used_now(datasette, kind, old_id)

    return {"merged_into": merged_into}
