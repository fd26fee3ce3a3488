"""What screens show: whole answers with the version and time of the floor they were made from."""

from floor.rules.snapshots.alone import KioskAlone, KioskKit, LinesTaken, SuspendedNow
from floor.rules.snapshots.base import Snapshot
from floor.rules.snapshots.desk import CounterDesk, NowServing, ParkedVisit, Queue, QueueRow
from floor.rules.snapshots.devices import DeviceHealth, DeviceLine, Devices, HealthLine
from floor.rules.snapshots.hall import Board, ServiceDown, WaitRow
from floor.rules.snapshots.kiosk import LegLine, Menu, MenuService, Ticket
from floor.rules.snapshots.office import (
    Advice,
    AdviceLine,
    BreakLine,
    Conditions,
    CounterLine,
    DayReport,
    Health,
    Overtaker,
    ServiceQuota,
    WaitBoard,
    Why,
)
from floor.rules.snapshots.people import (
    AgentDay,
    AgentLine,
    Badge,
    Found,
    Roster,
    VisitLine,
)

__all__ = [
    "Advice",
    "AdviceLine",
    "DeviceHealth",
    "HealthLine",
    "KioskAlone",
    "KioskKit",
    "LinesTaken",
    "SuspendedNow",
    "AgentDay",
    "AgentLine",
    "Badge",
    "Board",
    "BreakLine",
    "Conditions",
    "CounterDesk",
    "CounterLine",
    "DayReport",
    "DeviceLine",
    "Devices",
    "Found",
    "Health",
    "LegLine",
    "Menu",
    "MenuService",
    "NowServing",
    "Overtaker",
    "ParkedVisit",
    "Queue",
    "QueueRow",
    "Roster",
    "ServiceDown",
    "ServiceQuota",
    "Snapshot",
    "Ticket",
    "VisitLine",
    "WaitBoard",
    "WaitRow",
    "Why",
]
