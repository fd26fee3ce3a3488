"""How the pages of headquarters tell times, waits and places, in one language."""

from collections.abc import Callable
from datetime import date
from functools import partial

from floor.rules import opening
from floor.rules.offer import Language
from floor.words import Words
from sync.central.live import CentreNow

Say = Callable[..., str]
"""Says a phrase by its key, its values by name."""


def sayer(words: Words, language: Language) -> Say:
    """Words in one language."""
    return partial(_say, words, language)


def speaker(words: Words, language: Language) -> tuple[Say, Callable[[int], str]]:
    """Words and ages in one language."""
    say = sayer(words, language)
    return say, partial(ago, say)


def _say(words: Words, language: Language, key: str, **values: object) -> str:
    return words.say(key, language, **values)


def ago(say: Say, ms: int) -> str:
    """How long ago, in the largest unit that fits."""
    seconds = ms // 1000
    if seconds < 10:
        return say("central.ago.now")
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= length:
            return say(f"central.ago.{unit}", n=seconds // length)
    return say("central.ago.seconds", n=seconds)


def minutes(say: Say, value: float | None) -> str:
    """A wait in whole minutes, from one hour on in hours and minutes; a dash for none."""
    if value is None:
        return say("central.none")
    whole = round(value)
    if whole < 60:
        told = say("central.minutes", n=whole)
    else:
        told = say("central.hours", h=whole // 60, m=whole % 60)
    return told.replace(". ", ".\N{NO-BREAK SPACE}")  # "dak." stays with its number


def percent(say: Say, share: float | None) -> str:
    """A share in whole percent; a dash for none."""
    return say("central.none") if share is None else say("central.percent", n=round(100 * share))


def long_day(say: Say, day: str) -> str:
    """A day as people say it: Monday 23 November 2026."""
    when = date.fromisoformat(day)
    return say(
        "central.detail.the_day",
        weekday=say(f"day.{when.isoweekday()}"),
        day=when.day,
        month=say(f"month.{when.month}"),
        year=when.year,
    )


def moment(at: int) -> str:
    """A time of day and its day, in the centres' own zone: 2026-11-23 08:00:12."""
    return f"{opening.local(at):%Y-%m-%d %H:%M:%S}"


def clock(at: int) -> str:
    """A time of day in the centres' own zone: 08:00:12."""
    return f"{opening.local(at):%H:%M:%S}"


def county(say: Say, centre: CentreNow) -> str:
    """Where a centre is: Lamu County."""
    if centre.outreach or not centre.county:
        return centre.county
    return say("central.county", county=centre.county)


def day_or_none(day: str | None) -> str | None:
    """The day if it is an ISO date."""
    try:
        return date.fromisoformat(day).isoformat() if day else None
    except ValueError:
        return None
