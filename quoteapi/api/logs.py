"""The log: one JSON object a line on standard error. Requests are logged without their article, query and key."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TextIO, cast

from flask.logging import wsgi_errors_stream

NAME = "quoteapi"


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON: time, level, logger, message, what `extra={"fields": …}` adds, and the traceback if any."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, in ASCII."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": time, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line)


def configure(level: str) -> None:
    """Write the package's log lines of `level` and above; calling it again only sets the level."""
    logger = logging.getLogger(NAME)
    logger.setLevel(level)
    # It calls every page without an article an error; here that is the sender's, who is told with 422.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    if not any(isinstance(handler.formatter, JsonFormatter) for handler in logger.handlers):
        handler = logging.StreamHandler(cast("TextIO", wsgi_errors_stream))
        handler.setFormatter(JsonFormatter())
        logger.addHandler(handler)
