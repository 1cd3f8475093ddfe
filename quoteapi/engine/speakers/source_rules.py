"""The rules that tell whom the words of a source mean, in the order in which they are asked."""

from __future__ import annotations

from quoteapi.engine.speakers.described import (
    bare_title,
    named_after,
    plural_description,
    role_description,
    same_description,
    unnamed_description,
)
from quoteapi.engine.speakers.described_bodies import body_description, document_source, spelled_body
from quoteapi.engine.speakers.named import (
    acronym,
    first_name,
    full_name,
    last_name,
    message_issuer,
    misspelt_name,
    named_list,
    possessive_body,
    short_name,
)
from quoteapi.engine.speakers.pronoun import (
    dialogue_label,
    first_person,
    other_pronoun,
    personal_pronoun,
    plural_pronoun,
    second_person,
    thing_pronoun,
    written_by,
)
from quoteapi.engine.speakers.relative import relative_pronoun
from quoteapi.engine.speakers.scene import Finding
from quoteapi.engine.speakers.sources import SourcedCase
from quoteapi.engine.speakers.taken_up import recent_person

NAMING_RULES = (
    dialogue_label,
    first_person,
    written_by,
    relative_pronoun,
    message_issuer,
    named_list,
    full_name,
    last_name,
    first_name,
    acronym,
    short_name,
    misspelt_name,
    personal_pronoun,
    plural_pronoun,
    thing_pronoun,
    second_person,
    other_pronoun,
    document_source,
    possessive_body,
    spelled_body,
    body_description,
    plural_description,
    same_description,
    role_description,
    recent_person,
    named_after,
    bare_title,
    unnamed_description,
)


def who_is(case: SourcedCase) -> Finding:
    """Whom the source means: the first rule that finds somebody decides."""
    return next(found for rule in NAMING_RULES if (found := rule(case)))
