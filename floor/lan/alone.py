"""The pages of single devices: what a kiosk wrote alone, headquarters decided, a display says."""

import asyncio

from fastapi import FastAPI, Request, Response

from floor import errors
from floor.facade import Entry, Signed, VoiceClaim
from floor.lan import wire
from floor.store.local import LocalFloor

MOST = 200
"""Lines of a batch at most."""


def add_alone_page(app: FastAPI, floor: LocalFloor) -> None:
    """Lets a host bring in kiosks' own lines."""

    @app.post("/alone", response_class=Response)
    async def alone(request: Request) -> Response:
        """Lines that a kiosk wrote alone, in order; those that are here already change nothing."""
        lines = wire.decode(await request.body(), tuple[Entry, ...])
        if len(lines) > MOST:
            raise errors.BadRequest(problem=f"a batch has {MOST} lines at most")
        kiosk = request.state.caller.name
        taken = await asyncio.to_thread(floor.adopt_lines, lines, kiosk=kiosk)
        return Response(wire.encode(taken), media_type="application/json")


def add_decisions_page(app: FastAPI, floor: LocalFloor) -> None:
    """Lets a host adopt what headquarters decided; only its signature makes it count."""

    @app.post("/decisions", response_class=Response)
    async def decisions(request: Request) -> Response:
        """A signed decision, adopted whole or refused by name."""
        signed = wire.decode(await request.body(), Signed)
        name = request.state.caller.name
        stands = await asyncio.to_thread(floor.adopt_decision, signed, device=name)
        return Response(wire.encode(stands), media_type="application/json")


def add_voice_page(app: FastAPI, floor: LocalFloor) -> None:
    """Lets displays agree on who speaks, and screens take their leave."""

    @app.post("/voice", response_class=Response)
    async def voice(request: Request) -> Response:
        """Which counters' calls a display may speak."""
        claim = wire.decode(await request.body(), VoiceClaim)
        grant = await asyncio.to_thread(floor.claim_voice, claim)
        return Response(wire.encode(grant), media_type="application/json")

    @app.post("/leave", response_class=Response)
    async def leave(request: Request) -> Response:
        """A screen ends: it is not missed from now on."""
        floor.state.heard.pop(request.state.caller.name, None)
        return Response(wire.encode(True), media_type="application/json")
