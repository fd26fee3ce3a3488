"""What technicians are shown of the devices; no key, no token."""

from dataclasses import dataclass

from floor.rules.snapshots.base import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLine:
    """A device, since when it is let in, and what it is told at its start."""

    device: str
    name: str
    role: str
    enrolled_at: int
    revoked_at: int | None
    counter: int | None
    zone: str
    printer: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthLine:
    """How a device is, as it told today."""

    device: str
    faults: tuple[str, ...]
    since: int
    """Since when they are just these, UTC milliseconds."""
    paper_used_mm: int
    paper_left_mm: int | None
    told_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceHealth(Snapshot):
    """How the devices of the room are: those with faults first."""

    lines: tuple[HealthLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Devices(Snapshot):
    """Every device that was ever enrolled, in order."""

    devices: tuple[DeviceLine, ...]
