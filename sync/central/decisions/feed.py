"""Where centres fetch what they are to adopt, and booking systems bring appointments."""

import asyncio
from collections.abc import Mapping
from typing import Annotated

from fastapi import FastAPI, Path, Request, Response

from floor.decisions import MATTERS, Matter, Signed
from floor.errors import BadRequest
from sync import wire
from sync.central import registry
from sync.central.decisions import bookings, deciding, keys, listing
from sync.central.people import note
from sync.central.store import Central
from sync.errors import BrokenBatch, UnknownKey, UnknownToken
from sync.proof import HEADER, Proof

BEARER = "Bearer "
LARGEST = 1024 * 1024
"""Bytes of a list of appointments at most."""
Code = Annotated[str, Path(pattern=r"^[A-Z]{2,5}$")]


def token_of(request: Request) -> str:
    """The bearer token of a request. Raises UnknownToken."""
    given = request.headers.get("Authorization", "")
    if not given.startswith(BEARER):
        raise UnknownToken()
    return given.removeprefix(BEARER)


def add_feed(app: FastAPI, central: Central) -> None:
    """Have an application hand out decisions and take in appointments."""
    key_file = deciding.key_path(central.path)

    def newer(centre: str, has: Mapping[Matter, int]) -> list[Signed]:
        with central.engine.begin() as connection:
            key = keys.load_or_make(key_file)
            return deciding.pending(connection, centre, has, key, central.clock.now())

    def demand_key(centre: str, shown: Proof, path: str, body: bytes) -> None:
        with central.asking() as connection:
            registry.demand_signed(connection, centre, shown, path, body)

    @app.post("/sync/{code}/decisions", response_class=Response)
    async def decisions(request: Request, code: Code) -> Response:
        """What the centre is to adopt after the numbers that it has, signed, in order."""
        shown = Proof.read(request.headers.get(HEADER, ""))
        if shown is None:
            raise UnknownKey(centre=code)
        data, path = await _body(request), request.url.path
        await asyncio.to_thread(demand_key, code, shown, path, data)
        has = wire.decode(data, dict[str, int])
        numbers = {each: min(max(has.get(each, 0), 0), wire.HIGHEST) for each in MATTERS}
        found = await asyncio.to_thread(newer, code, numbers)
        return Response(wire.encode(found), media_type=wire.PLAIN)

    _add_bookings(app, central)


def _add_bookings(app: FastAPI, central: Central) -> None:
    @app.post("/sync/bookings", response_class=Response)
    async def booked(request: Request) -> Response:
        """Appointments from a booking system, as CSV or JSON; all are taken, or none."""
        token, kind = token_of(request), request.headers.get("Content-Type", "")
        data = await _body(request)

        def take() -> bookings.Taken:
            rows = listing.read(data, as_json="json" in kind)
            with central.engine.begin() as connection:
                bookings.demand_token(connection, token)
                now = central.clock.now()
                taken = bookings.take(connection, rows, now=now)
                note(connection, at=now, who="booking system", what="bookings_taken",
                     about=str(len(rows.rows)))  # fmt: skip
            return taken

        return Response(wire.encode(await asyncio.to_thread(take)), media_type=wire.PLAIN)


async def _body(request: Request) -> bytes:
    """The body, given up as soon as it is too large or too slow."""
    data = b""
    try:
        async with asyncio.timeout(20.0):
            async for part in request.stream():
                data += part
                if len(data) > LARGEST:
                    raise BadRequest(problem=f"a list has {LARGEST} bytes at most")
    except TimeoutError:
        raise BrokenBatch(problem="it did not arrive within 20 seconds") from None
    return data
