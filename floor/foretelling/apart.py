"""The host's side: keeps a process that foretells, asks it, and publishes the room it answers.

It is a process of its own because a room takes longer than a thread may hold this one's
interpreter: the writer would wait for it at every statement.
"""

import logging
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, InvalidStateError, TimeoutError
from contextlib import suppress
from itertools import count
from typing import Any

from floor.foretelling import wire
from floor.rules.events import Told
from floor.rules.state import State
from floor.rules.verbs import Verb
from floor.rules.waiting.foretold import Advice
from floor.rules.waiting.ready import Ready, at_hand, mark
from floor.rules.waiting.saying import AGE
from floor.store.foreteller import PATIENCE, given, nothing
from floor.store.local import LocalFloor

log = logging.getLogger("foleni.foretelling")

EVERY = 10.0
"""Seconds between two rooms at most."""
SOON = 2.0
"""Seconds between two rooms at least, when something large has changed."""
MINUTE_RATE = 60_000
"""Milliseconds of the floor's clock after which a room is due too: practice runs faster."""
QUICK = 0.25
"""Seconds between two rooms at least, whatever happens."""
ADVISE_EVERY = 60_000
"""Milliseconds of the floor's clock between two looks for advice."""
LULL, MOST_LULLS = 0.03, 10
"""Seconds without an event after which ranges are made ready, and how often that is waited for."""
MOST_ASKED = 6
"""Questions open at once at most, the room's and what is made ready among them; in a rush the other
tickets go without a range."""
ROOM_WITHIN = 30.0
"""Seconds after which a room is given up, and the process with it."""
ENDS_WITHIN = 2.0
"""Seconds in which a process ends whose pipe was closed."""
AGAIN = 5.0
"""Seconds before a process that ended is started again."""


def shape(state: State) -> tuple[object, ...]:
    """What changes a forecast at once: counters that open and close, services down."""
    counters = tuple((c.stand, c.agent) for c in state.counters.values())
    return state.day, counters, tuple(state.suspended)


class Apart:
    """A foreteller in a process of its own."""

    def __init__(self, floor: LocalFloor) -> None:
        self._floor = floor
        self._ids = count(1)
        self._lock = threading.Lock()
        self._pending: dict[int, Future[wire.Answer | None]] = {}
        self._child: subprocess.Popen[bytes] | None = None
        self._over = threading.Event()
        self._advised_at, self._advice = 0, tuple[Advice, ...]()
        self._ready: Ready | None = None
        self._preparing = "", 0
        self._thread = threading.Thread(target=self._tend, name="foretelling", daemon=True)
        self._thread.start()

    def told(self, verb: Verb[Any], at: int) -> "Future[Told | None]":
        """As Foreteller says: what is ready, or what the process answers."""
        with suppress(RuntimeError):  # the writer changed what was looked at; then it is asked for
            ready = at_hand(self._ready, self._floor.state, verb, at)
            if ready is not None:
                return given(ready)
        if len(self._pending) >= MOST_ASKED:
            return nothing()
        told: Future[Told | None] = Future()

        def answered(done: "Future[wire.Answer | None]") -> None:
            answer = done.result()
            with suppress(InvalidStateError):  # nobody waits for it any more
                told.set_result(answer.told if answer is not None else None)

        ask = wire.ask_for(verb, next(self._ids), at, time.monotonic() + PATIENCE)
        self._ask(ask).add_done_callback(answered)
        return told

    def close(self) -> None:
        """End the process."""
        self._over.set()
        child = self._child
        if child is not None:
            with self._lock, suppress(OSError):
                assert child.stdin is not None
                child.stdin.close()
            try:
                child.wait(ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                child.kill()
        self._thread.join()

    def _ask(self, ask: wire.Ask) -> "Future[wire.Answer | None]":
        done: Future[wire.Answer | None] = Future()
        with self._lock:
            child = self._child
            if child is None or child.stdin is None or self._over.is_set():
                done.set_result(None)
                return done
            self._pending[ask.id] = done
            try:
                wire.send(child.stdin, ask)
            except (OSError, ValueError):
                del self._pending[ask.id]
                done.set_result(None)
        return done

    def _tend(self) -> None:
        """Keep a process and have it foretell the room, until the floor closes."""
        while not self._over.is_set():
            try:
                with self._process() as child:
                    listening = threading.Thread(target=self._listen, args=(child,), daemon=True)
                    listening.start()
                    try:
                        self._publish_rooms()
                    finally:
                        self._let_go(child)
                        listening.join()
            except Exception:
                log.exception("waits are not foretold")
            self._over.wait(AGAIN)

    def _process(self) -> "subprocess.Popen[bytes]":
        floor = self._floor
        which = (str(floor.path), floor.identity.centre, floor.identity.origin)
        with self._lock:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "floor.foretelling", *which],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._child

    def _let_go(self, child: "subprocess.Popen[bytes]") -> None:
        """Ask it nothing more; by the end of what it is asked it ends, or it is ended."""
        with self._lock, suppress(OSError):
            self._child = None
            assert child.stdin is not None
            child.stdin.close()
        try:
            child.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            child.kill()

    def _listen(self, child: "subprocess.Popen[bytes]") -> None:
        """Hand each answer to whoever asked; none to all who still wait when the process ends."""
        assert child.stdout is not None
        try:
            while (answer := wire.next_answer(child.stdout)) is not None:
                with self._lock:
                    done = self._pending.pop(answer.id, None)
                if done is not None:
                    done.set_result(answer)
        except Exception:
            log.exception("an answer could not be read")
        with self._lock:
            left, self._pending = self._pending, {}
            if self._child is child:
                self._child = None
        for done in left.values():
            done.set_result(None)

    def _publish_rooms(self) -> None:
        """Publish a room whenever one is due, while the process lives."""
        floor = self._floor
        last, at, known = 0.0, 0, None
        while not self._over.is_set() and self._child is not None:
            seen = floor.look(shape)
            self._prepare()
            since, moved = time.monotonic() - last, abs(floor.clock.now() - at)
            due = since >= EVERY or (since >= SOON and seen != known)
            if due or (since >= QUICK and moved >= MINUTE_RATE):
                last, at, known = time.monotonic(), floor.clock.now(), seen
                if not self._publish(at):
                    return
            floor.wait_beyond(floor.version, QUICK)

    def _prepare(self) -> None:
        """Have ranges made ready for whoever comes next, when those at hand hold no longer: in a
        lull, for in a rush they would be stale before they are used, and take the processor from
        those who are served."""
        at, marked = self._floor.clock.now(), self._floor.look(mark)
        before, since = self._preparing
        if marked == before and 0 <= at - since <= AGE // 2:
            return
        for _ in range(MOST_LULLS):
            if not self._floor.wait_beyond(self._floor.version, LULL):
                break
        at, marked = self._floor.clock.now(), self._floor.look(mark)
        self._preparing = marked, at

        def answered(done: "Future[wire.Answer | None]") -> None:
            answer = done.result()
            if answer is not None and answer.ready is not None:
                self._ready = answer.ready

        ask = wire.Ask(next(self._ids), at, prepare=True)
        self._ask(ask).add_done_callback(answered)

    def _publish(self, at: int) -> bool:
        """Have the room foretold and show it; whether the process could."""
        advise = abs(at - self._advised_at) >= ADVISE_EVERY
        try:
            answer = self._ask(wire.Ask(next(self._ids), at, advise=advise)).result(ROOM_WITHIN)
        except TimeoutError:
            log.error("the room was not foretold within %s s", ROOM_WITHIN)
            return False
        if answer is None:
            return False
        if answer.room is None:
            return True
        if advise:
            self._advised_at, self._advice = at, answer.room.advice
        self._floor.publish(answer.room, advice=self._advice)
        return True
