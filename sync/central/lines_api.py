"""What centres send to headquarters, over HTTP: the routes under /sync/."""

import asyncio
from collections.abc import Callable
from typing import Annotated

from fastapi import FastAPI, Path, Request, Response

from sync import wire
from sync.central.exchange import Exchange
from sync.central.handing import Handing
from sync.central.hands import Hands
from sync.central.store import Central
from sync.errors import BrokenBatch, TooLarge, UnknownKey
from sync.proof import HEADER, Opening, Proof
from sync.protocol import Line, Receipt, Verdict

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


async def _answer(hands: Hands, act: Callable[[], object]) -> Response:
    """What is found as soon as hands are free for it, as JSON. Raises CentralBusy."""
    return Response(wire.encode(await hands.do(act)), media_type=wire.PLAIN)


async def _signed(request: Request, code: str, most: int = SMALL) -> tuple[bytes, Proof]:
    """The body, and the proof that comes with it. Raises UnknownKey without one, TooLarge,
    BrokenBatch."""
    shown = Proof.read(request.headers.get(HEADER, ""))
    if shown is None:
        raise UnknownKey(centre=code)
    return await _body(request, most), shown


async def _proven(
    exchange: Exchange,
    request: Request,
    code: str,
    act: Callable[[bytes, Proof], object],
    most: int = SMALL,
) -> Response:
    """What is done with the body and its proof, if the centre's key has signed both. Raises
    UnknownKey, TooLarge, BrokenBatch, CentralBusy."""
    data, shown = await _signed(request, code, most)
    path = request.url.path

    def proven() -> object:
        exchange.demand_signed(code, shown, path, data)
        return act(data, shown)

    return await _answer(exchange.hands, proven)


def add_lines(app: FastAPI, central: Central) -> None:
    """Have an application take in what centres send, and hand back what they lost."""
    exchange = Exchange(central)
    _add_opening(app, exchange)
    _add_handing(app, Handing(central), central.hands)

    @app.post("/sync/{code}/hello", response_class=Response)
    async def hello(request: Request, code: Code) -> Response:
        """How a line of journal stands to what is here."""

        def greet(data: bytes, shown: Proof) -> Verdict:
            return exchange.greet(code, wire.unpack_hello(data), shown)

        return await _proven(exchange, request, code, greet)

    @app.post("/sync/{code}/lines", response_class=Response)
    async def lines(request: Request, code: Code) -> Response:
        """Commit a batch, then acknowledge its last line."""

        def receive(data: bytes, shown: Proof) -> Receipt:
            return exchange.receive(code, wire.unpack(data), shown)

        return await _proven(exchange, request, code, receive, wire.PACKED)

    @app.post("/sync/{code}/line", response_class=Response)
    async def line(request: Request, code: Code) -> Response:
        """The line on which the centre goes on from a base that both sides have."""

        def grant(data: bytes, shown: Proof) -> Line:
            wanted = wire.unpack_wish(data)
            return exchange.grant(code, wanted.old, wanted.base, shown)

        return await _proven(exchange, request, code, grant)


def _add_opening(app: FastAPI, exchange: Exchange) -> None:
    @app.post("/sync/{code}/nonce", response_class=Response)
    async def nonce(code: Code) -> Response:
        """A challenge, which an agent signs to open a session."""
        return await _answer(exchange.hands, lambda: exchange.nonce(code))

    @app.post("/sync/{code}/open", response_class=Response)
    async def opened(request: Request, code: Code) -> Response:
        """A session; all before it are over."""
        opening = wire.decode(await _body(request), Opening)
        return await _answer(exchange.hands, lambda: exchange.open(code, opening))


def _add_handing(app: FastAPI, handing: Handing, hands: Hands) -> None:
    """Questions of a centre's about its own lines: signed by its key, outside its session, since
    they change nothing."""

    @app.post("/sync/{code}/held", response_class=Response)
    async def held(request: Request, code: Code) -> Response:
        """What is here of a centre."""
        data, shown, path = *await _signed(request, code), request.url.path
        return await _answer(hands, lambda: handing.held(code, shown, path, data))

    @app.post("/sync/{code}/handed", response_class=Response)
    async def handed(request: Request, code: Code) -> Response:
        """Lines of a centre that it lost."""
        data, shown, path = *await _signed(request, code), request.url.path
        ask = wire.unpack_ask(data)
        return await _answer(hands, lambda: handing.handed(code, ask, shown, path, data))
