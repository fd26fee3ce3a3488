"""Moves of a counter and who sits there."""

from dataclasses import replace

from floor.rules import events as ev
from floor.rules.moves.base import on, set_counter
from floor.rules.state import Stand, State


@on(ev.AgentSignedIn)
def _agent_signed_in(state: State, change: ev.AgentSignedIn, event: ev.Event) -> None:
    set_counter(state, change.counter, agent=change.agent, since=event.at, device=event.device)


@on(ev.AgentSignedOut)
def _agent_signed_out(state: State, change: ev.AgentSignedOut, event: ev.Event) -> None:
    left = {"agent": None, "stand": Stand.CLOSED, "device": "", "wrap": None}
    set_counter(state, change.counter, since=event.at, **left)


@on(ev.CounterOpened)
def _counter_opened(state: State, change: ev.CounterOpened, event: ev.Event) -> None:
    set_counter(state, change.counter, stand=Stand.OPEN, since=event.at, pause_reason="")


@on(ev.CounterPaused)
def _counter_paused(state: State, change: ev.CounterPaused, event: ev.Event) -> None:
    paused = {"stand": Stand.PAUSED, "pause_reason": change.reason, "wrap": None}
    counter = set_counter(state, change.counter, since=event.at, **paused)
    planned = state.breaks.get(counter.agent or "")
    if planned is not None and planned.is_due(event.at):
        state.breaks[counter.agent or ""] = replace(planned, taken=True)


@on(ev.CounterClosed)
def _counter_closed(state: State, change: ev.CounterClosed, event: ev.Event) -> None:
    closed = {"stand": Stand.CLOSED, "pause_reason": "", "wrap": None}
    set_counter(state, change.counter, since=event.at, **closed)


@on(ev.WrapUpBegan)
def _wrap_up_began(state: State, change: ev.WrapUpBegan, event: ev.Event) -> None:
    set_counter(state, change.counter, wrap=(event.at, change.until))


@on(ev.WrapUpEnded)
def _wrap_up_ended(state: State, change: ev.WrapUpEnded, event: ev.Event) -> None:
    set_counter(state, change.counter, wrap=None)
