"""Which quote stands inside which, once people have moved some."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from quoteapi.engine.model import Span
from quoteapi.store.bodies import Body


def nested(bodies: Sequence[Body], moved: Collection[str]) -> list[Body]:
    """The quotes in the order of the text. Those that were moved, or stood or now stand in one that was, are inside the smallest that
    holds all of their words; the others stay inside what they were in."""
    pieces = {body.uid: [Span(span["start"], span["end"]) for span in body.json["spans"]] for body in bodies}
    placed = {uid for uid in moved if uid in pieces}

    def holds(outer: str, inner: str) -> bool:
        return pieces[outer] != pieces[inner] and all(any(o.covers(i) for o in pieces[outer]) for i in pieces[inner])

    def concerned(body: Body) -> bool:
        return body.uid in placed or body.json["within"] in placed or any(holds(uid, body.uid) for uid in placed)

    def within(body: Body) -> Body:
        outer = [each.uid for each in bodies if holds(each.uid, body.uid)]
        smallest = min(outer, key=lambda uid: sum(span.end - span.start for span in pieces[uid]), default=None)
        return replace(body, json={**body.json, "within": smallest})

    return sorted(
        (within(body) if concerned(body) else body for body in bodies),
        key=lambda body: (pieces[body.uid][0].start, -pieces[body.uid][-1].end),
    )
