"""The trade's verbs: each a frozen value that decides, on the floor's state, what happens."""

from floor.rules.verbs.alone import AdoptLines, ComeBack, GiveSeries, GoAlone, NoteRegression
from floor.rules.verbs.appointments import AdoptAppointments, CheckIn
from floor.rules.verbs.base import VERBS, Moment, Note, Verb
from floor.rules.verbs.calling import (
    CallNext,
    CallTicket,
    Finish,
    NotHere,
    Recall,
    Requeue,
    StartService,
    Undo,
)
from floor.rules.verbs.centre import AdoptCatalogue, CloseDay, EnrolAgent, NoteClock, OpenDay
from floor.rules.verbs.counters import (
    CloseCounter,
    OpenCounter,
    PauseCounter,
    SignIn,
    SignOut,
)
from floor.rules.verbs.decisions import AdoptDecision, NoteRefusal, TrustHeadquarters
from floor.rules.verbs.devices import (
    AdmitDevice,
    EnrolDevice,
    RevokeDevice,
    RevokeDeviceBy,
    SetDevice,
)
from floor.rules.verbs.health import TellHealth
from floor.rules.verbs.managing import AmendCentre, RestoreCentre, SetAgent
from floor.rules.verbs.notes import AddNote
from floor.rules.verbs.office import BeginDay, EndDay, Identify, SetSkills
from floor.rules.verbs.pins import ChangePin, ResetPin, UnlockPin
from floor.rules.verbs.recovering import LostVisit, RecoverVisits
from floor.rules.verbs.sending import Park, Resume, Transfer
from floor.rules.verbs.supervising import (
    Announce,
    PlanBreak,
    RaisePriority,
    Release,
    RestoreService,
    SetQuota,
    SuspendService,
)
from floor.rules.verbs.tickets import (
    AddService,
    Cancel,
    ConfirmTicket,
    OrderServices,
    Rate,
    Reprint,
    ReturnVisit,
    TakeTicket,
)
from floor.rules.verbs.wrapping import WrapUp

__all__ = [
    "VERBS",
    "AddNote",
    "AddService",
    "AdmitDevice",
    "AdoptAppointments",
    "AdoptCatalogue",
    "AdoptDecision",
    "AdoptLines",
    "AmendCentre",
    "Announce",
    "BeginDay",
    "CallNext",
    "CallTicket",
    "Cancel",
    "ChangePin",
    "CheckIn",
    "CloseCounter",
    "CloseDay",
    "ComeBack",
    "ConfirmTicket",
    "EndDay",
    "EnrolAgent",
    "EnrolDevice",
    "Finish",
    "GiveSeries",
    "GoAlone",
    "Identify",
    "LostVisit",
    "Moment",
    "NotHere",
    "Note",
    "NoteClock",
    "NoteRefusal",
    "NoteRegression",
    "OpenCounter",
    "OpenDay",
    "OrderServices",
    "Park",
    "PauseCounter",
    "PlanBreak",
    "RaisePriority",
    "Rate",
    "Recall",
    "RecoverVisits",
    "Release",
    "Reprint",
    "Requeue",
    "ResetPin",
    "RestoreCentre",
    "RestoreService",
    "Resume",
    "ReturnVisit",
    "RevokeDevice",
    "RevokeDeviceBy",
    "SetAgent",
    "SetDevice",
    "SetQuota",
    "SetSkills",
    "SignIn",
    "SignOut",
    "StartService",
    "SuspendService",
    "TakeTicket",
    "TellHealth",
    "Transfer",
    "TrustHeadquarters",
    "Undo",
    "UnlockPin",
    "Verb",
    "WrapUp",
]
