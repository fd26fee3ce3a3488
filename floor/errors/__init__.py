"""Everything that can be refused or go wrong, as one tree; sentences in assets/words/error.toml.

FoleniError
├── Refused               the floor says no; nothing has changed
│   ├── DayNotOpen, DayAlreadyOpen, DayOver, CentreClosed, ServiceClosed
│   ├── NoServiceAsked, TooManyServices, UnknownService, OtherCentre
│   ├── UnknownVisit, UnknownCounter, UnknownAgent, UnknownDevice
│   ├── WrongPin, PinDelayed, PinLocked, WrongCode
│   ├── CounterTaken, AgentElsewhere, NotSignedIn, CounterNotOpen, CounterBusy
│   ├── NobodyWaiting, NothingCalled, WrongStep, RecallsUsed, CannotServe, OutcomeNeeded
│   ├── ServiceDown, QuotaUsed, TooManyWaiting, BookingOnly, NotSuspended
│   ├── UnknownBooking, BookingUsed, BookingEarly, BookingLate, BookingElsewhere, BookingOtherDay
│   ├── ReasonNeeded, TooLate, WrongOrder, WrongRating, NoteLength
│   └── KeyReused, NotAllowed, NoCatalogue, LinesRefused
├── BadInput              what was given cannot be read
│   ├── BadFile           a file of ours, with place and mend
│   ├── BadSetting        an option or setting
│   └── BadRequest        what came over the wire
└── Trouble               the surroundings fail: disk, network, another program
    ├── HostUnreachable, HostForeign, HostFailed, HostRegressed
    ├── NotEnrolled, DeviceRevoked, SessionOver, CodeUnfit
    ├── StoreLocked, StoreDamaged, StoreFull, StoreForeign, SqliteAffected, SchemaNewer
    ├── StoreReadOnly, StoreRegressed
    └── PrinterFailed, AddressTaken, ProgramFailed, NoSynthesiser
"""

from floor.errors.bad_input import BadFile, BadRequest, BadSetting
from floor.errors.base import BadInput, FoleniError, Refused, Trouble
from floor.errors.refused import (
    AgentElsewhere,
    BookingEarly,
    BookingElsewhere,
    BookingLate,
    BookingOnly,
    BookingOtherDay,
    BookingUsed,
    CannotServe,
    CentreClosed,
    CounterBusy,
    CounterNotOpen,
    CounterTaken,
    DayAlreadyOpen,
    DayNotOpen,
    DayOver,
    KeyReused,
    LinesRefused,
    NobodyWaiting,
    NoCatalogue,
    NoServiceAsked,
    NotAllowed,
    NoteLength,
    NothingCalled,
    NotSignedIn,
    NotSuspended,
    OtherCentre,
    OutcomeNeeded,
    PinDelayed,
    PinLocked,
    QuotaUsed,
    ReasonNeeded,
    RecallsUsed,
    ServiceClosed,
    ServiceDown,
    TooLate,
    TooManyServices,
    TooManyWaiting,
    UnknownAgent,
    UnknownBooking,
    UnknownCounter,
    UnknownDevice,
    UnknownService,
    UnknownVisit,
    WrongCode,
    WrongOrder,
    WrongPin,
    WrongRating,
    WrongStep,
)
from floor.errors.trouble import (
    AddressTaken,
    CodeUnfit,
    DeviceRevoked,
    HostFailed,
    HostForeign,
    HostRegressed,
    HostUnreachable,
    NoSynthesiser,
    NotEnrolled,
    PrinterFailed,
    ProgramFailed,
    SchemaNewer,
    SessionOver,
    SqliteAffected,
    StoreDamaged,
    StoreForeign,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreRegressed,
)

__all__ = [
    "AddressTaken",
    "AgentElsewhere",
    "BadFile",
    "BadInput",
    "BadRequest",
    "BadSetting",
    "BookingEarly",
    "BookingElsewhere",
    "BookingLate",
    "BookingOnly",
    "BookingOtherDay",
    "BookingUsed",
    "CannotServe",
    "CentreClosed",
    "CodeUnfit",
    "CounterBusy",
    "CounterNotOpen",
    "CounterTaken",
    "DayAlreadyOpen",
    "DayNotOpen",
    "DayOver",
    "DeviceRevoked",
    "FoleniError",
    "HostFailed",
    "HostForeign",
    "HostRegressed",
    "HostUnreachable",
    "KeyReused",
    "LinesRefused",
    "NoCatalogue",
    "NoServiceAsked",
    "NoSynthesiser",
    "NobodyWaiting",
    "NotAllowed",
    "NotEnrolled",
    "NotSignedIn",
    "NotSuspended",
    "NoteLength",
    "NothingCalled",
    "OtherCentre",
    "OutcomeNeeded",
    "PinDelayed",
    "PinLocked",
    "PrinterFailed",
    "ProgramFailed",
    "QuotaUsed",
    "ReasonNeeded",
    "RecallsUsed",
    "Refused",
    "SchemaNewer",
    "ServiceClosed",
    "ServiceDown",
    "SessionOver",
    "SqliteAffected",
    "StoreDamaged",
    "StoreForeign",
    "StoreFull",
    "StoreLocked",
    "StoreReadOnly",
    "StoreRegressed",
    "TooLate",
    "TooManyServices",
    "TooManyWaiting",
    "Trouble",
    "UnknownAgent",
    "UnknownBooking",
    "UnknownCounter",
    "UnknownDevice",
    "UnknownService",
    "UnknownVisit",
    "WrongCode",
    "WrongOrder",
    "WrongPin",
    "WrongRating",
    "WrongStep",
]
