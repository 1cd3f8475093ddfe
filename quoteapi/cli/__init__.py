"""The command line. Each command is a module here of the same name, with _ for -, whose `command` is what click runs.

A name that Python keeps for itself has a `_` after it.
"""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword

import click

from quoteapi.version import __version__

SUMMARIES = {
    "extract": "Read articles and tell who said what.",
    "verify": "Tell whether a quotation was said, word for word, and by whom.",
    "serve": "Serve the API and the page.",
    "worker": "Read the articles of jobs.",
    "import": "Read files, feeds and crawls into the archive.",
    "batch": "Read many files, on all cores or a cluster.",
    "db": "Look after the archive's database.",
    "import-claim-reviews": "Keep published fact-checks.",
    "reindex": "Read the archive's articles again with the present engine.",
    "evaluate": "Score the engine, or stored predictions, against gold.",
    "bench": "Measure words a second, memory and the time to the first answer.",
    "mcp": "Be tools of a language model (needs the extra `mcp`).",
    "train": "Make the tagger's weights anew (needs the extra `train`).",
}
# What a shell says of a program that an interrupt ended.
INTERRUPTED = 130


class _Commands(click.Group):
    """Commands that are imported when they are called: engine and web take half a second, which `--help` should not."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in SUMMARIES:
            return None
        module = cmd_name.replace("-", "_") + "_" * iskeyword(cmd_name)
        command: click.Command = import_module(f"{__name__}.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quoteapi")
def main() -> None:
    """Who said what: quotes, speakers, roles and affiliations out of news text."""
