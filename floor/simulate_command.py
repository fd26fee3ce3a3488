"""`foleni simulate`: made-up days of any centre, played on a practice floor or into a store."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from floor import errors
from floor.facade import Floor, Report
from floor.rules import opening
from floor.rules.offer import Language, Offer
from floor.settings import technician_language

if TYPE_CHECKING:
    from floor.simulated_day import Chief
    from floor.store.local import LocalFloor

PIN = "246810"
"""Every practice agent's PIN."""
SUPERVISOR = "900"
WORLDS = ("main", "day_one", "absent", "broken_rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The days to play."""

    offer: Offer
    first: date
    days: int
    visits: int | None
    seed: int
    world: str

    def dates(self) -> Iterator[date]:
        """Working days of the centre, from the first on."""
        day, left = self.first, self.days
        while left:
            if opening.working(self.offer, opening.at_local(day.isoformat(), 12 * 60)):
                yield day
                left -= 1
            day += timedelta(days=1)


@click.command()
@click.option("--centre", default="MSA", show_default=True, envvar="FOLENI_CENTRE")
@click.option("--catalogue", type=click.Path(path_type=Path), help="Another catalogue's folder.")
@click.option("--store", type=click.Path(path_type=Path), help="Play at once, into this file.")
@click.option("--host", "address", help="Play on this practice host, whose clock is set.")
@click.option("--speed", type=click.FloatRange(min=0.1), help="Simulated minutes a second at most.")
@click.option("--date", "first", help="The first day, 2026-11-23; the next Monday if not given.")
@click.option("--days", type=click.IntRange(1, 60), default=1, show_default=True)
@click.option(
    "--visits", type=click.IntRange(10, 5000), help="A day's; else as counters can serve."
)
@click.option(
    "--seed", default=1, show_default=True, help="Another centre's life for another seed."
)
@click.option("--world", type=click.Choice(WORLDS), default="main", show_default=True)
@click.option("--language", type=click.Choice(["en", "sw"]), help="English or Kiswahili.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def simulate(
    centre: str,
    catalogue: Path | None,
    store: Path | None,
    address: str | None,
    speed: float | None,
    first: str | None,
    days: int,
    visits: int | None,
    seed: int,
    world: str,
    language: Language | None,
    as_json: bool,
) -> None:
    """Play made-up days of a centre: peaks, lunches and breaks, no-shows, priority citizens,
    appointments, failing systems, agents quick and slow, days that drift.

    Nothing real is touched: the store is made a practice one, and a host must be one; a host's day
    has no appointments, for those come from headquarters. Agents are 101, 102, ... with the PIN
    246810. The worlds are told in docs/waits.md.

    \b
    Examples:
      foleni simulate --store /tmp/MSA.sqlite --days 20
      foleni simulate --host http://127.0.0.1:7411 --speed 10
    """
    from floor.catalogue import CATALOGUE, load_offer

    if (store is None) == (address is None):
        raise errors.BadSetting(setting="store", problem="give --store or --host, one of them")
    offer, begin = load_offer(centre, catalogue or CATALOGUE), _first(first)
    wanted = Wanted(offer=offer, first=begin, days=days, visits=visits, seed=seed, world=world)
    told = []
    for played in _play(wanted, store, address, speed):
        told.append(summary(played))
        if not as_json:
            click.echo(_line(told[-1], language or technician_language()))
    if as_json:
        click.echo(json.dumps({"centre": offer.centre, "seed": seed, "days": told}))


def _first(said: str | None) -> date:
    if said is None:
        return date.today() + timedelta(days=7 - date.today().weekday())
    try:
        return date.fromisoformat(said)
    except ValueError:
        problem = f"{said!r:.40} is no day such as 2026-11-23"
        raise errors.BadSetting(setting="date", problem=problem) from None


def _play(
    wanted: Wanted, store: Path | None, address: str | None, speed: float | None
) -> Iterator[Report]:
    """Each day's figures, as soon as it is over."""
    if store is not None:
        yield from _into_store(wanted, store, speed)
    elif address is not None:
        yield from _on_host(wanted, address, speed)


def _into_store(wanted: Wanted, path: Path, speed: float | None) -> Iterator[Report]:
    from floor.clock import PracticeClock
    from floor.simulated_day import Chief
    from floor.store.local import LocalFloor

    clock = PracticeClock(opening.at_local(wanted.first.isoformat(), 0))
    floor = LocalFloor(
        path, centre=wanted.offer.centre, clock=clock, device="simulate", practice=True
    )
    try:
        if not floor.identity.practice:
            raise errors.BadSetting(setting="store", problem=f"{path} holds a real floor")
        floor.adopt_catalogue(key=f"catalogue-{wanted.first}", offer=wanted.offer)
        _enrol(floor, wanted.offer)
        chief = Chief(agent=SUPERVISOR, pin=PIN, adopts=True)
        for day in wanted.dates():
            clock.set(_begins(wanted.offer, day))
            floor.open_day(key=f"simulate-open-{day}")
            _live(floor, wanted, day, chief, clock.set, speed)
            floor.close_day(key=f"simulate-close-{day}")
            yield floor.report(since=day.isoformat(), until=day.isoformat())
    finally:
        floor.close()


def _enrol(floor: "LocalFloor", offer: Offer) -> None:
    from floor.rules.verbs import EnrolAgent

    agents = [str(100 + plan.number) for plan in offer.counters]
    for agent in agents:
        floor.do(EnrolAgent(agent=agent), key=f"simulate-agent-{agent}")
    floor.do(EnrolAgent(agent=SUPERVISOR, role="supervisor"), key="simulate-supervisor")
    floor.pins.set_all([*agents, SUPERVISOR], PIN)


def _on_host(wanted: Wanted, address: str, speed: float | None) -> Iterator[Report]:
    """The day that a practice host has open; its systems fail if it has a supervisor 900."""
    from floor.connect import connect
    from floor.lan.client import RemoteFloor
    from floor.simulated_day import Chief

    floor = connect(address, device="simulate")
    assert isinstance(floor, RemoteFloor)
    try:
        health = floor.health()
        if not health.practice or health.day is None:
            problem = "it is no practice floor with an open day; start `foleni host --practice`"
            raise errors.BadSetting(setting="host", problem=problem)
        if health.centre != wanted.offer.centre:
            raise errors.BadSetting(setting="centre", problem=f"the host is {health.centre}'s")
        chiefs = [line for line in floor.roster().agents if line.agent == SUPERVISOR]
        chief = Chief(agent=SUPERVISOR, pin=PIN, adopts=False) if chiefs else None
        day = date.fromisoformat(health.day)
        _live(floor, wanted, day, chief, floor.set_clock, speed)
        yield floor.report(since=health.day, until=health.day)
    finally:
        floor.close()


def _begins(offer: Offer, day: date) -> int:
    """When a day's first people may come: all desks keep these hours."""
    return opening.at_local(day.isoformat(), max(opening.ORDINARY.opens, offer.hours.opens))


def _live(
    floor: Floor,
    wanted: Wanted,
    day: date,
    chief: "Chief | None",
    set_clock: Callable[[int], None],
    speed: float | None,
) -> None:
    """Play one day."""
    from floor.simulated_day import CentreDay, DayDoor, ShiftDesk, citizens_of
    from floor.worlds import centre as worlds
    from floor.worlds.day import draw_day
    from floor.worlds.expecting import usual_visits

    world, start, numbers = worlds.WORLDS[wanted.world], _begins(wanted.offer, day), count()
    centre = worlds.centre_of(wanted.offer, wanted.seed)
    visits = wanted.visits or usual_visits(centre)
    drawn = draw_day(centre, world, day.toordinal(), tickets=visits)
    people = citizens_of(drawn, day.isoformat(), start)

    def keys() -> str:
        return f"simulate-{day}-{wanted.seed}-{next(numbers)}"

    with _progress(day, people[-1].at if people else start, start, speed) as seen:
        CentreDay(
            people=people,
            door=DayDoor(floor, keys),
            desks={number: ShiftDesk(floor, number, keys, PIN) for number in centre.counters},
            serves=centre.counters,
            set_clock=set_clock,
            seen=seen,
            floor=floor,
            keys=keys,
            centre=centre,
            world=world,
            day=drawn,
            name=day.isoformat(),
            start=start,
            chief=chief,
        ).play()


@contextmanager
def _progress(
    day: date, end: int, start: int, speed: float | None
) -> Iterator[Callable[[int], None]]:
    """A bar of the day's clock; whoever is told the clock sleeps to keep the speed."""
    from rich.console import Console
    from rich.progress import Progress

    began = time.monotonic()
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(day.isoformat(), total=max(1, end - start))

        def seen(now: int) -> None:
            bar.update(task, completed=now - start, description=f"{day} {opening.local(now):%H:%M}")
            if speed:
                due = (now - start) / opening.MINUTE / speed
                time.sleep(max(0.0, due - (time.monotonic() - began)))

        yield seen


def summary(played: Report) -> dict[str, Any]:
    """A day's main figures."""
    whole = played.whole
    return {
        "day": played.since,
        "visits": whole.people.arrived if whole.people else 0,
        "served": whole.legs.served,
        "no_shows": whole.legs.no_show,
        "wait_median_min": whole.promise.wait.median_min,
        "wait_p90_min": whole.promise.wait.p90_min,
        "within_promise": whole.promise.within_promise,
        "out_of_turn": whole.turns.out_of_turn,
        "bookings": whole.bookings.bookings if whole.bookings else 0,
        "downtime_min": whole.downtime.downtime_min if whole.downtime else 0.0,
    }


def _line(told: dict[str, Any], language: Language) -> str:
    from floor.words import load_words

    within = told["within_promise"]
    return load_words().say(
        "simulate.day",
        language,
        day=told["day"],
        visits=told["visits"],
        served=told["served"],
        absent=told["no_shows"],
        median=told["wait_median_min"],
        most=told["wait_p90_min"],
        within=f"{within or 0:.0%}",
    )
