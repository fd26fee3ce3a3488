"""What screens show: whole answers with the version and time of the floor they were made from."""

from floor.rules.snapshots.alone import KioskAlone, KioskKit, LinesTaken, SuspendedNow
from floor.rules.snapshots.base import Snapshot
from floor.rules.snapshots.decisions import DecidedLine, Standing
from floor.rules.snapshots.desk import CounterDesk, NowServing, ParkedVisit, Queue, QueueRow
from floor.rules.snapshots.devices import (
    DeviceCode,
    DeviceHealth,
    DeviceLine,
    Devices,
    HealthLine,
    SilentScreen,
)
from floor.rules.snapshots.hall import Board, BookingLine, ServiceDown, WaitRow
from floor.rules.snapshots.kiosk import LegLine, Menu, MenuService, Ticket
from floor.rules.snapshots.office import (
    Advice,
    AdviceLine,
    BreakLine,
    Conditions,
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
from floor.rules.snapshots.setup import Setup
from floor.rules.snapshots.wall import CounterLine, QueueFigures

__all__ = [
    "Advice",
    "AdviceLine",
    "AgentDay",
    "AgentLine",
    "Badge",
    "Board",
    "BookingLine",
    "BreakLine",
    "Conditions",
    "CounterDesk",
    "CounterLine",
    "DayReport",
    "DecidedLine",
    "DeviceCode",
    "DeviceHealth",
    "DeviceLine",
    "Devices",
    "Found",
    "Health",
    "HealthLine",
    "KioskAlone",
    "KioskKit",
    "LegLine",
    "LinesTaken",
    "Menu",
    "MenuService",
    "NowServing",
    "Overtaker",
    "ParkedVisit",
    "Queue",
    "QueueFigures",
    "QueueRow",
    "Roster",
    "ServiceDown",
    "ServiceQuota",
    "Setup",
    "SilentScreen",
    "Snapshot",
    "Standing",
    "SuspendedNow",
    "Ticket",
    "VisitLine",
    "WaitBoard",
    "WaitRow",
    "Why",
]
