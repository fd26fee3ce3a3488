"""What centres send to headquarters, over HTTP: the routes under /sync/."""

import asyncio
from typing import Annotated

from fastapi import FastAPI, Path, Request, Response

from sync import wire
from sync.central.store import Central
from sync.errors import BrokenBatch, TooLarge, UnknownToken
from sync.protocol import Mark

DEADLINE = 20.0
"""Seconds in which a body must have arrived."""
BEARER = "Bearer "
Code = Annotated[str, Path(pattern=r"^[A-Z]{2,5}$")]


async def _body(request: Request) -> bytes:
    """The body, given up as soon as it is too large or too slow. Raises TooLarge, BrokenBatch."""
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(DEADLINE):
            async for part in request.stream():
                parts.append(part)
                size += len(part)
                if size > wire.PACKED:
                    raise TooLarge(most=wire.PACKED)
    except TimeoutError:
        problem = f"it did not arrive within {DEADLINE:.0f} seconds"
        raise BrokenBatch(problem=problem) from None
    return b"".join(parts)


def _json(value: object) -> Response:
    return Response(wire.encode(value), media_type=wire.PLAIN)


def add_lines(app: FastAPI, central: Central) -> None:
    """Have an application take in what centres send."""

    async def let_in(request: Request, code: str) -> None:
        given = request.headers.get("Authorization", "")
        if not given.startswith(BEARER):
            raise UnknownToken()
        await asyncio.to_thread(central.demand_token, given.removeprefix(BEARER), code)

    @app.post("/sync/{code}/hello", response_class=Response)
    async def hello(request: Request, code: Code) -> Response:
        """Which head of the origin is here."""
        await let_in(request, code)
        said = wire.unpack_hello(await _body(request))
        have: Mark = await asyncio.to_thread(central.greet, code, said)
        return _json(have)

    @app.post("/sync/{code}/lines", response_class=Response)
    async def lines(request: Request, code: Code) -> Response:
        """Commit a batch, then acknowledge its last line."""
        await let_in(request, code)
        data = await _body(request)

        def take() -> Mark:
            return central.receive(code, wire.unpack(data))

        return _json(await asyncio.to_thread(take))
