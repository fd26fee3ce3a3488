"""The host's log as lines of JSON: when, how grave, who says it, what, and its fields."""

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from floor import errors

LARGEST, KEPT = 10_000_000, 5
"""Bytes of a log file, and how many older ones are kept."""
OURS = ("foleni", "uvicorn")
_PLAIN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """A record as one line of JSON; what was given as `extra` are fields of it."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _PLAIN}
        if record.exc_info:
            line["fault"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def log_to(path: Path) -> logging.Handler:
    """Write what our programs log, from info on, to a file as well. Raises BadSetting."""
    try:
        handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError as fault:
        raise errors.BadSetting(setting="--log", problem=f"{path}: {fault.strerror}") from None
    handler.setFormatter(JsonLines())
    for name in OURS:
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    for shown in logging.getLogger().handlers:  # the terminal stays as quiet as it was
        shown.setLevel(max(shown.level, logging.getLogger().level))
    return handler
