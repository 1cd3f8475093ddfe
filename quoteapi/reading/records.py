"""What a file holds: records, of each of which an article can be made, in whichever process, or what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError

from quoteapi.errors import Fault, QuoteapiError
from quoteapi.schema_fields import flat_errors
from quoteapi.store import Incoming
from quoteapi.store.requests import ArticleToKeepSchema


class RecordError(QuoteapiError):
    """A record of which no article can be made; `place` tells which it is, such as `news.jsonl:17` or `feed.xml#entry 3`."""

    def __init__(self, place: str, fault: Fault) -> None:
        super().__init__(place, fault)
        self.place = place
        self.fault = fault

    def to_json(self) -> dict[str, Any]:
        """As a line of a file of errors tells it."""
        return {"place": self.place, "field": self.fault.field, "detail": self.fault.detail}

    def __str__(self) -> str:
        return self.fault.at(self.place)


class FaultError(QuoteapiError):
    """What a reader raises: something is wrong with the record, or the file, that it reads."""

    def __init__(self, detail: str, field: str | None = None) -> None:
        super().__init__(detail, field)
        self.fault = Fault(field, detail)


@dataclass(frozen=True, slots=True)
class Record:
    """One article, still as its file has it: `size` is about how many bytes that takes.

    `told` gives the fields of `ArticleToKeepSchema` that are told about it, and is where the work is done: a page's article is found
    then. It can be sent to another process, and raises FaultError.
    """

    place: str
    size: int
    told: Callable[[], Mapping[str, Any]]

    def incoming(self, named: Mapping[str, Any] | None = None, *, longest: int | None = None) -> Incoming:
        """The article; what is `named` stands over what the file tells, and its text has up to `longest` characters.

        Raises RecordError, which names the field at fault.
        """
        try:
            incoming: Incoming = ArticleToKeepSchema().load({**self.told(), **(named or {})})
        except FaultError as error:
            raise RecordError(self.place, error.fault) from None
        except ValidationError as error:
            raise RecordError(self.place, Fault(*next(flat_errors(error.messages)))) from None
        if longest is not None and len(incoming.text) > longest:
            raise RecordError(self.place, Fault("text", f"Has {len(incoming.text)} characters; {longest} are read at most."))
        return incoming
