"""The central server over HTTP: what centres send, and what people and programs read."""

import logging
from datetime import date
from typing import Annotated

from fastapi import FastAPI, HTTPException, Path, Query, Request, Response
from fastapi.exception_handlers import http_exception_handler
from fastapi.staticfiles import StaticFiles
from sqlalchemy import func, select

import assets
from floor.errors import BadRequest, FoleniError
from floor.version import VERSION
from floor.words import Words
from sync import wire
from sync.central.accounts import Accounts
from sync.central.decisions import (
    booking_pages,
    catalogue_pages,
    notice_pages,
    rest_pages,
    version_pages,
)
from sync.central.decisions.feed import add_feed
from sync.central.kept import KeptFigures
from sync.central.lines_api import add_lines
from sync.central.periods import Periods
from sync.central.sight import Sight
from sync.central.store import Central
from sync.central.tables import contacts
from sync.central.web import (
    admin,
    centres,
    compare,
    events,
    evidence,
    refusals,
    reports,
    signing,
)
from sync.central.web.errors import NotYours
from sync.central.web.guard import Guard
from sync.central.web.office import Office, Signed, The
from sync.central.web.painting import PAGES, Painter
from sync.errors import UnknownCentre

log = logging.getLogger("foleni.central")

Code = Annotated[str, Path(pattern=r"^[A-Z]{2,5}$")]
Day = Annotated[str | None, Query()]
IN_JSON = ("/api/", "/sync/", "/health", "/openapi.json", "/events")
"""Where refusals are told to programs."""


def central_app(central: Central, words: Words) -> FastAPI:
    """The application that serves a store; it does not close it."""
    app = FastAPI(title="Foleni headquarters", version=VERSION, docs_url=None, redoc_url=None)
    painter = Painter(words, central.clock)
    office = Office(
        central=central,
        words=words,
        accounts=Accounts(central),
        painter=painter,
        sight=Sight(central),
        kept=KeptFigures(central),
        periods=Periods(central),
    )
    app.state.office = office

    _tell_errors(app, words, painter)

    def told(error: FoleniError) -> Response:
        return refusals.told(words, error)

    app.add_middleware(Guard, accounts=office.accounts, tell=told)
    add_lines(app, central)
    add_feed(app, central)
    _add_api(app)
    for part in (signing, centres, compare, reports, evidence, admin, events):
        part.add_to(app)
    for down in (catalogue_pages, rest_pages, version_pages, notice_pages, booking_pages):
        down.add_to(app)
    app.mount("/static", StaticFiles(directory=PAGES / "static"))
    app.mount("/fonts", StaticFiles(directory=assets.ROOT / "fonts"))
    return app


def _tell_errors(app: FastAPI, words: Words, painter: Painter) -> None:
    """Tell what is refused, and that a page is none: to people on a page, to programs as JSON."""

    @app.exception_handler(FoleniError)
    async def tell(request: Request, error: FoleniError) -> Response:
        if request.url.path.startswith(IN_JSON):
            return refusals.told(words, error)
        return refusals.shown(request, painter, words, error)

    @app.exception_handler(404)
    async def lost(request: Request, error: HTTPException) -> Response:
        if request.url.path.startswith(IN_JSON):
            return await http_exception_handler(request, error)
        return painter.lost(request)


def _json(value: object) -> Response:
    return Response(wire.encode(value), media_type=wire.PLAIN)


def _add_api(app: FastAPI) -> None:
    @app.get("/health", response_class=Response)
    def health(office: The) -> Response:
        """That the store answers, and how many centres were ever heard."""
        with office.central.asking() as connection:
            heard = select(func.count(contacts.c.centre.distinct()))
            count = connection.execute(heard).scalar_one()
        now = office.central.clock.now()
        return _json({"at": now, "program": VERSION, "centres_heard": count})

    @app.get("/api/centres", response_class=Response)
    def every(office: The, person: Signed) -> Response:
        """How every centre stands now."""
        return _json(office.sight.centres_for(person))

    @app.get("/api/centres/{code}/figures", response_class=Response)
    def figures(office: The, person: Signed, code: Code, day: Day = None) -> Response:
        """A day's figures at one centre, by default those of the last day that it opened."""
        centre = centres.centre_of(office, person, code)
        if centre is None:
            raise UnknownCentre(centre=code)
        if person.agencies:
            raise NotYours()  # these figures are of all agencies; /api/report has theirs
        return _json(office.kept.of(centre, demand_day(day) or centre.day or "0001-01-01"))


def demand_day(day: str | None) -> str | None:
    """The day if it is an ISO date. Raises BadRequest."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise BadRequest(problem=f"{day[:40]!r} is no day such as 2026-11-23") from None
