"""Published dates, and the numbers that put quotes in their order.

A quote's number is the second of its article's publication and a place within that second, so that the order of the numbers is the
order by date: one index, the primary key's, serves every sorted page, and each other index ends in it. Quotes of articles without a
date have negative numbers, in the order in which they came.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

_ORIGIN = datetime(1, 1, 1, tzinfo=UTC)
_SHAPE = re.compile(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:?\d\d)?)?", re.ASCII)
_DAY = 10
# 39 bits hold the seconds up to the year 9999, 24 more the quotes of one second: 16 million.
PLACES = 24
UNDATED = -(1 << 62)
# How an article without a date sorts among the others: after them all.
NO_MOMENT = -1


def published(text: str) -> str:
    """A date, or a date and time, in its one spelling: `2026-05-01`, or `2026-05-01T08:30:00Z`.

    A time without a zone is taken for UTC. Raises ValueError for anything else.
    """
    try:
        if not _SHAPE.fullmatch(text):
            raise ValueError
        if len(text) == _DAY:
            return date.fromisoformat(text).isoformat()
        return _utc(text).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)
    except (OverflowError, ValueError):
        raise ValueError("is no date, such as 2026-05-01 or 2026-05-01T08:30:00Z") from None


def stamp(when: datetime) -> str:
    """A time as the archive writes down its own doings: always as long, so that it sorts as text."""
    return when.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def seconds_since(stamped: str | None) -> float:
    """How long ago it was that `stamp` wrote down; 0 for None."""
    return 0.0 if stamped is None else max(0.0, (datetime.now(UTC) - _utc(stamped)).total_seconds())


def moment(spelt: str | None) -> int:
    """Seconds from the first day of the year 1 to what `published` gave; a day begins at midnight UTC. NO_MOMENT for None."""
    return NO_MOMENT if spelt is None else int((_utc(spelt) - _ORIGIN).total_seconds())


def after(spelt: str) -> int:
    """The first second that is later than what `published` gave: a whole day later for a day."""
    return moment(spelt) + (int(timedelta(days=1).total_seconds()) if len(spelt) == _DAY else 1)


def first_number(second: int) -> int:
    """The lowest number of a quote published in this second; NO_MOMENT gives the lowest of those without a date."""
    return UNDATED if second == NO_MOMENT else second << PLACES


def end_number(second: int) -> int:
    """The end, exclusive, of the numbers of quotes published in this second."""
    return 0 if second == NO_MOMENT else (second + 1) << PLACES


def _utc(text: str) -> datetime:
    when = datetime.fromisoformat(text.upper())
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def spelt(number: int | None) -> str | None:
    """When the quote of this number was published, to the second, as ISO 8601 has it; None where no date was given."""
    if number is None or number < 0:
        return None
    return (_ORIGIN + timedelta(seconds=number >> PLACES)).isoformat().replace("+00:00", "Z")
