"""The pages of headquarters: plain HTML that is whole without JavaScript, and renewed with it."""

import threading
import time
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from sqlalchemy import select

import assets
from floor.catalogue import centres
from floor.facade import AgencyFigures, DayFigures
from floor.rules import opening
from floor.rules.offer import Language
from floor.store.tables import days
from floor.words import LANGUAGES, Words
from sync.central.kept import KeptFigures
from sync.central.live import AgencyNow, Attention, CentreNow, all_centres, waiting_by_agency
from sync.central.store import Central
from sync.central.tables import forks

PAGES = Path(__file__).parent / "pages"
FRESH = 0.5
"""Seconds for which the list of all centres is not asked of the store again."""
COOKIE = "foleni_language"
YEAR = 365 * 86_400


class Sight:
    """All centres as they stand, asked of the store at most twice a second for all readers."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._catalogue = centres()
        self._lock = threading.Lock()
        self._kept: tuple[CentreNow, ...] = ()
        self._until = 0.0

    def centres(self) -> tuple[CentreNow, ...]:
        """Every centre, what needs attention first."""
        with self._lock:
            if time.monotonic() >= self._until:
                with self._central.asking() as connection:
                    now = self._central.clock.now()
                    self._kept = all_centres(connection, self._catalogue, now)
                self._until = time.monotonic() + FRESH
            return self._kept


class Pages:
    """The routes that people open in a browser."""

    def __init__(self, central: Central, sight: Sight, kept: KeptFigures, words: Words) -> None:
        self._central, self._sight, self._kept, self._words = central, sight, kept, words
        self._templates = Environment(
            loader=FileSystemLoader(PAGES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["icon"] = icon

    def add_to(self, app: FastAPI) -> None:
        """Answer for `/` and `/centres/{code}`, and for their parts that change."""

        @app.get("/", response_class=HTMLResponse)
        def every(request: Request) -> Response:
            """All centres, what needs attention first."""
            return self._page(request, "centres.html", self._all())

        @app.get("/parts/centres", response_class=HTMLResponse)
        def every_part(request: Request) -> Response:
            """What changes of it."""
            return self._page(request, "centres_live.html", self._all())

        @app.get("/centres/{code}", response_class=HTMLResponse)
        def one(request: Request, code: str, day: str | None = None) -> Response:
            """One centre: how it stands, and a day's waits by agency."""
            return self._centre(request, "centre.html", code, day)

        @app.get("/parts/centres/{code}", response_class=HTMLResponse)
        def one_part(request: Request, code: str, day: str | None = None) -> Response:
            """What changes of it."""
            return self._centre(request, "centre_live.html", code, day)

    def _all(self) -> dict[str, Any]:
        every = self._sight.centres()
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

    def _centre(self, request: Request, template: str, code: str, day: str | None) -> Response:
        centre = next((each for each in self._sight.centres() if each.code == code), None)
        wanted = _day_or_none(day)
        if centre is None or (day and wanted is None):
            return self._page(request, "lost.html", {}, status=404)
        shown = wanted or centre.day
        figures = None if shown is None else self._kept.of(centre, shown)
        with self._central.asking() as connection:
            waits = waiting_by_agency(connection, centre) if shown == centre.day else None
            opened = select(days.c.day).where(days.c.centre == code).order_by(days.c.day)
            known = list(connection.execute(opened).scalars())
            differing = connection.execute(
                select(forks).where(forks.c.centre == code).order_by(forks.c.last_at.desc())
            ).all()
        about = {
            "centre": centre,
            "figures": figures,
            "day": shown,
            "waits": waits,
            "agencies": _in_order(figures, waits or {}),
            "asked_day": wanted,
            "before": max((d for d in known if shown and d < shown), default=None),
            "after": min((d for d in known if shown and d > shown), default=None),
            "forks": differing,
            "widest": max((a.wait_p90_min or 0 for a in figures.by_agency), default=0)
            if figures
            else 0,
        }
        return self._page(request, template, about)

    def _page(
        self, request: Request, template: str, values: dict[str, Any], status: int = 200
    ) -> Response:
        language, chosen = language_of(request)
        say = partial(_say, self._words, language)
        helpers = {
            "say": say,
            "language": language,
            "languages": LANGUAGES,
            "in_language": lambda each: f"?{request.url.include_query_params(lang=each).query}",
            "state": lambda attention: say(f"central.state.{attention}"),
            "ago": partial(ago, say),
            "minutes": partial(minutes, say),
            "clock": lambda at: f"{opening.local(at):%H:%M:%S}",
            "long_day": partial(long_day, say),
            "county": partial(county, say),
            "now": self._central.clock.now(),
        }
        text = self._templates.get_template(template).render(**helpers, **values)
        answer = HTMLResponse(text, status, headers={"Content-Language": language})
        if chosen:
            answer.set_cookie(COOKIE, language, max_age=YEAR, httponly=True, samesite="lax")
        return answer


def language_of(request: Request) -> tuple[Language, bool]:
    """The reader's language: as asked for now, as chosen before, or as the browser prefers; and
    whether it was asked for now."""
    asked = request.query_params.get("lang")
    prefers = "sw" if request.headers.get("Accept-Language", "").startswith("sw") else "en"
    for said in (asked, request.cookies.get(COOKIE), prefers):
        for language in LANGUAGES:
            if said == language:
                return language, said == asked
    return "en", False


def speaker(words: Words, language: Language) -> tuple[Callable[..., str], Callable[[int], str]]:
    """Words and ages in one language."""
    say = partial(_say, words, language)
    return say, partial(ago, say)


def _say(words: Words, language: Language, key: str, **values: object) -> str:
    return words.say(key, language, **values)


def ago(say: Callable[..., str], ms: int) -> str:
    """How long ago, in the largest unit that fits."""
    seconds = ms // 1000
    if seconds < 10:
        return say("central.ago.now")
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= length:
            return say(f"central.ago.{unit}", n=seconds // length)
    return say("central.ago.seconds", n=seconds)


def minutes(say: Callable[..., str], value: float | None) -> str:
    """A wait in whole minutes, from one hour on in hours and minutes; a dash for none."""
    if value is None:
        return say("central.none")
    whole = round(value)
    if whole < 60:
        told = say("central.minutes", n=whole)
    else:
        told = say("central.hours", h=whole // 60, m=whole % 60)
    return told.replace(". ", ".\N{NO-BREAK SPACE}")  # "dak." stays with its number


def long_day(say: Callable[..., str], day: str) -> str:
    """A day as people say it: Monday 23 November 2026."""
    when = date.fromisoformat(day)
    return say(
        "central.detail.the_day",
        weekday=say(f"day.{when.isoweekday()}"),
        day=when.day,
        month=say(f"month.{when.month}"),
        year=when.year,
    )


def county(say: Callable[..., str], centre: CentreNow) -> str:
    """Where a centre is: Lamu County."""
    if centre.outreach or not centre.county:
        return centre.county
    return say("central.county", county=centre.county)


def _in_order(figures: DayFigures | None, waits: dict[str, AgencyNow]) -> list[AgencyFigures]:
    """A day's agencies: those with people past their promise first, then by people waiting."""
    if figures is None:
        return []

    def urgency(agency: AgencyFigures) -> tuple[int, int, int]:
        now = waits.get(agency.agency)
        return (-now.late, -now.waiting, -agency.legs) if now else (0, 0, -agency.legs)

    return sorted(figures.by_agency, key=urgency)


def _day_or_none(day: str | None) -> str | None:
    try:
        return date.fromisoformat(day).isoformat() if day else None
    except ValueError:
        return None


@cache
def icon(name: str) -> Markup:
    """A drawing of ours, to stand beside its word."""
    text = (assets.ROOT / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return Markup(text.replace("<svg", '<svg aria-hidden="true" focusable="false"', 1))
