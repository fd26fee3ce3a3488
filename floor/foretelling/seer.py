"""Follows a store's journal with a floor of its own, and foretells from it.

Reading is all it does to the store: the writer never waits for it, nor it for the writer.
"""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from floor.rules import events as ev
from floor.rules.advice.now import advising
from floor.rules.offer import Hours
from floor.rules.state import State
from floor.rules.verbs import Verb
from floor.rules.waiting import saying
from floor.rules.waiting.foretold import Advice, Foretold
from floor.rules.waiting.learning import Learner, began
from floor.rules.waiting.ready import Ready, prepare
from floor.rules.waiting.room import room_of
from floor.store import database, ledger, past

HOURS = Hours(opens=8 * 60, closes=17 * 60)
"""Until a catalogue says otherwise."""


class Seer:
    """A floor followed line by line, and what its days have taught.

    At each opening of a day it learns the past anew from the tables, so that one who has followed
    for weeks and one who was started just now know the same.
    """

    def __init__(self, path: Path, centre: str, origin: str) -> None:
        """Raises Trouble for a store that cannot be read."""
        self._path, self._centre = path, centre
        self._engine = database.sqlite_engine(path)
        self.learner = Learner({})
        with database.naming(path):
            self._standing = ledger.restart(self._engine, centre, origin, self._see)

    @property
    def state(self) -> State:
        """The floor as far as it was followed."""
        return self._standing.state

    def _see(self, state: State, event: ev.Event) -> None:
        change = event.change
        if isinstance(change, ev.DayOpened):
            self.learner = self._learned(state, change.day)
        self.learner.see(state, event)

    def _learned(self, state: State, day: str) -> Learner:
        """What the days before one have taught."""
        minutes = {code: service.minutes for code, service in state.services.items()}
        learner = Learner(minutes)
        hours = state.offer.hours if state.offer is not None else HOURS
        with database.reading(self._engine).connect() as connection:
            past.teach(connection, self._centre, learner, before=day, hours=hours)
        return learner

    def catch_up(self) -> None:
        """Follow what was written since."""
        with database.naming(self._path):
            self._standing = ledger.follow(self._engine, self._centre, self._standing, self._see)

    def tell(self, verb: Verb[Any], at: int) -> ev.Told | None:
        """The range for whoever is about to get a ticket."""
        self.catch_up()
        return saying.tell(self.state, self.learner, verb, at, Random)

    def room(self, at: int, *, advise: bool = False) -> Generator[None, None, Foretold]:
        """The whole room in steps of less than a millisecond, then advice in longer ones."""
        self.catch_up()
        found = yield from saying.foretell(self.state, self.learner, at, Random)
        return replace(found, advice=(yield from self._advice(at))) if advise else found

    def prepare(self, at: int) -> Generator[None, None, Ready]:
        """Ranges for whoever comes next, in steps of less than a millisecond."""
        self.catch_up()
        return prepare(self.state, self.learner, at, Random)

    def _advice(self, at: int) -> Generator[None, None, tuple[Advice, ...]]:
        """What would help now."""
        state = self.state
        if state.day is None or not state.waiting:
            return ()
        room = room_of(state, at, opened=began(state))
        dice = Random(f"advice {state.version}")
        return (yield from advising(room, self.learner.durations, self.learner.habits, dice))

    def close(self) -> None:
        """Let go of the store."""
        self._engine.dispose()
