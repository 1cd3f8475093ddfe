"""`quoteapi train`: make the tagger's weights anew."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from quoteapi.errors import QuoteapiError

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(short_help="Make the tagger's weights anew (needs the extra `train`).")
@click.argument("data", type=FOLDER, metavar="DATA")
@click.option("--work", type=click.Path(path_type=Path), required=True, help="Keep here what takes long, and go on from it.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write the weights to.")
@click.option("--lessons", type=click.Path(exists=True, path_type=Path), help="A teacher's lessons; without them one is fitted.")
@click.option("--unlabelled", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="More articles, which the teacher labels.")
@click.option("--threads", type=click.IntRange(1, 256), default=1, show_default=True, help="Cores to use.")
def command(data: Path, work: Path, out: Path, lessons: Path | None, unlabelled: Path | None, threads: int) -> None:
    """Make the tagger's weights from the folder DATA: fetch the encoders, fit a teacher, let it read, fit the student on the
    labels and on what the teacher found, export and calibrate.

    A run that is stopped goes on where it was when it is started again with the same --work.
    """
    try:
        from quoteapi.training.recipe import make  # noqa: PLC0415 (an extra: what only reads articles has no torch)
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{error.name} is missing: pip install 'quoteapi[train]'") from error
    try:
        make(data, work, out, lessons=lessons, unlabelled=unlabelled, threads=threads, tell=partial(click.echo, err=True))
    except (QuoteapiError, OSError) as error:
        raise click.ClickException(str(error)) from error
