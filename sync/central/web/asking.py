"""What a page of figures is asked: which centres, days, level and part, as its address says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request

from floor.errors import BadRequest
from floor.facade.figures import Level
from floor.rules.opening import local_day
from sync.central.cuts import Cut
from sync.central.live import CentreNow
from sync.central.people import Person
from sync.central.periods import Asked, Period, demand_period
from sync.central.web.errors import NotYours
from sync.central.web.office import Office, Signed, The
from sync.errors import UnknownCentre

OF_ONE = (Level.COUNTER, Level.AGENT)
"""Levels whose rows mean something at one centre only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked, and what may be asked instead."""

    asked: Asked
    all: tuple[CentreNow, ...]
    """The centres that may be chosen."""
    chosen: str
    """The code of the one that is; empty for all."""
    agency: str
    levels: tuple[Level, ...]

    @property
    def asked_before(self) -> Asked:
        """The same of the period before."""
        return replace(self.asked, period=self.asked.period.before())

    def address(self, **other: str) -> str:
        """The same question with something else in it, behind a question mark."""
        said = {
            "since": self.asked.period.since,
            "until": self.asked.period.until,
            "level": self.asked.level.value,
            "centre": self.chosen,
            "agency": self.agency,
        } | other
        return "?" + urlencode({name: value for name, value in said.items() if value})


def question(request: Request, office: The, person: Signed) -> Question:
    """The question of an address. Raises BadRequest, UnknownCentre, NotYours."""
    said = request.query_params
    all_ = _reporting(office, person)
    chosen = said.get("centre", "")
    centres = tuple(c for c in all_ if c.code == chosen) if chosen else all_
    if chosen and not centres:
        raise UnknownCentre(centre=chosen[:20])
    period = _period(said, _last_day(office, centres))
    levels = levels_for(person, len(centres))
    level = _level(said.get("level", ""), levels)
    agency = said.get("agency", "")[:80]
    asked = Asked(centres=centres, period=period, level=level, cut=cut_for(person, agency))
    return Question(asked=asked, all=all_, chosen=chosen, agency=agency, levels=levels)


Questioned = Annotated[Question, Depends(question)]


def _reporting(office: Office, person: Person) -> tuple[CentreNow, ...]:
    """Centres with figures, by name; practice only where all is practice."""
    heard = [c for c in office.sight.centres_for(person) if c.heard_ms is not None]
    counted = [c for c in heard if not c.practice] or heard
    return tuple(sorted(counted, key=lambda centre: centre.name))


def _last_day(office: Office, centres: tuple[CentreNow, ...]) -> str:
    """The last day that one of them opened; today if none did."""
    today = local_day(office.central.clock.now())
    return max((centre.day for centre in centres if centre.day), default=today)


def _period(said: Mapping[str, str], last: str) -> Period:
    since = said.get("since") or said.get("until") or last
    return demand_period(since, said.get("until") or since)


def levels_for(person: Person, centres: int) -> tuple[Level, ...]:
    """The levels that somebody may see of so many centres."""
    shown = []
    for level in Level:
        single = level in OF_ONE and (centres != 1 or bool(person.agencies))
        if not single and (level is not Level.AGENT or person.sees_agents):
            shown.append(level)
    return tuple(shown)


def _level(said: str, levels: tuple[Level, ...]) -> Level:
    if not said:
        return levels[0]
    try:
        level = Level(said)
    except ValueError:
        raise BadRequest(problem=f"{said[:20]!r} is no level of a report") from None
    if level is Level.AGENT and level not in levels:
        raise NotYours()
    # another centre may have been chosen since
    return level if level in levels else levels[0]


def cut_for(person: Person, agency: str = "", service: str = "", counter: int | None = None) -> Cut:
    """What somebody looks at, within what they may. Raises NotYours."""
    if agency and not person.sees_agency(agency):
        raise NotYours()
    agencies = frozenset({agency}) if agency else person.agencies
    return Cut(agencies=agencies, service=service, counter=counter)
