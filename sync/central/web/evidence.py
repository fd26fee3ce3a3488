"""The pages of evidence: each centre's journal at a glance, and one centre's in full."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from floor.errors import BadRequest
from floor.facade.figures import Level, Report
from sync import proof
from sync.central import evidence, oddities, roots, testimony
from sync.central.changes import SMALL
from sync.central.cuts import Cut, cut_to
from sync.central.live import CentreNow
from sync.central.people import Person
from sync.central.periods import Asked, Period
from sync.central.web import telling
from sync.central.web.centres import centre_of
from sync.central.web.office import Office, Signed, The
from sync.central.web.painting import language_of
from sync.central.web.telling import day_or_none
from sync.protocol import CLOCK_LIMIT

LOOKED = 7
"""Days of which patterns are told."""


def add_to(app: FastAPI) -> None:
    """Answer for `/evidence`, `/centres/{code}/evidence` and `/api/roots/{day}`."""
    page: dict[str, Any] = {"response_class": HTMLResponse, "include_in_schema": False}

    @app.get("/evidence", **page)
    def every(request: Request, office: The, person: Signed) -> Response:
        """All journals, those that need a look first, and the roots of the last days."""
        with office.central.asking() as connection:
            kept = roots.last(connection)
        values = {
            "lines": _every(office, person),
            "roots": kept,
            "today": roots.of_day(office.central, roots.day_now(office.central)),
        }
        return office.painter.page(request, "evidence.html", values)

    @app.get("/centres/{code}/evidence", **page)
    def one(request: Request, office: The, person: Signed, code: str) -> Response:
        """One centre's lines, clock and patterns."""
        centre = centre_of(office, person, code)
        if centre is None or centre.heard_ms is None:
            return office.painter.lost(request)
        return office.painter.page(
            request, "evidence_centre.html", _one(request, office, person, centre)
        )

    @app.get("/api/roots/{day}", response_class=Response)
    def root(office: The, person: Signed, day: str) -> Response:
        """A day's root over the heads of all centres, with the proof of each that the asker may
        see: `foleni central check-root` checks it without a store."""
        found = roots.of_day(office.central, _day(day))
        seen = [head for head in found.heads if person.sees_centre(head.centre)]
        name = f'attachment; filename="root-{found.day}.json"'
        return Response(
            msgspec.json.encode(found.of({head.centre for head in seen})),
            media_type="application/json",
            headers={"Content-Disposition": name},
        )


def _day(text: str) -> str:
    """Raises BadRequest."""
    day = day_or_none(text)
    if day is None:
        raise BadRequest(problem=f"{text[:40]!r} is no day such as 2026-11-23")
    return day


def _every(office: Office, person: Person) -> list[dict[str, Any]]:
    """A line for each centre that reports; its calls out of turn are those of its last day."""
    found = []
    for centre in office.sight.centres_for(person):
        if centre.heard_ms is None:
            continue
        with office.central.asking() as connection:
            known = evidence.evidence(connection, centre.code)
            complaints, _ = testimony.complaints(connection, centre.code)
            two = testimony.two_computers(connection, centre.code)
        report = _last_day(office, person, centre)
        calls = report.whole.promise.called if report else 0
        turns = report.whole.turns.out_of_turn if report else 0
        found.append(
            {
                "centre": centre,
                "known": known,
                "sound": known.sound and not (complaints or two),
                "offset": _seconds(known.offset),
                "calls": calls,
                "turns": turns,
                "share": turns / calls if calls else None,
                "few": calls < SMALL,
            }
        )
    return sorted(found, key=lambda line: (line["sound"], line["centre"].name))


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
    now = office.central.clock.now()
    with office.central.asking() as connection:
        known = evidence.evidence(connection, centre.code)
        closed = evidence.closings(connection, centre)
        key = roots.heads_key(office.central)
        lines = testimony.standings(connection, centre.code, known.origins, key, now)
        complaints, last = testimony.complaints(connection, centre.code)
        two = testimony.two_computers(connection, centre.code)
    today = roots.of_day(office.central, roots.day_now(office.central))
    return _patterns(office, person, centre, closed) | {
        "centre": centre,
        "known": known,
        "lines": lines,
        "signer": today.key,
        "signed": lambda standing: _signed(centre.code, standing),
        "root": today,
        "complaints": complaints,
        "witnesses": last,
        "two": two,
        "sound": known.sound and not (two or complaints),
        "orphans": sum(line.orphans for line in lines),
        "offset": _seconds(known.offset),
        "limit": CLOCK_LIMIT // 1000,
        "name": lambda level, who: (
            say(f"report.row.{level}", number=who) if who else say(f"report.none.{level}")
        ),
    }


def _signed(centre: str, standing: testimony.Standing) -> str:
    """What headquarters signed of a line, to the letter."""
    told, origin = standing.receipt, standing.line.origin.partition("~")[0]
    return proof.head(centre, origin, told.seq, told.hash, told.at).decode()


def _patterns(
    office: Office, person: Person, centre: CentreNow, closed: Mapping[str, int]
) -> dict[str, Any]:
    """What is odd in the last days, of what somebody may see."""
    named, period = person.sees_agents, _period(centre)
    found: dict[str, Any] = dict.fromkeys(("rows", "jumps", "habits", "bursts", "copied"), ())
    if period is not None:
        facts = cut_to(office.periods.facts(centre, period), Cut(agencies=person.agencies))
        jumps = oddities.jumps(facts)
        found = {
            "rows": evidence.patterns(
                facts, closed, lambda stay: stay.agent if named else str(stay.counter)
            ),
            "jumps": jumps,
            "habits": oddities.habits(jumps) if named else [],
            "bursts": oddities.bursts(facts),
            "copied": oddities.copied(facts),
        }
    return found | {
        "period": period,
        "named": named,
        "level": Level.AGENT if named else Level.COUNTER,
        "most": oddities.MOST,
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
