"""Roles and affiliations: what each speaker is, for which body he speaks, and where the article says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from quoteapi.engine.entities.register import Register
from quoteapi.engine.model import Ascription, Cast, Document, Draft, Evidence, Place, Profile, RoleReading, Speaker
from quoteapi.engine.roles.anchors import descriptions, name_anchors
from quoteapi.engine.roles.body_names import has_body_noun
from quoteapi.engine.roles.contests import party_of_contest
from quoteapi.engine.roles.context import (
    Scene,
    fuller_body,
    ministry_of_minister,
    name_places,
    nationality,
    owner_of_pronoun,
    place_of_sentence,
    read_scene,
    shared_by_members,
    with_names,
)
from quoteapi.engine.roles.descriptions import antecedent_of_who, country_of_group, description_as_role, owner_of_body
from quoteapi.engine.roles.elsewhere import described_elsewhere
from quoteapi.engine.roles.finding import Finding
from quoteapi.engine.roles.people import body_places, fuller_names, read_people
from quoteapi.engine.roles.rules import RULES
from quoteapi.engine.roles.tokens import Range, Tokens, tokenise

# So many mentions of an organisation are read: what it is part of stands with its first.
_ORGANISATION_MENTIONS = 50
# "Sens. Jo Dow and Al Roe": each is one.
_OF_SEVERAL = {"Sens.": "Sen.", "Reps.": "Rep.", "Govs.": "Gov."}
# What a description beside the quote says outweighs a weaker rule's find elsewhere, and no strong one's.
_OWN_BONUS = 0.1
# A name with a noun of bodies in it ("Acme University") is an employer more surely than any other name.
_BODY_BONUS = 0.15
# Where he was once is his body only for want of one where he is.
_PAST_LOSS = 0.3
# Words that make another office of the one behind them.
_RANKS = frozenset("vice deputy assistant former acting ex interim then co under junior shadow prime".split())
_PAST = frozenset("former ex formerly onetime retired previously".split())
# What is found less surely than so serves one quote for want of better, and is no part of what the article tells of somebody.
_TOLD = 0.5


@dataclass(frozen=True, slots=True)
class _Sighting:
    """What a rule found, and the mention that it found it at."""

    finding: Finding
    mention: Range


def ascribe(document: Document, drafts: Sequence[Draft], cast: Cast, register: Register) -> RoleReading:
    """The role and the affiliation of each draft's speaker, in the drafts' order, and all of those that the article gives each.

    `register` holds the names of `document`; `cast` has one voice for each draft, `ValueError` where it has not.
    """
    tokens = tokenise(document)
    scene = read_scene(tokens)
    seen = {s.id: list(_seen(tokens, scene, s)) for s in cast.speakers}
    people = read_people(register, tokens, cast, {name: [s.finding for s in sightings] for name, sightings in seen.items()})
    scene = with_names(scene, people, body_places(register, tokens), fuller_names(register, tokens))
    for person, mention, finding in chain(described_elsewhere(tokens, people), party_of_contest(tokens, people)):
        if person.speaker:
            seen[person.speaker].append(_Sighting(finding, mention))
    for group in (s for s in cast.speakers if s.kind == "group" and s.name):
        seen[group.id] += (_Sighting(finding, place) for finding, place in shared_by_members(tokens, scene, group.name or ""))
    found = {s.id: _ranked(tokens, scene, s, seen[s.id]) for s in cast.speakers}
    voiced = zip(drafts, cast.voices, strict=True)
    return RoleReading(
        ascriptions=tuple(_choose(tokens, draft, found.get(voice.speaker, [])) for draft, voice in voiced),
        profiles=(*(_profile(tokens, s.entity, found[s.id]) for s in cast.speakers), *_unquoted(tokens, scene)),
    )


def _unquoted(tokens: Tokens, scene: Scene) -> Iterator[Profile]:
    """The profiles of those whom the article names and does not quote."""
    for person in scene.people:
        if person.entity and not person.speaker and person.findings:
            seen = [_Sighting(finding, person.places[0]) for finding in person.findings]
            yield _profile(tokens, person.entity, _ranked(tokens, scene, Speaker("", person.name, "person"), seen))


def _ranked(tokens: Tokens, scene: Scene, speaker: Speaker, seen: Sequence[_Sighting]) -> list[_Sighting]:
    """What the rules find about one speaker, surest first; of two alike the one with more words, then the earlier."""
    found = [*seen, *(s for f in seen for s in _in_context(tokens, scene, f, speaker))]
    return sorted(found, key=lambda s: (-s.finding.confidence, s.finding.rule != "fuller-body", -_length(s.finding.role)))


def _in_context(tokens: Tokens, scene: Scene, sighting: _Sighting, speaker: Speaker) -> Iterator[_Sighting]:
    """What the article adds to a find: the full name of a body, or one where the role names none."""
    finding = sighting.finding
    added: list[Finding | None] = [fuller_body(tokens, scene, finding)]
    if finding.role and finding.body is None and finding.rule != "described-elsewhere" and (speaker.name or speaker.kind != "person"):
        added += [
            owner_of_pronoun(tokens, scene, finding.role, speaker.id),
            ministry_of_minister(tokens, scene, finding.role),
            place_of_sentence(tokens, finding.role),
            nationality(tokens, finding.role) if speaker.kind == "person" else None,
        ]
    yield from (_Sighting(f, sighting.mention) for f in added if f)


def _seen(tokens: Tokens, scene: Scene, speaker: Speaker) -> Iterator[_Sighting]:
    if speaker.kind == "organisation":
        mentions = [tokens.within(span) for span in speaker.mentions[:_ORGANISATION_MENTIONS]]
        for mention in mentions + name_places(tokens, scene, speaker.name or ""):
            yield from _at(mention, owner_of_body(tokens, mention))
    elif speaker.kind != "document":
        for anchor in name_anchors(tokens, speaker):
            for rule in RULES:
                yield from _at(range(anchor.start, anchor.end), rule(tokens, anchor))
        group = speaker.kind == "group"
        for mention in descriptions(tokens, speaker):
            yield from _at(mention, description_as_role(tokens, mention, person=not group))
            yield from _at(mention, antecedent_of_who(tokens, mention))
            yield from _at(mention, country_of_group(tokens, mention) if group else ())


def _at(mention: range, findings: Iterable[Finding]) -> Iterator[_Sighting]:
    return (_Sighting(f, (mention.start, mention.stop)) for f in findings)


def _length(given: Range | None) -> int:
    return given[1] - given[0] if given else 0


def _choose(tokens: Tokens, draft: Draft, sightings: Sequence[_Sighting]) -> Ascription:
    """The surest role and the surest affiliation; what the draft's own source says goes before what is said elsewhere."""
    own = tokens.within(draft.source) if draft.source else range(0)
    role = max((s for s in sightings if s.finding.role), key=lambda s: _sureness(s, own), default=None)
    role = _in_full(tokens, role, sightings) if role else None
    body = max((s for s in sightings if s.finding.body), key=lambda s: _sureness_of_body(tokens, s, own), default=None)
    role_place = _place(tokens, role.finding.role) if role else None
    body_place = _place(tokens, body.finding.body) if body else None
    evidence = [_evidence(tokens, "role", role, role_place), _evidence(tokens, "affiliation", body, body_place)]
    return Ascription(draft.key, role_place, body_place, tuple(e for e in evidence if e))


def _in_full(tokens: Tokens, role: _Sighting, sightings: Sequence[_Sighting]) -> _Sighting:
    """ "the official" who was "a campaign official" before; a "vice president" is more than a fuller president."""
    start, end = role.finding.role or (0, 0)
    told = (s for s in sightings if s.finding.role and s.finding.confidence >= _TOLD and _length(s.finding.role) > 1)
    same = (s for s in told if s.finding.role and tokens.lowers[s.finding.role[1] - 1] == tokens.lowers[start])
    fuller = next((s for s in same if s.finding.role and not _RANKS & {*tokens.lowers[slice(*s.finding.role)]}), None)
    return fuller if fuller and end - start == 1 else role


def _sureness(sighting: _Sighting, own: range) -> float:
    return sighting.finding.confidence + _OWN_BONUS * (sighting.mention[0] in own)


def _sureness_of_body(tokens: Tokens, sighting: _Sighting, own: range) -> float:
    body, role = sighting.finding.body, sighting.finding.role
    past = role is not None and tokens.lowers[role[0]] in _PAST
    return _sureness(sighting, own) + _BODY_BONUS * (body is not None and has_body_noun(tokens, body)) - _PAST_LOSS * past


def _evidence(tokens: Tokens, step: str, sighting: _Sighting | None, place: Place | None) -> Evidence | None:
    if sighting is None or place is None:
        return None
    finding = sighting.finding
    return Evidence(step, finding.rule, tokens.phrase(*sighting.mention), place.text, round(finding.confidence, 2))


def _profile(tokens: Tokens, entity: str, sightings: Sequence[_Sighting]) -> Profile:
    """Every role and body that is surely told, once, the surest first."""
    told = [s for s in sightings if s.finding.confidence >= _TOLD]
    employed = sorted(told, key=lambda s: -_sureness_of_body(tokens, s, range(0)))
    roles, bodies = [s.finding.role for s in told], [s.finding.body for s in employed]
    return Profile(entity, _places(tokens, roles), _places(tokens, bodies))


def _places(tokens: Tokens, ranges: Iterable[Range | None]) -> tuple[Place, ...]:
    """Each phrase once; none that only repeats words of a longer one ("nurse" beside "school nurse")."""
    seen: dict[str, Place] = {}
    for place in (_place(tokens, given) for given in ranges):
        if place:
            seen.setdefault(f" {place.text.lower()} ", place)
    return tuple(place for words, place in seen.items() if not any(words in other for other in seen if other != words))


def _place(tokens: Tokens, given: Range | None) -> Place | None:
    if given is None:
        return None
    text = tokens.phrase(*given)
    return Place(_OF_SEVERAL.get(text, text), tokens.span(*given))
