"""`foleni advise`: what would help now, and how many counters a day to come needs."""

import json
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floor import errors
from floor.connect import HOST
from floor.facade import Floor
from floor.rules.offer import Language, Offer
from floor.settings import technician_language
from floor.words import load_words

if TYPE_CHECKING:
    from floor.rules.advice.groups import Expected
    from floor.rules.amendment import Shift

ADDRESS = click.option(
    "--host", "address", envvar="FOLENI_HOST", default=HOST, show_default=True, help="The host."
)
LANGUAGE = click.option("--language", type=click.Choice(["en", "sw"]), help="English or Kiswahili.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON only.")


@click.group()
def advise() -> None:
    """What brings people back within their promise now, and what a day to come needs.

    \b
    Examples:
      foleni advise now
      foleni advise tomorrow --date 2026-11-24 --target 80 --within 15
    """


@advise.command()
@ADDRESS
@LANGUAGE
@JSON
def now(address: str, language: Language | None, as_json: bool) -> None:
    """Which counter to open, or which service to add at one, by the forecast of the host.

    \b
    Example:
      foleni advise now --json
    """
    from floor.advise.telling import now_text
    from floor.connect import connect

    floor = connect(address, device="advise")
    try:
        found = floor.advice()
    finally:
        floor.close()
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
        return
    for line in now_text(found, load_words(), language or technician_language()):
        click.echo(line)


@advise.command()
@ADDRESS
@click.option("--store", type=click.Path(path_type=Path), help="A store's file, held by no host.")
@click.option("--made-up", is_flag=True, help="Ask no floor: a made-up centre of the catalogue.")
@click.option("--centre", default="MSA", show_default=True, envvar="FOLENI_CENTRE")
@click.option("--date", "day", help="The day, 2026-11-24; tomorrow if no date is given.")
@click.option("--target", type=click.IntRange(1, 99), default=80, show_default=True, help="In %.")
@click.option(
    "--within", type=click.FloatRange(1, 120), default=15.0, show_default=True, help="Minutes."
)
@click.option("--visits", type=click.IntRange(1, 20_000), help="Of a made-up centre's day.")
@click.option("--days", type=click.IntRange(20, 2000), default=200, show_default=True)
@click.option("--seed", default=1, show_default=True, help="Other drawn days for another seed.")
@LANGUAGE
@JSON
def tomorrow(
    address: str,
    store: Path | None,
    made_up: bool,
    centre: str,
    day: str | None,
    target: int,
    within: float,
    visits: int | None,
    days: int,
    seed: int,
    language: Language | None,
    as_json: bool,
) -> None:
    """Counters for each half hour that call so many of 100 people within so many minutes.

    They are learned from the same weekday of the last eight weeks, or with fewer than three such
    days from the last two weeks too; from a made-up centre where there is no history. It draws so
    many DAYS, lives them, and tells the chance that each half hour meets the target.

    \b
    Examples:
      foleni advise tomorrow --date 2026-11-24 --target 80 --within 15
      foleni advise tomorrow --store MSA.sqlite --json
      foleni advise tomorrow --made-up --centre GPO --visits 700
    """
    from floor.catalogue import load_offer

    wanted, offer = _date(day), load_offer(centre)
    place = None if made_up else (address, store)
    found = _expected(place, offer, wanted, seed=seed, visits=visits)
    goal = (target / 100, within)
    _plan(offer, wanted, found, goal, seed, days, language, as_json=as_json)


def _plan(
    offer: Offer,
    day: date,
    found: tuple["Expected", tuple[date, ...], tuple["Shift", ...]],
    goal: tuple[float, float],
    seed: int,
    days: int,
    language: Language | None,
    *,
    as_json: bool,
) -> None:
    """Plan the day, with a bar of progress, and tell it."""
    from rich.console import Console
    from rich.progress import Progress

    from floor.advise.telling import plan_json, plan_tables
    from floor.advise.tomorrow import STEPS, plan_for
    from floor.rules.advice.formulas import Target
    from floor.rules.advice.groups import groups_of

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=STEPS + len(groups_of(offer)))
        target = Target(share=goal[0], minutes=goal[1])
        advised = plan_for(
            offer,
            day,
            *found[:2],
            target=target,
            seed=seed,
            drawn=days,
            step=lambda: progress.advance(task),
        )
    advised = replace(advised, roster=found[2])
    if as_json:
        click.echo(json.dumps(plan_json(advised)))
        return
    for part in plan_tables(advised, offer, load_words(), language or technician_language()):
        Console().print(part, highlight=False)


def _date(said: str | None) -> date:
    try:
        return date.today() + timedelta(days=1) if said is None else date.fromisoformat(said)
    except ValueError:
        problem = f"{said!r:.40} is no day such as 2026-11-24"
        raise errors.BadSetting(setting="date", problem=problem) from None


def _expected(
    place: tuple[str, Path | None] | None, offer: Offer, day: date, *, seed: int, visits: int | None
) -> tuple["Expected", tuple[date, ...], tuple["Shift", ...]]:
    """What the day brings, and the days that say so, made up where no floor has any history; and
    who is to work then."""
    from floor.advise.history import expected
    from floor.worlds.expecting import supposed

    shifts: tuple[Shift, ...] = ()
    if place is not None:
        floor = _floor(*place, offer.centre)
        try:
            found, roster = expected(floor, offer, day), floor.setup().amendment.roster
        finally:
            floor.close()
        shifts = tuple(shift for shift in roster if shift.day == day.isoformat())
        if found is not None:
            return (*found, shifts)
    return supposed(offer, seed=seed, visits=visits), (), shifts


def _floor(address: str, store: Path | None, centre: str) -> Floor:
    if store is None:
        from floor.connect import connect

        return connect(address, device="advise")
    from floor.store.local import LocalFloor

    if not store.exists():
        raise errors.BadSetting(setting="store", problem=f"there is no store at {store}")
    return LocalFloor(store, centre=centre, device="advise")
