"""The rules that read a person's role and body around his name, one function a rule; docs/rules-roles.md explains each."""

from __future__ import annotations

from quoteapi.engine.roles.appositions import apposition_after_name, apposition_before_name, shared_apposition, title_before_name
from quoteapi.engine.roles.beside import body_behind_name, office_behind_name, party_and_state, possessive_employer, role_in_brackets
from quoteapi.engine.roles.clauses import copula, office_clause, relative_clause
from quoteapi.engine.roles.finding import PersonRule

RULES: tuple[PersonRule, ...] = (
    title_before_name,
    apposition_after_name,
    apposition_before_name,
    shared_apposition,
    relative_clause,
    role_in_brackets,
    party_and_state,
    office_behind_name,
    body_behind_name,
    possessive_employer,
    office_clause,
    copula,
)
