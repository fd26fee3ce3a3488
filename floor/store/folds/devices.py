"""Folds of the devices that may speak to the host."""

from collections.abc import Iterator

from sqlalchemy import insert

from floor.rules import events as ev
from floor.store import tables as t
from floor.store.folds.base import Row, change_row, on

ENROL = insert(t.devices)
REVOKE = change_row(t.devices, ("device",), "revoked_at")
SET = change_row(t.devices, ("device",), "counter", "zone", "printer", "language")


@on(ev.DeviceEnrolled)
def _enrolled(centre: str, change: ev.DeviceEnrolled, event: ev.Event) -> Iterator[Row]:
    row = {"centre": centre, "device": change.device, "name": change.name, "role": change.role}
    told = {"counter": None, "zone": "", "printer": "", "language": ""}
    yield ENROL, row | {"enrolled_at": event.at, "revoked_at": None} | told


@on(ev.DeviceRevoked)
def _revoked(centre: str, change: ev.DeviceRevoked, event: ev.Event) -> Iterator[Row]:
    yield REVOKE, {"of_centre": centre, "of_device": change.device, "new_revoked_at": event.at}


@on(ev.DeviceSet)
def _set(centre: str, change: ev.DeviceSet, event: ev.Event) -> Iterator[Row]:
    told = {"new_counter": change.counter, "new_zone": change.zone}
    told |= {"new_printer": change.printer, "new_language": change.language}
    yield SET, {"of_centre": centre, "of_device": change.device} | told
