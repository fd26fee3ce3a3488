"""Folds of counters: who sits there since when, and how long it was open or on a break."""

from collections.abc import Iterator

from sqlalchemy import bindparam, update

from floor.rules import events as ev
from floor.rules.state import Stand
from floor.store import tables as t
from floor.store.folds.base import Row, change_counter, change_row, of_counter, on, upsert

STAND = change_counter("stand", "since")
SEAT = change_counter("agent", "since")
LEAVE = change_counter("agent", "stand", "since")
BEGIN_SESSION = upsert(t.sessions, "agent", "until")
BEGIN_SPAN = upsert(t.spans, "agent", "reason", "until")
END_SESSION, END_SPAN = (
    update(table)
    .where(
        table.c.centre == bindparam("of_centre"),
        table.c.counter == bindparam("of_counter"),
        table.c.until.is_(None),
    )
    .values(until=bindparam("new_until"))
    for table in (t.sessions, t.spans)
)


def _stand(
    centre: str, counter: int, stand: Stand, event: ev.Event, reason: str = ""
) -> Iterator[Row]:
    """The counter stands otherwise: its span ends, and another begins unless it closes."""
    at = event.at
    yield STAND, of_counter(centre, counter, stand=stand.value, since=at)
    yield END_SPAN, of_counter(centre, counter, until=at)
    if stand is not Stand.CLOSED:
        row = {"centre": centre, "counter": counter, "since": at, "stand": stand.value}
        yield BEGIN_SPAN, row | {"agent": event.actor, "reason": reason, "until": None}


WRAP_UP = "wrap_up"
END_WRAP_UP = change_row(t.spans, ("counter", "since", "stand"), "until")


@on(ev.AgentSignedIn)
def _signed_in(centre: str, change: ev.AgentSignedIn, event: ev.Event) -> Iterator[Row]:
    yield SEAT, of_counter(centre, change.counter, agent=change.agent, since=event.at)
    row = {"centre": centre, "counter": change.counter, "since": event.at, "until": None}
    yield BEGIN_SESSION, row | {"agent": change.agent}


@on(ev.AgentSignedOut)
def _signed_out(centre: str, change: ev.AgentSignedOut, event: ev.Event) -> Iterator[Row]:
    left = {"agent": None, "stand": Stand.CLOSED.value, "since": event.at}
    yield LEAVE, of_counter(centre, change.counter, **left)
    yield END_SESSION, of_counter(centre, change.counter, until=event.at)


@on(ev.CounterOpened)
def _opened(centre: str, change: ev.CounterOpened, event: ev.Event) -> Iterator[Row]:
    return _stand(centre, change.counter, Stand.OPEN, event)


@on(ev.CounterPaused)
def _paused(centre: str, change: ev.CounterPaused, event: ev.Event) -> Iterator[Row]:
    return _stand(centre, change.counter, Stand.PAUSED, event, change.reason)


@on(ev.CounterClosed)
def _closed(centre: str, change: ev.CounterClosed, event: ev.Event) -> Iterator[Row]:
    return _stand(centre, change.counter, Stand.CLOSED, event)


@on(ev.WrapUpBegan)
def _wrap_up_began(centre: str, change: ev.WrapUpBegan, event: ev.Event) -> Iterator[Row]:
    """Its span ends at the limit; whoever reads it ends it at the next call, break or closing, so
    that those cost nothing more."""
    row = {"centre": centre, "counter": change.counter, "since": event.at, "stand": WRAP_UP}
    yield BEGIN_SPAN, row | {"agent": event.actor, "reason": "", "until": change.until}


@on(ev.WrapUpEnded)
def _wrap_up_ended(centre: str, change: ev.WrapUpEnded, event: ev.Event) -> Iterator[Row]:
    span = of_counter(centre, change.counter, until=change.until)
    yield END_WRAP_UP, span | {"of_since": change.since, "of_stand": WRAP_UP}
