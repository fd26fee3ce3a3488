"""Whose turn it is to speak: of several displays before a counter one says its calls, and those
whose zones share counters speak one after the other."""

import logging
from collections.abc import Callable
from threading import Thread
from time import monotonic
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from floor.errors import FoleniError
from floor.facade import VoiceClaim, VoiceGrant
from floor.facade.speaking import BEGIN, LEASE, counters_of, runs
from floor.qt.worker import Worker
from floor.rules.state import Call

log = logging.getLogger("foleni.display")

EVERY = 2_000
"""Milliseconds between two questions."""
EVERY_COUNTER = frozenset(range(1, 1000))
Given = Callable[[VoiceClaim], VoiceGrant]


class Turn(QObject):
    """One display's. It may begin what it has the time to end, counted from when it last asked."""

    taken = Signal(object, object)
    """It speaks for these counters from now on; calls up to this id were said by another, None if
    there was none."""

    def __init__(
        self,
        ask: Given,
        *,
        zone: frozenset[int] | None = None,
        clock: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask, self._clock, self._worker = ask, clock, Worker(self)
        self._speaker, self._zone = uuid4().hex, runs(zone or EVERY_COUNTER)
        self._held: frozenset[int] = frozenset()
        self._until = float("-inf")
        self._asking = False
        self._near = False
        self._wish, self._rests_until = 0.0, float("-inf")
        self._begins_until = self._says_until = float("-inf")
        self._day: str | None = None
        self._said: set[int] = set()
        self.is_deaf: Callable[[], bool] = lambda: False
        """Whether what was played last was not heard."""
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to ask."""
        self._timer.start()
        self.look()

    def follow(self, day: str | None) -> None:
        """It is this day now."""
        if day is not None and day != self._day:
            self._day, self._said = day, set()

    def holds(self, counter: int) -> bool:
        """Whether a counter's calls are said here."""
        return counter in self._held and self._clock() < self._until

    def begin(self, call: Call, seconds: float) -> bool:
        """Whether a call that takes so long begins now; if not, it may in a moment, as long as
        this display `holds` its counter."""
        now = self._clock()
        if call.counter not in self._held or now + seconds >= self._until:
            return False
        if self._near and now >= self._begins_until:
            self._wish = seconds
            if now >= self._rests_until:
                self.look()
            return False
        self._wish, self._begins_until = 0.0, float("-inf")
        self._says_until = now + seconds
        return True

    def was_said(self, call: Call) -> None:
        """A call was heard here to its end."""
        self._said.add(call.id)
        self._says_until = float("-inf")
        if self._near:
            self.look()  # whoever waits for the end of it is let begin

    def has_said(self, call: Call) -> bool:
        """Whether it was heard here."""
        return call.id in self._said

    def look(self) -> None:
        """Ask whose turn it is."""
        if self._asking:
            return
        self._asking, asked = True, self._clock()
        if self._until <= asked:
            self._held = frozenset()
        claim = self._claim()
        # what was let begin and has not is asked for anew, if it is still wished
        self._wish, self._begins_until = 0.0, float("-inf")
        self._worker.submit(
            lambda: self._ask(claim),
            done=lambda grant: self._granted(grant, asked, wished=claim.wish > 0),
            failed=self._not_granted,
        )

    def _claim(self, *, leaves: bool = False) -> VoiceClaim:
        return VoiceClaim(
            speaker=self._speaker,
            zone=self._zone,
            holds=bool(self._held) and not leaves,
            deaf=self.is_deaf(),
            day=self._day,
            said=max(self._said, default=0),
            leaves=leaves,
            near=self._near,
            saying=max(0.0, self._says_until - self._clock()),
            wish=self._wish,
        )

    def _granted(self, grant: VoiceGrant, asked: float, *, wished: bool) -> None:
        self._asking, self._near = False, grant.near
        self._rests_until = self._clock() + grant.rest
        if wished and not grant.rest:
            self._begins_until = asked + BEGIN
        given, before = counters_of(grant.counters), self._held
        self._held, self._until = given, asked + LEASE if given else float("-inf")
        if bool(given) is not bool(before):
            log.info("voice %s", "taken" if given else "left to another display")
        if given - before:
            self.taken.emit(given - before, grant.said)

    def _not_granted(self, error: Exception) -> None:
        self._asking = False
        log.info("voice not asked for error=%s", error)

    def close(self) -> None:
        """Speak no more, and let the next one know at once, if the host is there."""
        self._timer.stop()
        self._worker.shutdown(seconds=0.2)
        if self._held:
            self._held = frozenset()
            leaving = Thread(target=self._leave, args=(self._claim(leaves=True),), daemon=True)
            leaving.start()
            leaving.join(1.0)

    def _leave(self, claim: VoiceClaim) -> None:
        try:
            self._ask(claim)
        except FoleniError as error:
            log.info("voice not given up error=%s", error)
