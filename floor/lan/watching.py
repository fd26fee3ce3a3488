"""Watches over HTTP: many screens, one answer computed for all that asked the same."""

import asyncio
import contextlib
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from floor import errors
from floor.lan import wire
from floor.rules.questions import AskBoard, Question
from floor.rules.snapshots import Snapshot
from floor.store.local import CLOSEST, LocalFloor, same

FRESH = 0.5
"""Seconds for which an unchanged floor's answer is not computed again."""
BURST = 3
"""Rounds that may follow each other at once: a ticket and its call are seen as they happen. In the
long run there is one in CLOSEST seconds."""


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    made: float
    answer: Snapshot
    data: bytes
    said: int
    """Grows when the answer says something else than the one before."""


@dataclass(eq=False, slots=True)
class _Topic:
    """A question that somebody watches, with its newest answer."""

    question: Question[Snapshot]
    watchers: int = 0
    kept: _Kept | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    asking: threading.Lock = field(default_factory=threading.Lock)

    def wake(self) -> None:
        """In the event loop: there is a newer answer."""
        self.changed.set()
        self.changed = asyncio.Event()


class Hub:
    """Answers what is watched when the floor has changed, and wakes the watches."""

    def __init__(self, floor: LocalFloor) -> None:
        self._floor = floor
        self._topics: dict[Question[Snapshot], _Topic] = {}
        self._loop = asyncio.get_running_loop()
        self._going = True
        threading.Thread(target=self._follow, name="hub", daemon=True).start()

    def close(self) -> None:
        """End all watches."""
        self._going = False
        for topic in self._topics.values():
            topic.wake()

    # -- in a thread of its own -------------------------------------------------------------

    def _follow(self) -> None:
        version = self._floor.version
        rounds = deque([0.0] * BURST, maxlen=BURST)
        while self._going:
            if not self._floor.wait_beyond(version, 1.0):
                continue
            time.sleep(max(0.0, rounds[0] + BURST * CLOSEST - time.monotonic()))
            rounds.append(time.monotonic())
            version = self._floor.version
            try:
                self._round()
            except RuntimeError:  # the loop has ended with the host
                return

    def _round(self) -> None:
        """Every watched question once; what the whole hall sees comes first."""
        topics = sorted(
            list(self._topics.values()), key=lambda topic: not isinstance(topic.question, AskBoard)
        )
        for topic in topics:
            with contextlib.suppress(errors.FoleniError):  # whoever watches asks, and is told
                self._ask(topic)
                self._loop.call_soon_threadsafe(topic.wake)

    def _ask(self, topic: _Topic) -> _Kept:
        with topic.asking:
            version, before = self._floor.version, topic.kept
            answer = self._floor.ask(topic.question)
            said = before.said if before else 0
            if before is None or not same(answer, before.answer):
                said += 1
            kept = _Kept(version, time.monotonic(), answer, wire.encode(answer), said)
            topic.kept = kept
        return kept

    # -- in the event loop ------------------------------------------------------------------

    async def _current(self, topic: _Topic) -> _Kept:
        """An answer as of now, unless the one kept is nearly that."""
        kept = topic.kept
        if (
            kept is None
            or kept.version < self._floor.version
            or time.monotonic() - kept.made > FRESH
        ):
            kept = await asyncio.to_thread(self._ask, topic)
        return kept

    async def watch(
        self, question: Question[Snapshot], beat: float, may_go_on: Callable[[], bool]
    ) -> AsyncIterator[bytes]:
        """Server-sent events: the answer at once, at each change, and each `beat` seconds, as long
        as whoever watches may."""
        topic = self._topics.setdefault(question, _Topic(question))
        topic.watchers += 1
        try:
            said, told = 0, float("-inf")
            while self._going and may_go_on():
                due = time.monotonic() - told >= beat
                kept = (await self._current(topic)) if due or not topic.kept else topic.kept
                if due or kept.said != said:
                    if not may_go_on():
                        return
                    said, told = kept.said, time.monotonic()
                    yield b"data: " + kept.data + b"\n\n"
                changed = topic.changed
                if topic.kept is kept:
                    with contextlib.suppress(TimeoutError):
                        rest = max(0.0, told + beat - time.monotonic())
                        await asyncio.wait_for(changed.wait(), rest)
        finally:
            topic.watchers -= 1
            if not topic.watchers and self._topics.get(question) is topic:
                del self._topics[question]
