"""Every errand by its action: imported with the first press, behind the first frame."""

from counter.errands.base import Errand
from counter.errands.centre import CounterGives, Offered, Promise
from counter.errands.choosing import Find, OwnDay, Pick, WhyNext
from counter.errands.day import BeginDay, EndDay
from counter.errands.devices import AdmitDevice, Devices, RevokeDevice
from counter.errands.door import CheckIn, Issue
from counter.errands.ending import FinishAsked, FinishWith, NextAfter, Note, WrapUpAsked
from counter.errands.hall import Announce, OutOfTurnToday, RaisePriority
from counter.errands.people import PlanBreak, Release, Skills
from counter.errands.pins import ChangePin, ResetPin, UnlockPin
from counter.errands.roster import RosterOfDays
from counter.errands.sending import AddOne, Park, Resume, Transfer
from counter.errands.services import Quota, Restore, Suspend
from counter.errands.staff import Agents
from counter.errands.standards import CentreCustoms, CentreHours, Versions

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
        FinishAsked(),
        WrapUpAsked(),
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
        ResetPin(),
        ChangePin(),
        Agents(),
        Promise(),
        Offered(),
        CounterGives(),
        CentreHours(),
        CentreCustoms(),
        Versions(),
        RosterOfDays(),
        Devices(),
        AdmitDevice(),
        RevokeDevice(),
        BeginDay(),
        EndDay(),
        Issue(),
        CheckIn(),
    )
}
"""Every errand by the action that opens it."""
