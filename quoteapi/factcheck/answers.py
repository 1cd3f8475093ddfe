"""The JSON of verdicts. `responses.py` has the schemas that it is held to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quoteapi.engine.model import Span
from quoteapi.factcheck.library import Library
from quoteapi.factcheck.lock import Lock, light
from quoteapi.offsets import Offsets, Unit, unit_of
from quoteapi.store.quotes import OF_ARTICLE
from quoteapi.verification import Check, Checked
from quoteapi.verification.model import Change, Passage, Reason, Rest, Step
from quoteapi.verification.verdicts import speaker_of
from quoteapi.verification.words import Word


class Answers:
    """Turns verdicts into JSON, with the offsets into each text in the unit that the caller counts in."""

    def __init__(self, library: Library, offsets: Offsets = "codepoint") -> None:
        self._library = library
        self._offsets = offsets
        self._units: dict[str, Unit] = {}

    def check(self, check: Check) -> dict[str, Any]:
        """One verdict."""
        unit = self._counting(check.quotation)
        return {
            "quotation": check.quotation,
            "speaker": check.speaker,
            "verdict": check.verdict,
            "light": light(check),
            "meaning_changed": check.meaning_changed,
            "reasons": reasons_json(check.reasons),
            "passages": [self._passage(passage, unit) for passage in check.passages],
        }

    def lock(self, text: str, lock: Lock) -> dict[str, Any]:
        """A draft's verdicts; `text` is the draft."""
        unit = self._counting(text)
        lights = [light(each.check) for each in lock.checked]
        return {
            "light": next((colour for colour in ("red", "amber") if colour in lights), "green"),
            "marked": lock.marked,
            "quotations": [self._checked(each, unit) for each in lock.checked],
        }

    def _checked(self, checked: Checked, unit: Unit) -> dict[str, Any]:
        return {**_span(checked.span, unit), **self.check(checked.check)}

    def _passage(self, passage: Passage, unit: Unit) -> dict[str, Any]:
        own = self._into(passage.source.id)
        speaker = speaker_of(passage)
        about = self._library.told(passage.source.id)
        return {
            "article": {"id": about["id"], "kept": about["kept"], **{name: about.get(name) for name in OF_ARTICLE}},
            "text": passage.text,
            "spans": [_span(span, own) for span in passage.spans],
            "fit": passage.fit,
            "score": passage.score,
            "where": passage.where,
            # Of an earlier version no quotes are shown.
            "quote": passage.quote if about["present"] else None,
            "speaker": {"id": speaker.id, "name": speaker.name, "kind": speaker.kind} if speaker else None,
            "alignment": [self._step(step, unit) for step in passage.steps],
            "changes": [change_json(change, unit, own) for change in passage.changes],
            "left_out": [rest_json(rest, own) for rest in passage.rests],
            "reasons": reasons_json(passage.reasons),
        }

    def _step(self, step: Step, unit: Unit) -> dict[str, Any]:
        return {
            "operation": step.operation,
            "marked": step.marked,
            "quotation": word_json(step.quotation, unit),
            "source": None if step.text is None else word_json(step.source, self._into(step.text)),
            "article": None if step.text is None else self._library.told(step.text)["id"],
        }

    def _into(self, uid: str) -> Unit:
        """The unit of offsets into the text of this id."""
        if uid not in self._units:
            self._units[uid] = self._counting(self._library.text(uid))
        return self._units[uid]

    def _counting(self, text: str) -> Unit:
        return unit_of(text, self._offsets)


def reasons_json(reasons: tuple[Reason, ...]) -> list[Mapping[str, str]]:
    """The grounds of a verdict."""
    return [{"rule": reason.rule, "detail": reason.detail} for reason in reasons]


def _span(span: Span, unit: Unit) -> dict[str, int]:
    return {"start": unit(span.start), "end": unit(span.end)}


def word_json(word: Word | None, unit: Unit) -> dict[str, Any] | None:
    """A word of an alignment; `unit` counts the offsets into its text."""
    return None if word is None else {"text": word.text, **_span(word.span, unit)}


def change_json(change: Change, unit: Unit, own: Unit) -> dict[str, Any]:
    """Words that differ; `unit` counts the offsets into the quotation, `own` those into the source."""
    return {
        "was": change.was,
        "became": change.became,
        "kinds": list(change.kinds),
        "of_meaning": change.of_meaning,
        "marked": change.marked,
        "quotation": None if change.quotation is None else _span(change.quotation, unit),
        "source": None if change.source is None else _span(change.source, own),
    }


def rest_json(rest: Rest, own: Unit) -> dict[str, Any]:
    """Words of the source that the quotation leaves out."""
    return {"text": rest.text, **_span(rest.span, own), "where": rest.where, "turns": list(rest.turns), "marked": rest.marked}
