"""A manager's roster: which agent works on which day, from when to when, at which counter."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from counter.errands.base import Draft, Kind, Known, Option, Part, blank, choice, value, values
from counter.errands.centre import OfCentre
from counter.errands.people import agents, who
from counter.errands.shapes import clock, minute
from counter.reading import Ask
from floor.rules.amendment import Amendment, Shift
from floor.rules.opening import local_day
from floor.rules.questions import AskRoster, AskSetup
from floor.rules.snapshots import Setup

AHEAD = 7
"""Days that a roster is written for: today and those that follow."""


class RosterOfDays(OfCentre):
    """One agent's shift on one day; without its times the agent is off."""

    name = "roster"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"setup": AskSetup(), "roster": AskRoster()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        setup = known.fact("setup", Setup)
        if setup is None:
            return ()
        day, who_works = _days(known), agents(known, draft)
        chosen, agent = value(day, draft), value(who_works, draft)
        shifts = [shift for shift in setup.amendment.roster if shift.day == chosen]
        shift = next((each for each in shifts if each.agent == agent), None)
        return (
            day,
            who(known),
            who_works,
            *(_hours(known, shift, f"{chosen}_{agent}") if agent else ()),
            _planned(known, shifts),
        )

    def _given(self, known: Known, draft: Draft) -> tuple[str, str, str, str, str]:
        given = values(self.parts(known, draft), draft)
        day, agent = given.get("day", ""), given.get("agent", "")
        about = f"{day}_{agent}"
        held = (given.get(f"{name}_{about}", "") for name in ("starts", "ends", "counter"))
        starts, ends, counter = held
        return day, agent, starts, ends, counter

    def amiss(self, known: Known, draft: Draft) -> dict[str, str]:
        day, agent, starts, ends, _ = self._given(known, draft)
        if bool(starts) != bool(ends):
            missing = "ends" if starts else "starts"
            return {f"{missing}_{day}_{agent}": known.say("manager.needed.both_times")}
        if starts and minute(starts) >= minute(ends):
            return {f"ends_{day}_{agent}": known.say("manager.needed.later")}
        return {}

    def changed(self, known: Known, draft: Draft, setup: Setup) -> Amendment:
        day, agent, starts, ends, counter = self._given(known, draft)
        today = local_day(known.now)
        kept = [
            shift
            for shift in setup.amendment.roster
            if shift.day >= today and (shift.day, shift.agent) != (day, agent)
        ]
        if starts and ends:
            number = int(counter) if counter else None
            at = {"starts": minute(starts), "ends": minute(ends)}
            kept.append(Shift(agent=agent, day=day, counter=number, **at))
        ordered = sorted(kept, key=lambda shift: (shift.day, shift.agent))
        return replace(setup.amendment, roster=tuple(ordered))


def _hours(known: Known, shift: Shift | None, about: str) -> tuple[Part, ...]:
    """From when to when, and where; what was typed for one agent and day is not another's."""
    say, seat = known.say, str(shift.counter) if shift and shift.counter else ""
    starts, ends = (clock(shift.starts), clock(shift.ends)) if shift else ("", "")
    at: dict[str, Any] = {"shape": "clock", "longest": 5}
    number: dict[str, Any] = {"numeric": True, "least": 1, "most": 999, "longest": 3}
    return (
        blank(f"starts_{about}", say("manager.part.shift_starts"), initial=starts, **at),
        blank(f"ends_{about}", say("manager.part.shift_ends"), initial=ends, **at),
        blank(f"counter_{about}", say("manager.part.shift_counter"), initial=seat, **number),
    )


def _days(known: Known) -> Part:
    """Today and the days that follow."""
    first = date.fromisoformat(local_day(known.now))
    days = [first + timedelta(days=ahead) for ahead in range(AHEAD)]
    options = [
        Option(
            code=day.isoformat(),
            text=f"{known.say(f'manager.day.{day.isoweekday()}')} {day:%d.%m.}",
        )
        for day in days
    ]
    label, initial = known.say("manager.part.day"), days[0].isoformat()
    return choice("day", label, options, initial=initial, needed=True)


def told(shift: Shift, known: Known) -> str:
    """A shift in words: 08:00-13:00, counter 7."""
    times = f"{clock(shift.starts)}-{clock(shift.ends)}"
    if shift.counter is None:
        return times
    return f"{times}, {known.say('counter.counter_n', counter=shift.counter)}"


def _planned(known: Known, shifts: list[Shift]) -> Part:
    """Who works on the day that is looked at."""
    options = tuple(
        Option(
            code=shift.agent,
            text=known.say("counter.agent_n", agent=shift.agent),
            note=told(shift, known),
        )
        for shift in shifts
    )
    return Part(
        name="planned",
        kind=Kind.LINES,
        label=known.say("manager.part.planned", n=len(options)),
        options=options,
        empty=known.say("manager.part.nobody_planned"),
    )
