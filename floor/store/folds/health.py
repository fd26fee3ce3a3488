"""Folds of what devices tell of themselves."""

from collections.abc import Iterator

from sqlalchemy import insert

from floor.rules import events as ev
from floor.store import tables as t
from floor.store.folds.base import Row, on

TELL = insert(t.health)


@on(ev.HealthTold)
def _told(centre: str, change: ev.HealthTold, event: ev.Event) -> Iterator[Row]:
    row = {"centre": centre, "key": event.key, "device": change.device, "at": event.at}
    told = {"faults": " ".join(change.faults), "away": change.away_ms}
    paper = {"paper_used": change.paper_used_mm, "paper_left": change.paper_left_mm}
    yield TELL, row | told | paper
