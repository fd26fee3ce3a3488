"""Folds of the centre: catalogue, agents, the day, suspended services."""

from collections.abc import Iterator

from sqlalchemy import BigInteger, and_, bindparam, case, delete, insert, update
from sqlalchemy.sql.expression import ColumnElement

from floor.rules import events as ev
from floor.rules.opening import local_day
from floor.rules.state import Stand, Step
from floor.store import tables as t
from floor.store.folds.base import Row, change_row, on, upsert
from floor.store.portable import upsert_into

ADD_CENTRE = upsert(t.centres, "name", "county", "town", "adopted_at")
DROP_COUNTERS = delete(t.counters).where(
    t.counters.c.centre == bindparam("of_centre"), t.counters.c.agent.is_(None)
)
ADD_AGENCY = upsert(t.agencies, "name_en", "name_sw")
ADD_SERVICE = upsert(t.services, "agency", "category", "name_en", "name_sw", "minutes")
"""What an offer has no more stays: tickets were given for it."""
ADD_COUNTER = upsert_into(t.counters).on_conflict_do_nothing()
ADD_AGENT = upsert(t.agents, "role")
DROP_AGENT = delete(t.agents).where(
    t.agents.c.centre == bindparam("of_centre"), t.agents.c.agent == bindparam("of_agent")
)
OPEN_DAY = insert(t.days)
CLOSE_DAY = change_row(t.days, ("day",), "closed_at", "reason")
SUSPEND = upsert(t.suspensions, "reason", "until")
PLAN_BREAK = upsert(t.planned_breaks, "at", "minutes", "reason")
RESTORE = change_row(t.suspensions, ("service", "since"), "until")
_at: ColumnElement[int] = bindparam("at", type_=BigInteger)
_stood: ColumnElement[int] = case(
    (t.legs.c.clock > _at, 0),  # an appointment whose time has not come
    (t.legs.c.clock > bindparam("down_since"), _at - t.legs.c.clock),
    else_=_at - bindparam("down_since"),
)
GO_ON = (
    update(t.legs)
    .where(
        and_(
            t.legs.c.centre == bindparam("of_centre"),
            t.legs.c.service == bindparam("of_service"),
            t.legs.c.step == bindparam("waits"),
            t.legs.c.ended_at.is_(None),
        )
    )
    .values(clock=t.legs.c.clock + _stood, suspended=t.legs.c.suspended + _stood)
)
"""The clocks of those who waited for a suspended service go on where they stood."""


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
    yield DROP_COUNTERS, {"of_centre": centre}
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
    if change.works:
        yield ADD_AGENT, {"centre": centre, "agent": change.agent, "role": change.role}
    else:
        yield DROP_AGENT, {"of_centre": centre, "of_agent": change.agent}


@on(ev.DayOpened)
def _day_opened(centre: str, change: ev.DayOpened, event: ev.Event) -> Iterator[Row]:
    row = {"centre": centre, "day": change.day, "opened_at": event.at, "closed_at": None}
    yield OPEN_DAY, row | {"reason": ""}


@on(ev.DayClosed)
def _day_closed(centre: str, change: ev.DayClosed, event: ev.Event) -> Iterator[Row]:
    over = {"new_closed_at": event.at, "new_reason": change.reason}
    yield CLOSE_DAY, {"of_centre": centre, "of_day": change.day} | over


@on(ev.ServiceSuspended)
def _suspended(centre: str, change: ev.ServiceSuspended, event: ev.Event) -> Iterator[Row]:
    row = {"centre": centre, "service": change.service, "since": change.since, "until": None}
    yield SUSPEND, row | {"reason": change.reason}


@on(ev.ServiceRestored)
def _restored(centre: str, change: ev.ServiceRestored, event: ev.Event) -> Iterator[Row]:
    place = {"of_centre": centre, "of_service": change.service}
    yield RESTORE, place | {"of_since": change.since, "new_until": event.at}
    clocks = {"at": event.at, "down_since": change.since, "waits": Step.WAITING.value}
    yield GO_ON, place | clocks


@on(ev.BreakPlanned)
def _break_planned(centre: str, change: ev.BreakPlanned, event: ev.Event) -> Iterator[Row]:
    row = {"centre": centre, "agent": change.agent, "day": local_day(change.at), "at": change.at}
    yield PLAN_BREAK, row | {"minutes": change.minutes, "reason": change.reason}


@on(ev.CentreAmended)
@on(ev.QuotaSet)
@on(ev.Announced)
@on(ev.ClockStepped)
@on(ev.EpochBegan)
@on(ev.DeviceCodeMade)
@on(ev.PinUnlocked)
@on(ev.PinReset)
@on(ev.PinChanged)
@on(ev.DaysArchived)
@on(ev.DecisionAdopted)
@on(ev.DecisionRefused)
@on(ev.HeadquartersTrusted)
@on(ev.HeadquartersAnnounced)
def _told(centre: str, change: ev.Change, event: ev.Event) -> Iterator[Row]:
    """Today's matter only; the journal remembers it."""
    return iter(())
