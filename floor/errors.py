"""Everything that can be refused or go wrong, as one tree; sentences in assets/words/error.toml.

FoleniError
├── Refused               the floor says no; nothing has changed
│   ├── DayNotOpen, DayAlreadyOpen, DayOver, CentreClosed, ServiceClosed
│   ├── NoServiceAsked, TooManyServices, UnknownService, OtherCentre
│   ├── UnknownVisit, UnknownCounter, UnknownAgent, WrongPin
│   ├── CounterTaken, AgentElsewhere, NotSignedIn, CounterNotOpen, CounterBusy
│   ├── NobodyWaiting, NothingCalled, WrongStep, RecallsUsed, CannotServe, OutcomeNeeded
│   ├── ServiceDown, QuotaUsed, TooManyWaiting, BookingOnly, NotSuspended
│   ├── UnknownBooking, BookingUsed, BookingEarly, BookingLate, BookingElsewhere, BookingOtherDay
│   ├── ReasonNeeded, TooLate, WrongOrder, WrongRating, NoteLength
│   └── KeyReused, NotAllowed, NoCatalogue
├── BadInput              what was given cannot be read
│   ├── BadFile           a file of ours, with place and mend
│   ├── BadSetting        an option or setting
│   └── BadRequest        what came over the wire
└── Trouble               the surroundings fail: disk, network, another program
    ├── HostUnreachable, HostFailed
    ├── StoreLocked, StoreDamaged, StoreFull, StoreForeign, SqliteAffected, SchemaNewer
    ├── StoreReadOnly, StoreRegressed
    └── PrinterFailed, AddressTaken, ProgramFailed
"""

import re
from typing import ClassVar


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class FoleniError(Exception):
    """The base of all; `code` names the sentences, `values` fill their places."""

    code: ClassVar[str] = "foleni_error"
    by_code: ClassVar[dict[str, type["FoleniError"]]] = {}

    def __init_subclass__(cls) -> None:
        cls.code = _snake(cls.__name__)
        FoleniError.by_code[cls.code] = cls

    def __init__(self, **values: str | int | float) -> None:
        self.values = values
        super().__init__(self.code, values)

    def __str__(self) -> str:
        told = ", ".join(f"{name}: {value}" for name, value in self.values.items())
        return f"{self.code} ({told})" if told else self.code


class Refused(FoleniError):
    """The floor says no; state and journal are as they were."""


class BadInput(FoleniError):
    """What was given cannot be read or is not allowed there."""


class Trouble(FoleniError):
    """The surroundings fail; what was asked may be asked again with the same key."""


class DayNotOpen(Refused):
    """No day is open."""


class DayAlreadyOpen(Refused):
    """A day is open already (day)."""


class DayOver(Refused):
    """This day was closed already, or a later one was opened (day)."""


class CentreClosed(Refused):
    """Outside the centre's hours (opens, closes as HH:MM)."""


class ServiceClosed(Refused):
    """Outside the service's hours (service, opens, closes as HH:MM)."""


class NoServiceAsked(Refused):
    """A ticket needs a service."""


class TooManyServices(Refused):
    """More services than one ticket carries (most)."""


class UnknownService(Refused):
    """Not offered at this centre (service)."""


class OtherCentre(Refused):
    """The offer is another centre's (centre, asked)."""


class UnknownVisit(Refused):
    """No such visit today (visit)."""


class UnknownCounter(Refused):
    """No such counter at this centre (counter)."""


class UnknownAgent(Refused):
    """No such agent at this centre (agent)."""


class WrongPin(Refused):
    """The PIN is not this agent's (agent)."""


class CounterTaken(Refused):
    """Another agent is signed in at this counter (counter, agent)."""


class AgentElsewhere(Refused):
    """The agent is signed in at another counter (agent, counter)."""


class NotSignedIn(Refused):
    """Nobody is signed in at this counter (counter)."""


class CounterNotOpen(Refused):
    """The counter is closed or on a break (counter)."""


class CounterBusy(Refused):
    """Someone is called to or served at the counter (counter, ticket)."""


class NobodyWaiting(Refused):
    """Nobody waits whom this counter could serve (counter)."""


class NothingCalled(Refused):
    """Nobody is called to this counter (counter)."""


class WrongStep(Refused):
    """The visit is at another step than the verb needs (ticket, step)."""


class RecallsUsed(Refused):
    """The number was called as often as the centre calls one (ticket, most)."""


class CannotServe(Refused):
    """The counter or agent does not give the service (service)."""


class OutcomeNeeded(Refused):
    """The service's outcome must be told, one of those given (service, outcomes)."""


class ServiceDown(Refused):
    """The service is suspended (service)."""


class QuotaUsed(Refused):
    """The day's tickets for the service are used up (service)."""


class TooManyWaiting(Refused):
    """As many wait for the service as it takes (service, most)."""


class BookingOnly(Refused):
    """The service is given with an appointment only (service)."""


class NotSuspended(Refused):
    """The service is not suspended (service)."""


class UnknownBooking(Refused):
    """The centre knows no such appointment (booking)."""


class BookingUsed(Refused):
    """The appointment was checked in already (booking, ticket)."""


class BookingEarly(Refused):
    """Too early to check in (opens as HH:MM)."""


class BookingLate(Refused):
    """The booked time is past (booked as HH:MM)."""


class BookingElsewhere(Refused):
    """The appointment is at another centre (centre)."""


class BookingOtherDay(Refused):
    """The appointment is on another day (day)."""


class ReasonNeeded(Refused):
    """What is out of turn needs a reason."""


class TooLate(Refused):
    """It can no longer be taken back (ticket)."""


class WrongOrder(Refused):
    """The order does not name each service that is still to come once (ticket)."""


class WrongRating(Refused):
    """A rating is 1 to 5 (rating)."""


class NoteLength(Refused):
    """A note is empty or too long (most)."""


class KeyReused(Refused):
    """The same key came with other arguments."""


class NotAllowed(Refused):
    """The device's role may not do this (verb)."""


class NoCatalogue(Refused):
    """The centre has adopted no catalogue yet."""


class BadFile(BadInput):
    """A file cannot be read as what it should be (path, place, problem, mend)."""

    def __init__(self, *, path: str, place: str, problem: str, mend: str) -> None:
        super().__init__(path=path, place=place, problem=problem, mend=mend)


class BadSetting(BadInput):
    """An option or setting cannot be used (setting, problem)."""


class BadRequest(BadInput):
    """What came over the wire cannot be read (problem)."""


class HostUnreachable(Trouble):
    """The host does not answer (address)."""


class HostFailed(Trouble):
    """The host answered with a failure of its own (address)."""


class StoreLocked(Trouble):
    """Another host holds this store (path)."""


class StoreDamaged(Trouble):
    """The store cannot be read or its journal's chain is broken (path, problem)."""


class StoreFull(Trouble):
    """The disk is full (path)."""


class StoreReadOnly(Trouble):
    """The disk that holds the store can only be read (path)."""


class StoreRegressed(Trouble):
    """The store lacks lines that it once had: an old copy, or without its -wal file (path, seq)."""


class StoreForeign(Trouble):
    """The store belongs to another centre (path, centre, asked)."""


class SqliteAffected(Trouble):
    """This SQLite can lose commits (found, needed)."""


class SchemaNewer(Trouble):
    """A newer Foleni made this store (path, found, known)."""


class PrinterFailed(Trouble):
    """The printer does not take the ticket (printer, problem)."""


class AddressTaken(Trouble):
    """Another program listens on the address (address)."""


class ProgramFailed(Trouble):
    """A program of ours did not start or has ended (program, said)."""
