"""How the devices of the room did: a subject of a report's centre."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRecord:
    """One device over the days of a report."""

    device: str
    disconnects: int
    away_ms: int
    printer_faults: int
    """Times that its printer began to fail in some way."""
    paper_used_mm: int
    paper_left_mm: int | None
    """Of its roll, as it told last; None where nobody counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machines:
    """All of them, as they told of themselves."""

    devices: tuple[DeviceRecord, ...] = ()

    @property
    def disconnects(self) -> int:
        return sum(each.disconnects for each in self.devices)

    @property
    def away_min(self) -> float:
        return sum(each.away_ms for each in self.devices) / 60_000

    @property
    def printer_faults(self) -> int:
        return sum(each.printer_faults for each in self.devices)

    @property
    def paper_used_m(self) -> float:
        return sum(each.paper_used_mm for each in self.devices) / 1000
