"""Kinds of option values that more than one command takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from quoteapi.schemas import flat_errors
from quoteapi.store.requests import FactsSchema


class Some(click.ParamType[tuple[str, ...]]):
    """Some of `choices`, with commas between: `speech,evidence`."""

    name = "list"

    def __init__(self, choices: Sequence[str]) -> None:
        self.choices = tuple(choices)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """How the help shows it."""
        return f"[{'|'.join(self.choices)}],…"

    def convert(self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The parts, each one of the choices."""
        if isinstance(value, tuple):
            return value
        parts = tuple(part.strip() for part in value.split(","))
        for part in parts:
            if part not in self.choices:
                self.fail(f"{part!r} is none of: {', '.join(self.choices)}.", param, ctx)
        return parts


def told_of_all(**told: str | None) -> dict[str, Any]:
    """Options that tell a fact of all articles, as the fields that they stand for. Raises BadParameter."""
    named = {name: value for name, value in told.items() if value is not None}
    for field, detail in flat_errors(FactsSchema().validate(named)):
        raise click.BadParameter(detail, param_hint=f"--{field}")
    return named
