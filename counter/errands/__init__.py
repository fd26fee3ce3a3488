"""Errands: what must be filled in before the floor is asked, each a value with no state."""

from counter.errands.base import Errand
from counter.errands.choosing import Find, OwnDay, Pick, WhyNext
from counter.errands.day import BeginDay, EndDay
from counter.errands.devices import Devices
from counter.errands.door import CheckIn, Issue
from counter.errands.ending import FinishWith, NextAfter, Note
from counter.errands.hall import Announce, OutOfTurnToday, RaisePriority
from counter.errands.people import PlanBreak, Release, Skills, UnlockPin
from counter.errands.sending import AddOne, Park, Resume, Transfer
from counter.errands.services import Quota, Restore, Suspend

ERRANDS: dict[str, Errand] = {
    errand.name: errand
    for errand in (
        Park(),
        Resume(),
        Transfer(),
        AddOne(),
        Pick(),
        Find(),
        WhyNext(),
        OwnDay(),
        FinishWith(),
        NextAfter(),
        Note(),
        Suspend(),
        Restore(),
        Quota(),
        Announce(),
        RaisePriority(),
        OutOfTurnToday(),
        Release(),
        PlanBreak(),
        Skills(),
        UnlockPin(),
        Devices(),
        BeginDay(),
        EndDay(),
        Issue(),
        CheckIn(),
    )
}
"""Every errand by the action that opens it."""
