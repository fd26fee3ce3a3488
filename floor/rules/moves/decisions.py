"""Moves of what headquarters decided."""

from floor.rules import events as ev
from floor.rules.moves.base import on
from floor.rules.state import Decided, State


@on(ev.DecisionAdopted)
def _adopted(state: State, change: ev.DecisionAdopted, event: ev.Event) -> None:
    state.decided[change.matter] = Decided(number=change.number, hash=change.hash, at=event.at)


@on(ev.DecisionRefused)
def _refused(state: State, change: ev.DecisionRefused, event: ev.Event) -> None:
    state.refused[change.matter] = (change.hash, change.why)


@on(ev.HeadquartersTrusted)
def _trusted(state: State, change: ev.HeadquartersTrusted, event: ev.Event) -> None:
    state.trusted = change.public_key


@on(ev.HeadquartersAnnounced)
def _announced(state: State, change: ev.HeadquartersAnnounced, event: ev.Event) -> None:
    state.notices = change.notices
