"""Reads a TOML file that people edit, and says where and how to mend it when it cannot be read."""

import re
import tomllib
from pathlib import Path

from floor.errors import BadFile

_Place = tuple[str | int, ...]


def read_toml(path: Path) -> tuple[str, dict[str, object]]:
    """The file's text and what it says; BadFile if it is missing, not UTF-8 or not TOML."""
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except OSError as fault:
        raise _bad(
            path,
            "the file",
            f"it cannot be read ({fault.strerror})",
            "Check that the file is there and that Foleni may read it.",
        ) from fault
    except UnicodeDecodeError as fault:
        raise _bad(
            path,
            f"byte {fault.start + 1}",
            "a character is not written in UTF-8",
            "Save the file again with the encoding UTF-8.",
        ) from fault
    except (ValueError, RecursionError) as fault:
        problem, _, where = str(fault).partition(" (at ")
        line = re.search(r"line \d+", where)
        raise _bad(
            path,
            line[0] if line else "the end of the file",
            f"it is not TOML: {problem}",
            'Write each line as: name = "text", or name = 5.',
        ) from fault


def place_in(text: str, place: _Place) -> str:
    """Where a value stands in a TOML text: `line 41, services[3].minutes`, as near as is cheap."""
    told = ""
    for part in place:
        told += f"[{part}]" if isinstance(part, int) else f".{part}" if told else part
    line = line_of(text, place)
    return ", ".join(part for part in (f"line {line}" if line else "", told) if part) or "the file"


def line_of(text: str, place: _Place) -> int | None:
    """The line of a key, or of the table that lacks it, counted from 1; None if it is not found."""
    lines = text.splitlines()
    at, found = 0, None
    for step, part in enumerate(place):
        if isinstance(part, int):
            continue
        after = place[step + 1] if step + 1 < len(place) else 0
        nth = after if isinstance(after, int) else 0
        name = re.escape(part)
        key = re.compile(rf"\s*\"?{name}\"?\s*[.=]")
        own = next((n for n in range(at, _table_end(lines, at)) if key.match(lines[n])), None)
        if own is not None:
            return own + 1
        header = re.compile(rf"\s*\[+\s*\"?{name}\"?\s*[\].]")
        heads = [n for n in range(at, len(lines)) if header.match(lines[n])]
        if len(heads) <= nth:
            break
        found = heads[nth]
        at = found + 1
    return None if found is None else found + 1


def _table_end(lines: list[str], start: int) -> int:
    ends = (n for n in range(start, len(lines)) if re.match(r"\s*\[+[^\]]+\]+\s*(#.*)?$", lines[n]))
    return next(ends, len(lines))


def _bad(path: Path, place: str, problem: str, mend: str) -> BadFile:
    return BadFile(path=str(path), place=place, problem=problem, mend=mend)
