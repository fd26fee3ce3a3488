"""Folds events into tables: for each kind of change, the statements that write it down.

The centre and headquarters both use it; nothing else writes the folded tables.
"""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Delete, Insert, Update, bindparam, delete, func, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert

from floor.rules import events as ev
from floor.rules.state import Stand, Step
from floor.store import tables as t

Statement = Insert | Update | Delete
Row = tuple[Statement, dict[str, Any]]
Folder = Callable[[str, Any, ev.Event], Iterator[Row]]
_folders: dict[type[ev.Change], Folder] = {}


def rows(centre: str, event: ev.Event) -> Iterator[Row]:
    """The statements, with their parameters, that write one event of a centre into the tables."""
    return _folders[type(event.change)](centre, event.change, event)


def on(kind: type[ev.Change]) -> Callable[[Folder], Folder]:
    """Register the folder of one kind of change."""

    def keep(folder: Folder) -> Folder:
        _folders[kind] = folder
        return folder

    return keep


def _leg(*changed: str, **computed: Any) -> Update:
    columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in changed}
    return (
        update(t.legs)
        .where(
            t.legs.c.centre == bindparam("of_centre"),
            t.legs.c.visit == bindparam("of_visit"),
            t.legs.c.leg == bindparam("of_leg"),
        )
        .values(**columns, **computed)
    )


def _counter(*changed: str) -> Update:
    return (
        update(t.counters)
        .where(
            t.counters.c.centre == bindparam("of_centre"),
            t.counters.c.counter == bindparam("of_counter"),
        )
        .values({name: bindparam(f"new_{name}") for name in changed})
    )


def _upsert(table: Any, *changed: str) -> Insert:
    base = upsert(table)
    return base.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: base.excluded[name] for name in changed},
    )


ADD_CENTRE = _upsert(t.centres, "name", "county", "town", "adopted_at")
DROP_AGENCIES = delete(t.agencies).where(t.agencies.c.centre == bindparam("of_centre"))
DROP_SERVICES = delete(t.services).where(t.services.c.centre == bindparam("of_centre"))
DROP_COUNTERS = delete(t.counters).where(
    t.counters.c.centre == bindparam("of_centre"), t.counters.c.agent.is_(None)
)
ADD_AGENCY, ADD_SERVICE = insert(t.agencies), insert(t.services)
ADD_COUNTER = upsert(t.counters).on_conflict_do_nothing()
ADD_AGENT = _upsert(t.agents, "role")
OPEN_DAY = insert(t.days)
CLOSE_DAY = (
    update(t.days)
    .where(t.days.c.centre == bindparam("of_centre"), t.days.c.day == bindparam("of_day"))
    .values(closed_at=bindparam("new_closed_at"), reason=bindparam("new_reason"))
)
ADD_VISIT, ADD_LEG = insert(t.visits), insert(t.legs)
COUNT_NUMBER = _upsert(t.numbers, "last")
RECEIVE = (
    update(t.visits)
    .where(t.visits.c.centre == bindparam("of_centre"), t.visits.c.visit == bindparam("of_visit"))
    .values(received=bindparam("new_received"))
)
CALL = _leg(
    "step",
    "share",
    "guard",
    "counter",
    "agent",
    called_at=func.coalesce(t.legs.c.called_at, bindparam("new_called_at")),
    calls=t.legs.c.calls + 1,
)
RECALL = _leg(calls=t.legs.c.calls + 1, recalls=t.legs.c.recalls + 1)
START = _leg("step", "started_at")
REQUEUE = _leg("step", "counter", "agent", requeues=t.legs.c.requeues + 1)
QUEUE = _leg("step", "clock")
END = _leg("step", "ended_at", "outcome")
HOLD = _counter("visit", "since")
STAND = _counter("stand", "since")
SEAT = _counter("agent", "since")
LEAVE = _counter("agent", "stand", "since")


def _of_leg(centre: str, change: Any, **new: Any) -> dict[str, Any]:
    place = {"of_centre": centre, "of_visit": change.visit, "of_leg": change.leg}
    return place | {f"new_{name}": value for name, value in new.items()}


def _of_counter(centre: str, counter: int, **new: Any) -> dict[str, Any]:
    place = {"of_centre": centre, "of_counter": counter}
    return place | {f"new_{name}": value for name, value in new.items()}


@on(ev.CatalogueAdopted)
def _catalogue(centre: str, change: ev.CatalogueAdopted, event: ev.Event) -> Iterator[Row]:
    offer = change.offer
    yield (
        ADD_CENTRE,
        {
            "centre": centre,
            "name": offer.name,
            "county": offer.county,
            "town": offer.town,
            "adopted_at": event.at,
        },
    )
    for drop in (DROP_AGENCIES, DROP_SERVICES, DROP_COUNTERS):
        yield drop, {"of_centre": centre}
    for agency in offer.agencies:
        name = {"name_en": agency.name.en, "name_sw": agency.name.sw}
        yield ADD_AGENCY, {"centre": centre, "agency": agency.code} | name
    for service in offer.services:
        row = {
            "centre": centre,
            "service": service.code,
            "agency": service.agency,
            "category": service.category,
            "name_en": service.name.en,
            "name_sw": service.name.sw,
            "minutes": service.minutes,
        }
        yield ADD_SERVICE, row
    for plan in offer.counters:
        closed = {"stand": Stand.CLOSED.value, "agent": None, "visit": None, "since": event.at}
        yield ADD_COUNTER, {"centre": centre, "counter": plan.number} | closed


@on(ev.AgentEnrolled)
def _agent(centre: str, change: ev.AgentEnrolled, event: ev.Event) -> Iterator[Row]:
    yield ADD_AGENT, {"centre": centre, "agent": change.agent, "role": change.role}


@on(ev.DayOpened)
def _day_opened(centre: str, change: ev.DayOpened, event: ev.Event) -> Iterator[Row]:
    row = {"centre": centre, "day": change.day, "opened_at": event.at, "closed_at": None}
    yield OPEN_DAY, row | {"reason": ""}


@on(ev.DayClosed)
def _day_closed(centre: str, change: ev.DayClosed, event: ev.Event) -> Iterator[Row]:
    over = {"new_closed_at": event.at, "new_reason": change.reason}
    yield CLOSE_DAY, {"of_centre": centre, "of_day": change.day} | over


@on(ev.TicketTaken)
def _ticket_taken(centre: str, change: ev.TicketTaken, event: ev.Event) -> Iterator[Row]:
    series = {"centre": centre, "day": change.day, "series": change.series}
    yield COUNT_NUMBER, series | {"last": change.number}
    visit = {
        "visit": change.visit,
        "number": change.number,
        "lane": change.lane.value,
        "language": change.language,
        "issued_at": event.at,
        "ahead": change.ahead,
        "received": "",
        "token": change.token,
    }
    yield ADD_VISIT, series | visit
    for index, plan in enumerate(change.legs):
        first = index == 0
        blank = dict.fromkeys(
            ("called_at", "share", "guard", "counter", "agent", "started_at", "ended_at")
        )
        leg = {
            "centre": centre,
            "visit": change.visit,
            "leg": index,
            "day": change.day,
            "service": plan.service,
            "promise": plan.promise,
            "step": (Step.WAITING if first else Step.PLANNED).value,
            "clock": event.at if first else None,
            "calls": 0,
            "recalls": 0,
            "requeues": 0,
            "outcome": "",
        }
        yield ADD_LEG, leg | blank


@on(ev.TicketReceived)
def _received(centre: str, change: ev.TicketReceived, event: ev.Event) -> Iterator[Row]:
    yield RECEIVE, {"of_centre": centre, "of_visit": change.visit, "new_received": change.by}


@on(ev.LegCalled)
def _called(centre: str, change: ev.LegCalled, event: ev.Event) -> Iterator[Row]:
    yield (
        CALL,
        _of_leg(
            centre,
            change,
            step=Step.CALLED.value,
            called_at=event.at,
            share=change.share,
            guard=change.guard,
            counter=change.counter,
            agent=event.actor,
        ),
    )
    yield HOLD, _of_counter(centre, change.counter, visit=change.visit, since=event.at)


@on(ev.LegRecalled)
def _recalled(centre: str, change: ev.LegRecalled, event: ev.Event) -> Iterator[Row]:
    yield RECALL, _of_leg(centre, change)


@on(ev.LegStarted)
def _started(centre: str, change: ev.LegStarted, event: ev.Event) -> Iterator[Row]:
    yield START, _of_leg(centre, change, step=Step.SERVING.value, started_at=event.at)
    yield HOLD, _of_counter(centre, change.counter, visit=change.visit, since=event.at)


@on(ev.LegRequeued)
def _requeued(centre: str, change: ev.LegRequeued, event: ev.Event) -> Iterator[Row]:
    yield REQUEUE, _of_leg(centre, change, step=Step.WAITING.value, counter=None, agent=None)
    yield HOLD, _of_counter(centre, change.counter, visit=None, since=event.at)


@on(ev.LegQueued)
def _queued(centre: str, change: ev.LegQueued, event: ev.Event) -> Iterator[Row]:
    yield QUEUE, _of_leg(centre, change, step=Step.WAITING.value, clock=event.at)


@on(ev.LegEnded)
def _ended(centre: str, change: ev.LegEnded, event: ev.Event) -> Iterator[Row]:
    end = Step(change.end).value
    yield END, _of_leg(centre, change, step=end, ended_at=event.at, outcome=change.outcome)
    if change.counter is not None:
        yield HOLD, _of_counter(centre, change.counter, visit=None, since=event.at)


@on(ev.AgentSignedIn)
def _signed_in(centre: str, change: ev.AgentSignedIn, event: ev.Event) -> Iterator[Row]:
    yield SEAT, _of_counter(centre, change.counter, agent=change.agent, since=event.at)


@on(ev.AgentSignedOut)
def _signed_out(centre: str, change: ev.AgentSignedOut, event: ev.Event) -> Iterator[Row]:
    left = {"agent": None, "stand": Stand.CLOSED.value, "since": event.at}
    yield LEAVE, _of_counter(centre, change.counter, **left)


@on(ev.CounterOpened)
def _opened(centre: str, change: ev.CounterOpened, event: ev.Event) -> Iterator[Row]:
    stand = Stand.OPEN.value
    yield STAND, _of_counter(centre, change.counter, stand=stand, since=event.at)


@on(ev.CounterPaused)
def _paused(centre: str, change: ev.CounterPaused, event: ev.Event) -> Iterator[Row]:
    stand = Stand.PAUSED.value
    yield STAND, _of_counter(centre, change.counter, stand=stand, since=event.at)


@on(ev.CounterClosed)
def _closed(centre: str, change: ev.CounterClosed, event: ev.Event) -> Iterator[Row]:
    stand = Stand.CLOSED.value
    yield STAND, _of_counter(centre, change.counter, stand=stand, since=event.at)
