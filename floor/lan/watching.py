"""Watches over HTTP: many screens, one answer computed for all that asked the same."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from floor.lan import wire
from floor.rules.questions import Question
from floor.rules.snapshots import Snapshot
from floor.store.local import CLOSEST, LocalFloor, same

FRESH = 0.5
"""Seconds for which an unchanged floor's answer is not computed again."""


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    made: float
    answer: Snapshot
    data: bytes


class Hub:
    """Wakes all watches of an event loop when the floor has changed."""

    def __init__(self, floor: LocalFloor) -> None:
        self._floor = floor
        self._kept: dict[Question[Snapshot], _Kept] = {}
        self._changed = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._going = True
        threading.Thread(target=self._follow, name="hub", daemon=True).start()

    def close(self) -> None:
        """End all watches."""
        self._going = False
        self._wake()

    def _follow(self) -> None:
        version = self._floor.version
        while self._going:
            if self._floor.wait_beyond(version, 1.0) and self._going:
                version = self._floor.version
                try:
                    self._loop.call_soon_threadsafe(self._wake)
                except RuntimeError:  # the loop has ended with the host
                    return

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def _answer(self, question: Question[Snapshot]) -> _Kept:
        version, now = self._floor.version, time.monotonic()
        kept = self._kept.get(question)
        if kept is None or kept.version < version or now - kept.made > FRESH:
            answer = await asyncio.to_thread(self._floor.ask, question)
            kept = _Kept(version, now, answer, wire.encode(answer))
            self._kept[question] = kept
        return kept

    async def watch(
        self, question: Question[Snapshot], beat: float, may_go_on: Callable[[], bool]
    ) -> AsyncIterator[bytes]:
        """Server-sent events: the answer at once, at each change, and each `beat` seconds, as long
        as whoever watches may."""
        last: Snapshot | None = None
        told = 0.0
        while self._going and may_go_on():
            changed = self._changed
            kept, looked = await self._answer(question), time.monotonic()
            if not may_go_on():
                return
            if last is None or time.monotonic() - told >= beat or not same(kept.answer, last):
                yield b"data: " + kept.data + b"\n\n"
                last, told = kept.answer, time.monotonic()
            rest = max(0.0, told + beat - time.monotonic())
            try:
                await asyncio.wait_for(changed.wait(), rest)
                await asyncio.sleep(max(0.0, looked + CLOSEST - time.monotonic()))
            except TimeoutError:
                pass
