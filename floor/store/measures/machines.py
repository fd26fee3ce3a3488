"""How the devices did, from what they told of themselves."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from floor.facade.machines import DeviceRecord, Machines
from floor.rules import opening
from floor.store import tables as t


def machines(connection: Connection, centre: str, since: str, until: str) -> Machines:
    """Of all that told anything on local days, both included; by name."""
    after = (date.fromisoformat(until) + timedelta(days=1)).isoformat()
    told = t.health.c
    rows = connection.execute(
        select(told.device, told.faults, told.paper_used, told.paper_left, told.away)
        .where(
            told.centre == centre,
            told.at >= opening.at_local(since, 0),
            told.at < opening.at_local(after, 0),
        )
        .order_by(told.at, told.key)
    )
    by_device: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_device[row.device].append(row)
    return Machines(devices=tuple(_record(*item) for item in sorted(by_device.items())))


def _record(device: str, rows: list[Any]) -> DeviceRecord:
    failing = [{code for code in row.faults.split() if "printer" in code} for row in rows]
    begun = (now - before for before, now in zip([set(), *failing], failing, strict=False))
    return DeviceRecord(
        device=device,
        disconnects=sum(row.away > 0 for row in rows),
        away_ms=sum(row.away for row in rows),
        printer_faults=sum(map(len, begun)),
        paper_used_mm=sum(row.paper_used for row in rows),
        paper_left_mm=rows[-1].paper_left,
    )
