"""The page by which a kiosk brings in what it gave while it was alone."""

import asyncio

from fastapi import FastAPI, Request, Response

from floor import errors
from floor.facade import Entry
from floor.lan import wire
from floor.store.local import LocalFloor

LARGEST = 1024 * 1024
"""Bytes of a batch at most: a catalogue is among a kiosk's lines."""
MOST = 200
"""Lines of a batch at most."""


def add_alone_page(app: FastAPI, floor: LocalFloor) -> None:
    """Lets a host bring in kiosks' own lines."""

    @app.post("/alone", response_class=Response)
    async def alone(request: Request) -> Response:
        """Lines that a kiosk wrote alone, in order; those that are here already change nothing."""
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                raise errors.BadRequest(problem=f"a batch has {LARGEST} bytes at most")
        lines = wire.decode(body, tuple[Entry, ...])
        if len(lines) > MOST:
            raise errors.BadRequest(problem=f"a batch has {MOST} lines at most")
        kiosk = request.headers.get(wire.DEVICE, "unnamed")[:80]
        taken = await asyncio.to_thread(floor.adopt_lines, lines, kiosk=kiosk)
        return Response(wire.encode(taken), media_type="application/json")
