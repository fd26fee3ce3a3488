"""The page that ranks centres, or agencies, by one figure; and the page of one part of a centre."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from floor.errors import BadRequest
from floor.facade.figures import Figures, Level, Report
from floor.reports.columns import BY_CODE
from sync.central import changes
from sync.central.cuts import Cut
from sync.central.live import CentreNow
from sync.central.people import Person
from sync.central.periods import Asked, Period
from sync.central.web import papers, rows, telling
from sync.central.web.asking import Question, Questioned, cut_for, levels_for
from sync.central.web.centres import centre_of
from sync.central.web.office import Office, Signed, The
from sync.central.web.painting import language_of

RANKED = ("wait_median", "wait_p90", "within_promise", "no_show_share", "service_median", "arrived")
"""Figures by which rows may be ranked; the first is shown unless another is asked for."""
BEST_HIGH = frozenset({"within_promise"})


def add_to(app: FastAPI) -> None:
    """Answer for `/compare` and `/centres/{code}/figures`."""

    @app.get("/compare", response_class=HTMLResponse, include_in_schema=False)
    def compare(
        request: Request, office: The, question: Questioned, figure: str = RANKED[0]
    ) -> Response:
        """Rows of a level, ranked by a figure, each with what it was counted from."""
        if figure not in RANKED:
            raise BadRequest(problem=f"rows cannot be ranked by {figure[:40]!r}")
        report = office.periods.report(question.asked)
        shown = _ranked(request, office, question, report, figure)
        return office.painter.page(request, "compare.html", shown)

    @app.get("/centres/{code}/figures", response_class=HTMLResponse, include_in_schema=False)
    def part(
        request: Request,
        office: The,
        person: Signed,
        code: str,
        day: str | None = None,
        agency: str = "",
        service: str = "",
        counter: int | None = None,
    ) -> Response:
        """One agency, service or counter of a centre on a day, with what lies below it."""
        centre = centre_of(office, person, code)
        shown = telling.day_or_none(day) or (centre.day if centre else None)
        if centre is None or shown is None or (day and telling.day_or_none(day) is None):
            return office.painter.lost(request)
        cut = cut_for(person, agency[:80], service[:80], counter)
        if not agency and not service and counter is None:
            return office.painter.lost(request)
        about = _part(request, office, person, centre, shown, cut)
        return office.painter.page(request, "figures.html", about)


def _ranked(
    request: Request, office: Office, question: Question, report: Report, figure: str
) -> dict[str, Any]:
    """The rows in order: those with few legs last, since their rank says little."""
    language = language_of(request)[0]
    say = telling.sayer(office.words, language)

    def value(row: Figures) -> float | None:
        read = BY_CODE[figure].read(row)
        return read if isinstance(read, int | float) else None

    def order(row: Figures) -> tuple[bool, bool, float]:
        read = value(row)
        sign = -1 if figure not in BEST_HIGH else 1
        return (read is None, changes.is_few(row, figure), sign * (read or 0))

    widest = max((value(row) or 0 for row in report.rows), default=0)
    return {
        "question": question,
        "period": question.asked.period,
        "days": papers.days_of(say, question.asked.period),
        "chosen": figure,
        "ranked": [(code, say(f"report.figure.{code}")) for code in RANKED],
        "whole": rows.cell(report.whole, figure, say),
        "whole_at": _share(value(report.whole), widest),
        "level": report.level,
        "lines": [
            {
                "key": row.key,
                "name": rows.name_of(row, report.level, say, language),
                "cell": rows.cell(row, figure, say),
                "legs": row.legs.legs,
                "width": _share(value(row), widest),
            }
            for row in sorted(report.rows, key=order)
        ],
        "agencies": papers.agencies_of(office, question),
        "small": changes.SMALL,
        "pending": office.periods.pending(question.asked),
    }


def _share(value: float | None, widest: float) -> float:
    """How far a bar reaches, in percent."""
    return round(100 * value / widest, 1) if value and widest else 0


def _part(
    request: Request, office: Office, person: Person, centre: CentreNow, day: str, cut: Cut
) -> dict[str, Any]:
    """What the page of a part shows: itself as a whole, then the levels below."""
    language = language_of(request)[0]
    say = telling.sayer(office.words, language)
    period = Period(since=day, until=day)
    below = _below(person, cut)
    reports = [
        office.periods.report(Asked(centres=(centre,), period=period, level=level, cut=cut))
        for level in below
    ]
    codes = rows.SHOWN[Level.HOUR]
    return {
        "centre": centre,
        "day": day,
        "cut": cut,
        "agency": _only(cut.agencies),
        "path": _path(office, centre, cut, day, language),
        "whole": rows.cells(reports[0].whole, codes, say),
        "tables": [_table(report, day, cut, say, language) for report in reports],
        "small": changes.SMALL,
    }


def _table(report: Report, day: str, cut: Cut, say: telling.Say, language: str) -> dict[str, Any]:
    """The rows of one level below a part; nobody who did nothing."""
    level = report.level
    codes = rows.SHOWN[level]
    if level in (Level.COUNTER, Level.AGENT) and (cut.agencies or cut.service):
        codes = rows.OF_PART
    return {
        "level": level,
        "title": say(f"report.level.{level}"),
        "link": _link(day, cut, level),
        "headings": [say(f"report.figure.{code}") for code in codes],
        "lines": [
            {
                "key": row.key,
                "name": rows.name_of(row, level, say, language),
                "cells": rows.cells(row, codes, say),
                "legs": row.legs.legs,
            }
            for row in report.rows
            if row.key or row.legs.legs
        ],
        "widest": max((row.legs.legs for row in report.rows), default=0),
    }


def _below(person: Person, cut: Cut) -> tuple[Level, ...]:
    """The levels that lie below a part, in the order in which they are shown."""
    found = [Level.HOUR]
    if cut.counter is None and not person.agencies:
        found.insert(0, Level.COUNTER)
    if not cut.service:
        found.insert(0, Level.SERVICE)
    if cut.counter is not None and Level.AGENT in levels_for(person, 1):
        found.insert(0, Level.AGENT)
    return tuple(found)


def _link(day: str, cut: Cut, level: Level) -> Callable[[str], str] | None:
    """The address of what a row of a level is; None where nothing lies below it."""
    if level not in (Level.SERVICE, Level.COUNTER):
        return None
    return lambda key: _address(day, _said(cut) | {level.value: key})


def _said(cut: Cut) -> dict[str, str]:
    """A part as its address says it."""
    said = {"agency": _only(cut.agencies), "service": cut.service}
    if cut.counter is not None:
        said["counter"] = str(cut.counter)
    return {name: value for name, value in said.items() if value}


def _address(day: str, said: dict[str, str]) -> str:
    return "?" + urlencode({"day": day} | said)


def _only(codes: frozenset[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else ""


def _path(
    office: Office, centre: CentreNow, cut: Cut, day: str, language: str
) -> list[tuple[str, str]]:
    """The way down to this part: each step's name and address."""
    say = telling.sayer(office.words, "sw" if language == "sw" else "en")
    asked: dict[str, str] = {}
    steps: list[tuple[str, str]] = []
    for level, key in ((Level.AGENCY, _only(cut.agencies)), (Level.SERVICE, cut.service)):
        if key:
            asked = asked | {level.value: key}
            name = office.periods.name(centre, level, key)
            steps.append((name.sw if language == "sw" else name.en, _address(day, asked)))
    if cut.counter is not None:
        steps.append((say("report.row.counter", number=cut.counter), _address(day, _said(cut))))
    return steps
