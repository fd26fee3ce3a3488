"""The trade's verbs: each a frozen value that decides, on the floor's state, what happens."""

from floor.rules.verbs.base import VERBS, Moment, Verb
from floor.rules.verbs.calling import CallNext, Finish, NotHere, Recall, Requeue, StartService
from floor.rules.verbs.centre import AdoptCatalogue, CloseDay, EnrolAgent, OpenDay
from floor.rules.verbs.counters import (
    CloseCounter,
    OpenCounter,
    PauseCounter,
    SignIn,
    SignOut,
)
from floor.rules.verbs.tickets import Cancel, ConfirmTicket, TakeTicket

__all__ = [
    "VERBS",
    "AdoptCatalogue",
    "CallNext",
    "Cancel",
    "CloseCounter",
    "CloseDay",
    "ConfirmTicket",
    "EnrolAgent",
    "Finish",
    "Moment",
    "NotHere",
    "OpenCounter",
    "OpenDay",
    "PauseCounter",
    "Recall",
    "Requeue",
    "SignIn",
    "SignOut",
    "StartService",
    "TakeTicket",
    "Verb",
]
