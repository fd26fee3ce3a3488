"""What centres send to headquarters, over HTTP: the routes under /sync/."""

import asyncio
from collections.abc import Callable
from typing import Annotated

from fastapi import FastAPI, Path, Request, Response

from sync import wire
from sync.central.exchange import Exchange
from sync.central.store import Central
from sync.errors import BrokenBatch, TooLarge, UnknownKey
from sync.proof import HEADER, Opening, Proof

DEADLINE = 20.0
"""Seconds in which a body must have arrived."""
SMALL = 64 * 1024
"""Bytes of a message that is no batch, at most."""
Code = Annotated[str, Path(pattern=r"^[A-Z]{2,5}$")]


async def _body(request: Request, most: int = SMALL) -> bytes:
    """The body, given up as soon as it is too large or too slow. Raises TooLarge, BrokenBatch."""
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(DEADLINE):
            async for part in request.stream():
                parts.append(part)
                size += len(part)
                if size > most:
                    raise TooLarge(most=most)
    except TimeoutError:
        problem = f"it did not arrive within {DEADLINE:.0f} seconds"
        raise BrokenBatch(problem=problem) from None
    return b"".join(parts)


async def _answer(act: Callable[[], object]) -> Response:
    """What is found on a thread of its own, as JSON."""
    return Response(wire.encode(await asyncio.to_thread(act)), media_type=wire.PLAIN)


async def _proven(
    exchange: Exchange, request: Request, code: str, most: int = SMALL
) -> tuple[bytes, Proof]:
    """The body and its proof, once the centre's key has signed both. Raises UnknownKey, TooLarge,
    BrokenBatch."""
    shown = Proof.read(request.headers.get(HEADER, ""))
    if shown is None:
        raise UnknownKey(centre=code)
    data, path = await _body(request, most), request.url.path
    await asyncio.to_thread(exchange.demand_signed, code, shown, path, data)
    return data, shown


def add_lines(app: FastAPI, central: Central) -> None:
    """Have an application take in what centres send."""
    exchange = Exchange(central)

    @app.post("/sync/{code}/nonce", response_class=Response)
    async def nonce(code: Code) -> Response:
        """A challenge, which an agent signs to open a session."""
        return await _answer(lambda: exchange.nonce(code))

    @app.post("/sync/{code}/open", response_class=Response)
    async def opened(request: Request, code: Code) -> Response:
        """A session; all before it are over."""
        opening = wire.decode(await _body(request), Opening)
        return await _answer(lambda: exchange.open(code, opening))

    @app.post("/sync/{code}/hello", response_class=Response)
    async def hello(request: Request, code: Code) -> Response:
        """How a line of journal stands to what is here."""
        data, shown = await _proven(exchange, request, code)
        return await _answer(lambda: exchange.greet(code, wire.unpack_hello(data), shown))

    @app.post("/sync/{code}/lines", response_class=Response)
    async def lines(request: Request, code: Code) -> Response:
        """Commit a batch, then acknowledge its last line."""
        data, shown = await _proven(exchange, request, code, wire.PACKED)
        return await _answer(lambda: exchange.receive(code, wire.unpack(data), shown))

    @app.post("/sync/{code}/line", response_class=Response)
    async def line(request: Request, code: Code) -> Response:
        """The line on which the centre goes on from a base that both sides have."""
        data, shown = await _proven(exchange, request, code)
        wanted = wire.unpack_wish(data)
        return await _answer(lambda: exchange.grant(code, wanted.old, wanted.base, shown))
