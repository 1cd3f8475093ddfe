"""The rules for what a cue itself tells of who speaks: where no source was found, or another than stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from quoteapi.engine.model import Span
from quoteapi.engine.speakers.cue_places import (
    CueForm,
    before,
    behind,
    form_of,
    inverted,
    is_according,
    main_clause,
    opening,
    owner_of,
    right_before,
)
from quoteapi.engine.speakers.implied import shared_subject
from quoteapi.engine.speakers.scene import Case, Finding, retold
from quoteapi.engine.speakers.source_rules import who_is
from quoteapi.engine.speakers.sources import SourcedCase, read_source

_Place = Callable[[Case, Span], Span | None]
# Where the words stand that a cue of each form belongs to.
_PLACES: dict[CueForm, tuple[_Place, ...]] = {
    "finite": (before, behind),
    "other": (before, behind),
    "leaning": (opening, main_clause),
    "noun": (owner_of,),
    "passive": (),
}


def cue_subject(case: Case) -> Finding | None:
    """`Ann Poe said`, `said Ann Poe`: the name, pronoun or description that the cue's verb stands with."""
    draft, scene = case.draft, case.scene
    if draft.source or draft.cue is None:
        return None
    form = form_of(scene, draft.cue)
    if form == "leaning" and (shared := shared_subject(case)):
        return shared
    span = _first_place(case, draft.cue, _PLACES[form])
    return _who_stands_at(case, span, "cue-subject", 0.7) if span else None


def nearer_subject(case: SourcedCase) -> Finding | None:
    """`Poe left when Starr said`: where another name or pronoun than the source stands right beside the cue's verb, it speaks."""
    cue, source = case.draft.cue, case.draft.source
    if cue is None or source is None or form_of(case.scene, cue) != "finite":
        return None
    span = _first_place(case, cue, (right_before, inverted))
    return _who_stands_at(case, span, "nearer-subject", 0.65) if span and not span.overlaps(source) else None


def leaning_cue(case: SourcedCase) -> Finding | None:
    """`According to Acme, Ann Poe said A, adding B`: a participle leans on who speaks in its clause, never on "according to"."""
    draft, scene = case.draft, case.scene
    if draft.cue is None or draft.source is None or form_of(scene, draft.cue) != "leaning" or not is_according(scene, draft.source):
        return None
    nearer = scene.nearest_speech(draft, draft.source.end, draft.cue.start)
    if nearer is None or nearer.source is None or scene.sentence(nearer.source.start) != scene.sentence(draft.cue.start):
        return None
    found = who_is(SourcedCase(scene, nearer, read_source(scene.document, scene.register, nearer.source)))
    return retold(found, "leaning-cue", 0.7)


def _first_place(case: Case, cue: Span, places: Sequence[_Place]) -> Span | None:
    """The words at the first of the places beside the cue where some stand, those of the quote itself aside."""
    spans = (span for place in places if (span := place(case, cue)))
    return next((span for span in spans if not any(s.overlaps(span) for s in case.draft.spans)), None)


def _who_stands_at(case: Case, span: Span, rule: str, confidence: float) -> Finding | None:
    scene = case.scene
    found = who_is(SourcedCase(scene, replace(case.draft, source=span), read_source(scene.document, scene.register, span)))
    return retold(found, rule, confidence) if found.kind != "unknown" else None
