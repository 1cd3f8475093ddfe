"""The database's own clock: leases of several machines are counted on one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Float
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class Now(FunctionElement[float]):
    """Seconds since 1970, as the database counts them."""

    type = Float()
    inherit_cache = True


@compiles(Now, "sqlite")
def _sqlite(*_: Any, **__: Any) -> str:
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(Now, "postgresql")
def _postgresql(*_: Any, **__: Any) -> str:
    # Not the time at which the transaction began: it may have waited for another.
    return "CAST(extract(epoch FROM clock_timestamp()) AS double precision)"
