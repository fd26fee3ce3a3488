"""The pages of all centres and of one, as they stand now and on a day."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy import select

from floor.facade.figures import Figures, Level, Report
from floor.store.tables import days
from sync.central.cuts import Cut
from sync.central.live import Attention, CentreNow
from sync.central.people import Person
from sync.central.periods import Asked, Period
from sync.central.tables import forks
from sync.central.waiting import AgencyNow, waiting_by_agency
from sync.central.web import telling
from sync.central.web.office import Office, Signed, The
from sync.central.web.painting import language_of
from sync.central.web.rows import cell
from sync.central.web.telling import day_or_none


def add_to(app: FastAPI) -> None:
    """Answer for `/` and `/centres/{code}`, and for their parts that change."""
    page: dict[str, Any] = {"response_class": HTMLResponse, "include_in_schema": False}

    @app.get("/", **page)
    def every(request: Request, office: The, person: Signed) -> Response:
        """All centres, what needs attention first."""
        return office.painter.page(request, "centres.html", _all(office, person))

    @app.get("/parts/centres", **page)
    def every_part(request: Request, office: The, person: Signed) -> Response:
        """What changes of it."""
        return office.painter.page(request, "centres_live.html", _all(office, person))

    @app.get("/centres/{code}", **page)
    def one(
        request: Request, office: The, person: Signed, code: str, day: str | None = None
    ) -> Response:
        """One centre: how it stands, and a day's waits by agency."""
        about = _one(request, office, person, code, day)
        if about is None:
            return office.painter.lost(request)
        return office.painter.page(request, "centre.html", about)

    @app.get("/parts/centres/{code}", **page)
    def one_part(
        request: Request, office: The, person: Signed, code: str, day: str | None = None
    ) -> Response:
        """What changes of it."""
        about = _one(request, office, person, code, day)
        if about is None:
            return office.painter.lost(request)
        return office.painter.page(request, "centre_live.html", about)


def _all(office: Office, person: Person) -> dict[str, Any]:
    every = office.sight.centres_for(person)
    heard = [centre for centre in every if centre.heard_ms is not None]
    # Practice is not added to real figures; where all is practice, it is what there is to see.
    counted = [centre for centre in heard if not centre.practice] or heard
    reporting = [c for c in heard if c.attention in (Attention.LATE, Attention.WELL)]
    return {
        "heard": [c for c in every if c.attention is not Attention.NEVER],
        "silent": [c for c in every if c.attention is Attention.NEVER],
        "every": every,
        "reporting": reporting,
        "waiting": sum(centre.waiting for centre in counted),
        "late": sum(centre.late for centre in counted),
        "served": sum(centre.served for centre in counted),
        "counters_open": sum(centre.counters_open for centre in counted),
        "counters": sum(centre.counters for centre in counted),
    }


def _one(
    request: Request, office: Office, person: Person, code: str, day: str | None
) -> dict[str, Any] | None:
    """What one centre's page shows; None if there is no such centre or day."""
    seen = office.sight.centres_for(person)
    centre = next((each for each in seen if each.code == code), None)
    wanted, language = day_or_none(day), language_of(request)[0]
    if centre is None or (day and wanted is None):
        return None
    shown = wanted or centre.day
    waits: dict[str, AgencyNow] | None = None
    with office.central.asking() as connection:
        if shown == centre.day:
            every = waiting_by_agency(connection, centre)
            waits = {code: each for code, each in every.items() if person.sees_agency(code)}
        opened = select(days.c.day).where(days.c.centre == code).order_by(days.c.day)
        known = list(connection.execute(opened).scalars())
        differing = connection.execute(
            select(forks).where(forks.c.centre == code).order_by(forks.c.last_at.desc())
        ).all()
    report = None if shown is None else _of_day(office, person, centre, shown)
    rows = [] if report is None else _in_order(report.rows, waits or {})
    return _days_around(shown, known) | {
        "centre": centre,
        "whole": None if report is None else report.whole,
        "day": shown,
        "waits": waits,
        "agencies": rows,
        "cell": partial(cell, say=telling.sayer(office.words, language)),
        "asked_day": wanted,
        "forks": differing,
        "widest": max((row.promise.wait.p90_min or 0 for row in rows), default=0),
    }


def _of_day(office: Office, person: Person, centre: CentreNow, day: str) -> Report:
    """A day's figures by agency."""
    period = Period(since=day, until=day)
    asked = Asked(
        centres=(centre,), period=period, level=Level.AGENCY, cut=Cut(agencies=person.agencies)
    )
    return office.periods.report(asked)


def _days_around(shown: str | None, known: list[str]) -> dict[str, str | None]:
    """The days before and after that the centre opened."""
    return {
        "before": max((d for d in known if shown and d < shown), default=None),
        "after": min((d for d in known if shown and d > shown), default=None),
    }


def _in_order(rows: Sequence[Figures], waits: dict[str, AgencyNow]) -> list[Figures]:
    """A day's agencies: those with people past their promise first, then by people waiting."""

    def urgency(row: Figures) -> tuple[int, int, int]:
        now = waits.get(row.key)
        return (-now.late, -now.waiting, -row.legs.legs) if now else (0, 0, -row.legs.legs)

    return sorted(rows, key=urgency)


def centre_of(office: Office, person: Person, code: str) -> CentreNow | None:
    """A centre that somebody may see."""
    seen = office.sight.centres_for(person)
    return next((each for each in seen if each.code == code), None)
