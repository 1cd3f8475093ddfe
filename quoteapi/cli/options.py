"""Kinds of option values that more than one command takes."""

from __future__ import annotations

from collections.abc import Sequence

import click


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
