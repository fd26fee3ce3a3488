"""The board's lists as rows: pure functions of its answer."""

from collections.abc import Iterable
from typing import Any

from floor.rules.offer import Language
from floor.rules.snapshots import WaitRow
from floor.rules.state import Call
from floor.rules.waiting.foretold import WaitRange


def recent_rows(calls: Iterable[Call]) -> list[dict[str, Any]]:
    """A row for each call; nothing is looked up, so that no bad entry can empty the board."""
    return [
        {
            "id": f"{call.visit}/{call.id}",
            "number": call.ticket,
            "counter": str(call.counter),
            "lane": str(call.lane),
            "again": call.again,
        }
        for call in calls
    ]


def range_text(wait: WaitRange) -> str:
    """A range in figures, which need no language; empty where none can be told."""
    return f"{wait.low}–{wait.high}" if wait.said else ""  # noqa: RUF001 - as figures are ranged


def wait_rows(waits: Iterable[WaitRow], *, first: Language) -> list[dict[str, Any]]:
    """A row for each agency, once, by its name: where people look for it, and it does not move."""
    rows = {
        wait.agency: {
            "agency": wait.agency,
            "name": wait.name.in_language(first),
            "other_name": wait.name.in_language("sw" if first == "en" else "en"),
            "waiting": wait.waiting,
            "range": range_text(wait.wait),
            "unsaid": wait.wait.unsaid,
        }
        for wait in waits
    }
    return sorted(rows.values(), key=lambda row: str(row["name"]).casefold())
