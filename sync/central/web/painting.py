"""Makes pages from templates: plain HTML, in the reader's language, escaped by default."""

from functools import cache, partial
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import assets
from floor.clock import Clock
from floor.rules.offer import Language
from floor.words import LANGUAGES, Words
from sync.central.people import Person
from sync.central.web import doors, telling
from sync.central.web.guard import form_secret

PAGES = Path(__file__).parent.parent / "pages"
COOKIE = "foleni_language"
YEAR = 365 * 86_400


class Painter:
    """Makes every page."""

    def __init__(self, words: Words, clock: Clock) -> None:
        self._words, self._clock = words, clock
        self._templates = Environment(
            loader=FileSystemLoader(PAGES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["icon"] = icon

    def page(
        self, request: Request, template: str, values: dict[str, Any], status: int = 200
    ) -> Response:
        """A template of `sync/central/pages` with its values, and with what all of them have:
        say, language, person, csrf, icon, ago, minutes, percent, clock, moment, long_day,
        county, now."""
        language, chosen = language_of(request)
        common = self._common(request, language)
        text = self._templates.get_template(template).render(common | values)
        answer = HTMLResponse(text, status, headers={"Content-Language": language})
        if chosen:
            answer.set_cookie(COOKIE, language, max_age=YEAR, httponly=True, samesite="lax")
        return answer

    def _common(self, request: Request, language: Language) -> dict[str, Any]:
        say = telling.sayer(self._words, language)
        person = request.scope.get("foleni.person")
        mine = doors.doors_for(person if isinstance(person, Person) else None)
        return {
            "say": say,
            "language": language,
            "languages": LANGUAGES,
            "in_language": lambda each: f"?{request.url.include_query_params(lang=each).query}",
            "person": person,
            "doors": mine,
            "here": doors.here(mine, request.url.path),
            "csrf": lambda: _secret_field(request),
            "state": lambda attention: say(f"central.state.{attention}"),
            "ago": partial(telling.ago, say),
            "minutes": partial(telling.minutes, say),
            "percent": partial(telling.percent, say),
            "clock": telling.clock,
            "moment": telling.moment,
            "long_day": partial(telling.long_day, say),
            "county": partial(telling.county, say),
            "now": self._clock.now(),
        }

    def lost(self, request: Request) -> Response:
        """That there is no such page."""
        return self.page(request, "lost.html", {}, status=404)


def _secret_field(request: Request) -> Markup:
    """The field by which a form shows that it is of this session."""
    value = form_secret(request.scope)
    return Markup('<input type="hidden" name="csrf" value="{}">').format(value)


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


@cache
def icon(name: str) -> Markup:
    """A drawing of ours, to stand beside its word."""
    text = (assets.ROOT / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return Markup(text.replace("<svg", '<svg aria-hidden="true" focusable="false"', 1))
