"""Who speaks each quote: the source's mention led back to a speaker of this article.

Every rule is a function of the name under which `docs/rules.md` explains it; it says whom it found, or nothing, and the
first that finds somebody decides. Nobody is named whom the article does not name.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from quoteapi.engine.entities.keys import entity_key
from quoteapi.engine.entities.register import Register
from quoteapi.engine.model import Anonymity, Cast, Document, Draft, Evidence, Span, Speaker, Voice
from quoteapi.engine.speakers.anonymity import anonymity
from quoteapi.engine.speakers.beside_cues import cue_subject, leaning_cue, nearer_subject
from quoteapi.engine.speakers.implied import (
    beat_before,
    continued_quote,
    credit_line,
    last_subject,
    no_source,
    orphan_paragraph,
    shared_subject,
    turn_label,
)
from quoteapi.engine.speakers.scene import Case, Finding, Scene
from quoteapi.engine.speakers.source_rules import NAMING_RULES
from quoteapi.engine.speakers.sources import SourcedCase, read_source
from quoteapi.engine.speakers.table import tabulate

IMPLIED_RULES = (turn_label, credit_line, continued_quote, cue_subject, shared_subject, orphan_paragraph, last_subject, no_source)
SOURCE_RULES = (leaning_cue, beat_before, nearer_subject, *NAMING_RULES)
# Speech inside speech is never deeper in print; it bounds a draft that would stand within itself.
DEEPEST = 8
# How sure it is whose name an article keeps back where it says that it does.
_STATED = 0.85


def resolve(document: Document, drafts: Sequence[Draft], register: Register) -> Cast:
    """The speakers of an article and whose voice each draft is; drafts that stand within others come after those.

    `register` holds the names of `document`.
    """
    scene = Scene(document, drafts, register)
    for draft in sorted(drafts, key=lambda d: _depth(d, drafts)):
        scene.keep(draft, _find(scene, draft))
    return _cast(scene)


def _depth(draft: Draft, drafts: Sequence[Draft]) -> int:
    depth, within = 0, draft.within
    while within is not None and depth < DEEPEST and within < len(drafts):
        depth, within = depth + 1, drafts[within].within
    return depth


def _find(scene: Scene, draft: Draft) -> Finding:
    if draft.source is None or draft.source.start >= draft.source.end:
        implied = Case(scene, replace(draft, source=None))
        return next(found for rule in IMPLIED_RULES if (found := rule(implied)))
    case = SourcedCase(scene, draft, read_source(scene.document, scene.register, draft.source))
    found = next(found for rule in SOURCE_RULES if (found := rule(case)))
    return replace(found, form=case.reading.form, span=draft.source)


def _cast(scene: Scene) -> Cast:
    ids: dict[Hashable, str] = {}
    for draft in scene.drafts:
        ids.setdefault(scene.findings[draft.key].key, f"s{len(ids) + 1}")
    entities, rows = tabulate(scene)
    unnamed = anonymity(scene, entities, rows)
    keys = ((draft, scene.findings[draft.key].key) for draft in scene.drafts)
    voices = (_voice(scene, draft, ids[key], unnamed.get(rows[key])) for draft, key in keys)
    return Cast(_speakers(scene, ids, rows, unnamed), tuple(voices), entities)


def _speakers(
    scene: Scene, ids: Mapping[Hashable, str], rows: Mapping[Hashable, str], unnamed: Mapping[str, Anonymity]
) -> tuple[Speaker, ...]:
    by_key: dict[Hashable, list[Finding]] = {}
    for draft in scene.drafts:
        by_key.setdefault(scene.findings[draft.key].key, []).append(scene.findings[draft.key])
    return tuple(_speaker(ids[key], rows[key], findings, unnamed.get(rows[key])) for key, findings in by_key.items())


def _speaker(identity: str, row: str, findings: Sequence[Finding], unnamed: Anonymity | None) -> Speaker:
    name, kind = findings[0].name, findings[0].kind
    key = entity_key(name, kind)
    return Speaker(identity, name, kind, mentions=_mentions(findings), entity=row, key=key, anonymous=unnamed)


def _mentions(findings: Sequence[Finding]) -> tuple[Span, ...]:
    """Where the article names a speaker, and the sources that mean him."""
    entity = findings[0].entity
    named = {m.span for m in entity.mentions if m.span} if entity else set()
    return tuple(sorted(named | {f.span for f in findings if f.span}, key=lambda s: (s.start, s.end)))


def _voice(scene: Scene, draft: Draft, identity: str, unnamed: Anonymity | None) -> Voice:
    found = scene.findings[draft.key]
    origin = scene.text[draft.source.start : draft.source.end] if draft.source else None
    evidence = [Evidence("speaker", found.rule, origin, found.name, round(found.confidence, 2), found.alternatives)]
    if unnamed:
        evidence.append(Evidence("speaker", "anonymity", unnamed.text, unnamed.reason.text if unnamed.reason else None, _STATED))
    return Voice(draft.key, identity, found.form, tuple(evidence))
