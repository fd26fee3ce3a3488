"""The central server over HTTP: what centres send, and what people and programs read."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated

from fastapi import FastAPI, Path, Query, Request, Response
from fastapi.staticfiles import StaticFiles
from sqlalchemy import func, select

import assets
from floor.errors import BadRequest, FoleniError
from floor.version import VERSION
from floor.words import Words
from sync import wire
from sync.central.kept import KeptFigures
from sync.central.rendering import PAGES, Pages, Sight
from sync.central.store import Central
from sync.central.tables import contacts
from sync.errors import BrokenBatch, CentralBusy, TooLarge, UnknownCentre, UnknownToken
from sync.protocol import Mark

log = logging.getLogger("foleni.central")

DEADLINE = 20.0
"""Seconds in which a body must have arrived."""
BEARER = "Bearer "
Code = Annotated[str, Path(pattern=r"^[A-Z]{2,5}$")]
Day = Annotated[str | None, Query()]
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "font-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def central_app(central: Central, words: Words) -> FastAPI:
    """The application that serves a store; it does not close it."""
    app = FastAPI(title="Foleni headquarters", version=VERSION, docs_url=None, redoc_url=None)
    sight = Sight(central)

    @app.exception_handler(FoleniError)
    async def tell(_request: Request, error: FoleniError) -> Response:
        return _told(words, error)

    @app.middleware("http")
    async def guard(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        answer = await go_on(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        if not request.url.path.startswith(("/static", "/fonts")):
            answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    _add_sync(app, central)
    kept = KeptFigures(central)
    _add_api(app, central, sight, kept)
    Pages(central, sight, kept, words).add_to(app)
    app.mount("/static", StaticFiles(directory=PAGES / "static"))
    app.mount("/fonts", StaticFiles(directory=assets.ROOT / "fonts"))
    return app


def _told(words: Words, error: FoleniError) -> Response:
    title, advice = words.explain(error, "en")
    stop = "" if title.endswith((".", "!", "?")) else "."
    headers = {}
    if isinstance(error, CentralBusy):
        headers["Retry-After"] = str(error.values["seconds"])
    if isinstance(error, UnknownToken):
        headers["WWW-Authenticate"] = "Bearer"
    status = 400 if isinstance(error, BadRequest) else wire.status_of(error)
    body = wire.encode_error(error, f"{title}{stop} {advice}")
    return Response(body, status, headers=headers, media_type=wire.PLAIN)


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


def _add_sync(app: FastAPI, central: Central) -> None:
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


def _add_api(app: FastAPI, central: Central, sight: "Sight", kept: KeptFigures) -> None:
    @app.get("/health", response_class=Response)
    def health() -> Response:
        """That the store answers, and how many centres were ever heard."""
        with central.asking() as connection:
            heard = select(func.count(contacts.c.centre.distinct()))
            count = connection.execute(heard).scalar_one()
        return _json({"at": central.clock.now(), "program": VERSION, "centres_heard": count})

    @app.get("/api/centres", response_class=Response)
    def centres() -> Response:
        """How every centre stands now."""
        return _json(sight.centres())

    @app.get("/api/centres/{code}/figures", response_class=Response)
    def figures(code: Code, day: Day = None) -> Response:
        """A day's figures at one centre, by default those of the last day that it opened."""
        centre = next((each for each in sight.centres() if each.code == code), None)
        if centre is None:
            raise UnknownCentre(centre=code)
        return _json(kept.of(centre, demand_day(day) or centre.day or "0001-01-01"))


def demand_day(day: str | None) -> str | None:
    """The day if it is an ISO date. Raises BadRequest."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise BadRequest(problem=f"{day[:40]!r} is no day such as 2026-11-23") from None
