"""Who writes where the text says "I": a label before the paragraph, a name in a line of its own behind it, a byline."""

from __future__ import annotations

import regex

from quoteapi.engine.entities.register import Naming
from quoteapi.engine.model import Span
from quoteapi.engine.speakers.scene import Scene

_LABEL = regex.compile(r"\W{0,2}(?:\p{Lu}[\p{L}.'’-]* ?){1,4}:\s")
_ANSWER = regex.compile(r"A: ")
_BYLINE = regex.compile(r"[Bb][Yy] (?=\p{Lu})")
_IS = regex.compile(r",? (?:[\p{L}.,-]+ ){0,3}?(?:is|was|has been|served|writes|teaches|covers) |, an? ")
# A line about the author is no longer than this.
_ABOUT = 350
# A signature is a short line, within so many paragraphs behind the words that it signs.
_SHORT_LINE, _REACH = 60, 8


def signature(scene: Scene, position: int) -> Naming | None:
    """Who writes the words at `position`, as far as the page shows it."""
    here = scene.paragraph(position)
    paragraphs = scene.document.paragraphs
    if not paragraphs:
        return None
    if _ANSWER.match(scene.text, paragraphs[here].start):
        return interviewee(scene)
    label = _LABEL.match(scene.text, paragraphs[here].start, paragraphs[here].end)
    if label:
        return scene.naming_at(Span(*label.span()))
    behind = (p for p in paragraphs[here + 1 : here + 1 + _REACH] if _is_signature(scene, p))
    lines = [*(p for p in paragraphs[-3:] if _is_about_the_author(scene, p)), *behind]
    lines += [p for p in paragraphs[:4] if _BYLINE.match(scene.text, p.start)]
    return scene.naming_at(lines[0]) if lines else None


def _is_about_the_author(scene: Scene, paragraph: Span) -> bool:
    """ "Ann Poe is a columnist." as a paragraph of its own at the end."""
    mention_end = scene.name_end(paragraph.start)
    return mention_end is not None and paragraph.end - paragraph.start < _ABOUT and bool(_IS.match(scene.text, mention_end))


def interviewee(scene: Scene) -> Naming | None:
    """The person whom an interview's text names most."""
    people = [n for n in scene.register.namings if n and n.entity.kind == "person"]
    return max(people, key=lambda n: len(n.entity.mentions), default=None)


def _is_signature(scene: Scene, paragraph: Span) -> bool:
    """A line that a person's name opens and no sentence follows."""
    line = scene.text[paragraph.start : paragraph.end]
    naming = scene.naming_at(Span(paragraph.start, paragraph.start + 3)) if len(line) < _SHORT_LINE else None
    return bool(naming) and naming is not None and naming.entity.kind == "person" and len(line.split()) <= 6
