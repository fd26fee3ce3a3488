"""Server-sent events: tells open pages that centres changed, within two seconds of a call.

One task looks for all readers, and only while somebody reads. A page is told which centres changed
and asks for the part of it that is new; every few seconds it is told so without a change, because
waits grow by themselves.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import msgspec
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from sync.central.live import CentreNow
from sync.central.people import Person
from sync.central.web.office import Signed, The

LOOKS = 0.4
"""Seconds between looks."""
APART = 1.0
"""Seconds between two things told, at least."""
GROWS = 5.0
"""Seconds after which a page is told to renew itself without a change."""
LASTS = 600.0
"""Seconds after which a reader comes again, and shows the session again."""
HEAD = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

Versions = dict[str, tuple[object, ...]]


def versions_of(centres: tuple[CentreNow, ...]) -> Versions:
    """What a page would show otherwise, by centre."""
    return {
        c.code: (c.head, c.lines, c.attention, c.waiting, c.late, c.serving, c.open)
        for c in centres
        if c.heard_ms is not None
    }


class Pulse:
    """Looks for changes while there is anybody to tell them to."""

    def __init__(self, look: Callable[[], tuple[CentreNow, ...]]) -> None:
        self._look = look
        self._seen: Versions = {}
        self._changed = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None
        self._readers = 0

    async def _watch(self) -> None:
        while self._readers:
            seen = versions_of(await run_in_threadpool(self._look))
            if seen != self._seen:
                async with self._changed:
                    self._seen = seen
                    self._changed.notify_all()
            await asyncio.sleep(LOOKS)
        self._task = None

    async def changes(self) -> AsyncIterator[frozenset[str]]:
        """Which centres changed, as often as some do; none of them every few seconds."""
        self._readers += 1
        try:
            if self._task is None:
                self._task = asyncio.create_task(self._watch())
            known = self._seen
            until = time.monotonic() + LASTS
            while time.monotonic() < until:
                await self._wait(known)
                seen = self._seen
                yield frozenset(
                    code for code in seen.keys() | known.keys() if seen.get(code) != known.get(code)
                )
                known = seen
                await asyncio.sleep(APART)
        finally:
            self._readers -= 1

    async def _wait(self, known: Versions) -> None:
        try:
            async with asyncio.timeout(GROWS), self._changed:
                await self._changed.wait_for(lambda: self._seen != known)
        except TimeoutError:
            return


class Stream(StreamingResponse):
    """Ends without a word when the server does."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(asyncio.CancelledError):
            await super().__call__(scope, receive, send)


def add_to(app: FastAPI) -> None:
    """Answer for `/events`."""
    pulses: list[Pulse] = []

    @app.get("/events", include_in_schema=False)
    async def events(office: The, person: Signed) -> StreamingResponse:
        """A line for each change, for as long as the page is open."""
        if not pulses:
            pulses.append(Pulse(office.sight.centres))
        told = _told(pulses[0], person)
        return Stream(told, media_type="text/event-stream", headers=HEAD)


async def _told(pulse: Pulse, person: Person) -> AsyncIterator[bytes]:
    yield b"retry: 2000\n\n"
    async for codes in pulse.changes():
        mine = sorted(code for code in codes if person.sees_centre(code))
        if mine or not codes:
            yield b"event: changed\ndata: " + msgspec.json.encode(mine) + b"\n\n"
