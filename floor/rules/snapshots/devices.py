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
class DeviceCode(Snapshot):
    """A code that lets one device in; only the host that made it up tells it, and keeps no copy."""

    role: str
    name: str
    until: int
    """UTC milliseconds."""
    code: str = ""
    addresses: tuple[str, ...] = ()
    """Where the host listens in the room."""


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
    heard_at: int | None = None
    """When it was heard last, if it is a screen that watches; kept by the host while it runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentScreen:
    """A display or counter that was not heard for half a minute or more."""

    device: str
    counter: int | None
    """Whose agent works there; None for a display."""
    since: int
    """When it was heard last, UTC milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceHealth(Snapshot):
    """How the devices of the room are: those with faults first."""

    lines: tuple[HealthLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Devices(Snapshot):
    """Every device that was ever enrolled, in order."""

    devices: tuple[DeviceLine, ...]
