"""Pages of a table's rows follow each other without a gap.

Datasette asks for the first page in the order of one column and for the next ones in that order and then by key; rows that are
equal in the column come in any order on the first, so that some stood on no page at all. Here every page is in the same order.
"""

from collections.abc import Callable
from typing import Any

from datasette.utils import escape_sqlite
from datasette.views import table


def in_one_order(by_column: Callable[..., Any]) -> Callable[..., Any]:
    """Datasette's choice of an order, with the key after the column; `order_by` holds the columns of the key."""

    async def order(table_metadata: Any, sortable_columns: Any, request: Any, order_by: str) -> tuple[Any, Any, str]:
        sort, sort_desc, found = await by_column(table_metadata, sortable_columns, request, order_by)
        column = sort or sort_desc
        if column and order_by and escape_sqlite(column) != order_by:
            found = f"{found}, {order_by}"
        return sort, sort_desc, found

    return order


# Plugins are read anew for each Datasette of a process; the order is changed once.
if table._sort_order.__module__ == table.__name__:
    table._sort_order = in_one_order(table._sort_order)
