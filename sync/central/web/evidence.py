"""The pages of evidence: each centre's journal at a glance, and one centre's in full."""

from datetime import date, timedelta
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from floor.facade.figures import Level, Report
from sync.central import evidence
from sync.central.changes import SMALL
from sync.central.cuts import Cut, cut_to
from sync.central.live import CentreNow
from sync.central.people import Person
from sync.central.periods import Asked, Period
from sync.central.web import telling
from sync.central.web.centres import centre_of
from sync.central.web.office import Office, Signed, The
from sync.central.web.painting import language_of

LOOKED = 7
"""Days of which patterns are told."""


def add_to(app: FastAPI) -> None:
    """Answer for `/evidence` and `/centres/{code}/evidence`."""
    page: dict[str, Any] = {"response_class": HTMLResponse, "include_in_schema": False}

    @app.get("/evidence", **page)
    def every(request: Request, office: The, person: Signed) -> Response:
        """All journals, those that need a look first."""
        return office.painter.page(request, "evidence.html", {"lines": _every(office, person)})

    @app.get("/centres/{code}/evidence", **page)
    def one(request: Request, office: The, person: Signed, code: str) -> Response:
        """One centre's lines, clock and patterns."""
        centre = centre_of(office, person, code)
        if centre is None or centre.heard_ms is None:
            return office.painter.lost(request)
        return office.painter.page(
            request, "evidence_centre.html", _one(request, office, person, centre)
        )


def _every(office: Office, person: Person) -> list[dict[str, Any]]:
    """A line for each centre that reports; its calls out of turn are those of its last day."""
    found = []
    for centre in office.sight.centres_for(person):
        if centre.heard_ms is None:
            continue
        with office.central.asking() as connection:
            known = evidence.evidence(connection, centre.code)
        report = _last_day(office, person, centre)
        calls = report.whole.promise.called if report else 0
        turns = report.whole.turns.out_of_turn if report else 0
        found.append(
            {
                "centre": centre,
                "known": known,
                "offset": _seconds(known.offset),
                "calls": calls,
                "turns": turns,
                "share": turns / calls if calls else None,
                "few": calls < SMALL,
            }
        )
    return sorted(found, key=lambda line: (line["known"].sound, line["centre"].name))


def _last_day(office: Office, person: Person, centre: CentreNow) -> Report | None:
    if centre.day is None:
        return None
    period = Period(since=centre.day, until=centre.day)
    cut = Cut(agencies=person.agencies)
    asked = Asked(centres=(centre,), period=period, level=Level.CENTRE, cut=cut)
    return office.periods.report(asked)


def _seconds(offset: int | None) -> int:
    return 0 if offset is None else round(offset / 1000)


def _one(request: Request, office: Office, person: Person, centre: CentreNow) -> dict[str, Any]:
    """What one centre's page shows."""
    say = telling.sayer(office.words, language_of(request)[0])
    with office.central.asking() as connection:
        known = evidence.evidence(connection, centre.code)
        closed = evidence.closings(connection, centre)
    named = person.sees_agents
    level = Level.AGENT if named else Level.COUNTER
    period = _period(centre)
    rows: list[evidence.Pattern] = []
    if period is not None:
        facts = cut_to(office.periods.facts(centre, period), Cut(agencies=person.agencies))
        rows = evidence.patterns(
            facts, closed, lambda stay: stay.agent if named else str(stay.counter)
        )
    return {
        "centre": centre,
        "known": known,
        "offset": _seconds(known.offset),
        "limit": evidence.OFFSET // 1000,
        "period": period,
        "level": level,
        "rows": rows,
        "name": lambda who: (
            say(f"report.row.{level}", number=who) if who else say(f"report.none.{level}")
        ),
        "kinds": evidence.KINDS,
        "small": SMALL,
        "short": evidence.SHORT // 1000,
    }


def _period(centre: CentreNow) -> Period | None:
    """The days of which patterns are told; None if the centre never opened."""
    if centre.day is None:
        return None
    since = date.fromisoformat(centre.day) - timedelta(days=LOOKED - 1)
    return Period(since=since.isoformat(), until=centre.day)
