"""Everybody whom the article names, quoted or not, and what the rules found beside his name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quoteapi.engine.entities.register import Entity, Register
from quoteapi.engine.model import Cast, Span, Speaker
from quoteapi.engine.roles.anchors import Anchor, name_anchors
from quoteapi.engine.roles.finding import Finding
from quoteapi.engine.roles.places import is_place
from quoteapi.engine.roles.rules import RULES
from quoteapi.engine.roles.titles import PARTIES
from quoteapi.engine.roles.tokens import Range, Tokens, is_role_noun, stem

# One word for what papers call by several: the head of a description is looked for among these.
_SAME_ROLE = {
    "sen": "senator", "gov": "governor", "rep": "representative", "congressman": "representative", "congresswoman": "representative",
    "front-runner": "frontrunner", "pres": "president", "chairwoman": "chairman", "chair": "chairman", "chairperson": "chairman",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "businesswoman": "businessman", "pontiff": "pope",
}  # fmt: skip


# What is said of somebody less surely than so tells no role by which he is called.
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named: how, his id where he is quoted, that of his row among the entities, the tokens of his names in text order, and
    what the rules found.

    `gender` is "m", "f" or unknown; `heads` are the nouns that tell his roles, `words` all words of his roles and bodies.
    """

    name: str
    speaker: str | None
    entity: str | None
    gender: str | None
    places: tuple[Range, ...]
    findings: tuple[Finding, ...]
    heads: frozenset[str]
    words: frozenset[str]


def read_people(register: Register, tokens: Tokens, cast: Cast, found: Mapping[str, Sequence[Finding]]) -> tuple[Person, ...]:
    """The persons of the article; `found` holds by the speaker's id what the rules found at all his mentions."""
    rows = {m.span: row.id for row in cast.entities for m in row.mentions if m.form == "name"}
    quoted = {span: s for s in cast.speakers if s.kind == "person" and s.name for span in s.mentions}
    people: list[Person] = []
    taken: set[str] = set()
    for entity in register.entities:
        speaker = next((quoted[m.span] for m in entity.mentions if m.span in quoted), None)
        if entity.kind != "person" or not entity.sure or speaker and speaker.id in taken:
            continue
        named = speaker or _unquoted(entity, rows)
        anchors = name_anchors(tokens, named)
        findings = found[speaker.id] if speaker else _beside(tokens, anchors)
        people.append(_person(tokens, named, entity.gender, anchors, findings))
        taken |= {speaker.id} if speaker else set()
    return tuple(p for p in people if p.places)


def body_places(register: Register, tokens: Tokens) -> tuple[Range, ...]:
    """Where the article names bodies, countries and towns left out, in text order."""
    spans = (m.span for e in register.entities if e.kind == "organisation" and not e.place for m in e.mentions if m.span)
    ranges = (tokens.within(span) for span in spans)
    return tuple(sorted((r.start, r.stop) for r in ranges if len(r)))


def fuller_names(register: Register, tokens: Tokens) -> dict[Range, Range]:
    """For each place where a body, no country, is named by its initials, where its fullest name stands first."""
    found: dict[Range, Range] = {}
    for mention, naming in zip(register.mentions, register.namings, strict=True):
        if mention.span is None or naming is None or naming.relation != "acronym" or naming.entity.kind != "organisation":
            continue
        short = tokens.within(mention.span)
        full = next((m.span for m in naming.entity.mentions if m.span and m.name == naming.entity.name), None)
        if full and short and not is_place(tokens, (short.start, short.stop)):
            found[short.start, short.stop] = tokens.within(full).start, tokens.within(full).stop
    return found


def role_key(word: str) -> str:
    """The word under which a role's noun is compared: "Sen." and "senator" are one."""
    return _SAME_ROLE.get(stem(word), stem(word))


def _unquoted(entity: Entity, rows: Mapping[Span, str]) -> Speaker:
    spans: tuple[Span, ...] = tuple(m.span for m in entity.mentions if m.span)
    row = next((rows[span] for span in spans if span in rows), "")
    return Speaker(id="", name=entity.name, kind="person", mentions=spans, entity=row)


def _beside(tokens: Tokens, anchors: Iterable[Anchor]) -> list[Finding]:
    return [finding for anchor in anchors for rule in RULES for finding in rule(tokens, anchor)]


def _person(tokens: Tokens, speaker: Speaker, gender: str | None, anchors: Sequence[Anchor], findings: Iterable[Finding]) -> Person:
    kept = tuple(findings)
    roles = [tokens.words[i] for f in kept if f.role and f.confidence >= _SURE for i in range(*f.role)]
    bodies = [tokens.words[i] for f in kept if f.body for i in range(*f.body)]
    return Person(
        speaker.name or "",
        speaker.id or None,
        speaker.entity or None,
        gender,
        tuple((a.start, a.end) for a in anchors),
        kept,
        frozenset(role_key(w) for w in roles if is_role_noun(w) or stem(w) in PARTIES),
        frozenset(stem(w) for w in roles + bodies),
    )
