"""The articles of `adversary.txt`, all invented, and what is done to their quotes by hand.

An article begins with `# ` and its name. Behind its text stand its speakers, `@ ` and the names by which each may be given, and who is
given wrongly; under each what he says:

- `= ` or `=~ ` a quote, in one piece or in two;
- `negation: never => ` words put in the place of others, and as what the change must be told, one of several kinds; `wording` where none of
  meaning, `any` where either will do, `typography` where no word differs;
- `part: ` or `turn: ` a part of the quote, which leaves out what may turn its meaning; or any other verdict and a quotation that has it.

`~ ` is what indirect speech was made of, by whom; `~! ` the same with another meaning, and its kind; `? ` what two have said; `- ` what
nobody has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

LISTED = Path(__file__).with_name("adversary.txt")


@dataclass(slots=True)
class Base:
    """A quote of an article, by whom it is, who else speaks there, and what is done to it by hand."""

    article: str
    text: str
    names: list[str]
    stranger: str
    apart: bool
    listed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def bare(self) -> str:
        """Without the mark at its end, which is the writer's."""
        return self.text.rstrip(".")


@dataclass(slots=True)
class Article:
    """A text, its quotes, and what is said of it beside them: indirect speech, and quotations that it has not."""

    text: str
    bases: list[Base] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)


def articles() -> dict[str, Article]:
    """The articles of the list, by name."""
    out: dict[str, Article] = {}
    for block in LISTED.read_text(encoding="utf-8").split("\n# "):
        name, _, rest = block.removeprefix("# ").partition("\n")
        text, _, ways = rest.partition("\n@ ")
        out[name] = article = Article(text.strip())
        people: list[str] = []
        for line in ("@ " + ways).strip().splitlines():
            sign, _, told = line.partition(" ")
            match sign:
                case "@":
                    people = [each.strip() for each in told.split(";")]
                case "=" | "=~":
                    names = [each for each in people[:3] if each != "-"]
                    article.bases.append(Base(name, told, names, people[3], sign == "=~"))
                case "~" | "~!":
                    article.spoken.append(line)
                case "-":
                    article.absent.append(told)
                case "?":
                    article.shared.append(told)
                case _:
                    article.bases[-1].listed.append((sign.rstrip(":"), told))
    return out
