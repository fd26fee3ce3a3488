"""Changes of appointments: adopted from whoever books, checked in, missed."""

from dataclasses import dataclass

from floor.rules.events.base import Change
from floor.rules.events.visits import Told


@dataclass(frozen=True, kw_only=True)
class Booking:
    """An appointment as it was booked; no name, no phone."""

    code: str
    """What the citizen shows; unique at the centre."""
    service: str
    at: int
    """Booked time, UTC milliseconds."""
    centre: str


@dataclass(frozen=True, kw_only=True)
class AppointmentsAdopted(Change):
    """The centre knows these bookings from now on; one that it knew already is replaced."""

    bookings: tuple[Booking, ...]


@dataclass(frozen=True, kw_only=True)
class AppointmentUsed(Change):
    """A citizen checked in with a booking; the visit carries it from now on."""

    code: str
    visit: str
    clock: int
    """Where the promise's clock starts: max(booked time, check-in)."""
    promise: float
    told: Told | None = None
    """The wait from now on as the citizen was told; None where none could be said."""


@dataclass(frozen=True, kw_only=True)
class AppointmentMissed(Change):
    """Nobody came with the booking."""

    code: str
