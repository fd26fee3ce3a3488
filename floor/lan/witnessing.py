"""The host before its witnesses: it shows its head, and looks at what devices remember of it."""

import asyncio
import logging
from collections import OrderedDict

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from floor import errors
from floor.lan import wire
from floor.lan.witness import HEAD, SEEN, Seen, read
from floor.rules.verbs import NoteRegression
from floor.store.local import LocalFloor

log = logging.getLogger("foleni.host")

KEPT = 256
"""Remembered lines found to be here that are not looked up again."""


class Witnessing:
    """Around the host's pages. A practice floor shows nothing: it may begin anew at any time."""

    def __init__(self, app: ASGIApp, floor: LocalFloor) -> None:
        self._app, self._floor = app, floor
        self._found: OrderedDict[Seen, None] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._floor.identity.practice:
            await self._app(scope, receive, send)
            return
        told = {name: value for name, value in scope["headers"] if name.startswith(b"foleni-")}
        seen = read(told.get(SEEN.lower().encode(), b"").decode("latin-1"))
        if seen is not None and not await self._has(seen):
            device = told.get(wire.DEVICE.lower().encode(), b"unnamed").decode("latin-1")[:80]
            await self._refuse(seen, device, send)
            return

        async def show(message: Message) -> None:
            if message["type"] == "http.response.start":
                centre, head = self._floor.identity.centre, self._floor.head
                last = Seen(centre=centre, origin=head.origin, seq=head.seq, hash=head.hash)
                shown = (HEAD.lower().encode(), str(last).encode())
                message["headers"] = [*message.get("headers", ()), shown]
            await send(message)

        await self._app(scope, receive, show)

    async def _has(self, seen: Seen) -> bool:
        """Whether the store has a line that a device remembers, or a later epoch stands for it."""
        if seen in self._found or seen.centre != self._floor.identity.centre:
            return True
        found = await asyncio.to_thread(self._floor.stands_for, seen.origin, seen.seq, seen.hash)
        if found:
            self._found[seen] = None
            while len(self._found) > KEPT:
                self._found.popitem(last=False)
        return found

    async def _refuse(self, seen: Seen, device: str, send: Send) -> None:
        log.error("regressed as seen by %s: it remembers line %d", device, seen.seq)
        verb = NoteRegression(witness=device, origin=seen.origin, seq=seen.seq, hash=seen.hash)
        key = f"regressed-{device}-{seen.seq}-{seen.hash[:16]}"
        try:
            await asyncio.wrap_future(self._floor.submit(verb, key=key, device="host"))
        except errors.FoleniError as fault:
            log.error("it could not be noted: %s", fault)
        status, body = wire.encode_error(errors.HostRegressed(seq=seen.seq))
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})
