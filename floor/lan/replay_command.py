"""`foleni replay`: a past day shown again on board and wall, from the journal."""

import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

import click

from floor import errors
from floor.rules import opening
from floor.settings import store_path, technician_language
from floor.words import load_words

LEAD = 60_000
"""Milliseconds before a day's first line at which it begins."""


@click.command()
@click.argument("day")
@click.option("--centre", default="MSA", show_default=True, envvar="FOLENI_CENTRE")
@click.option("--store", type=click.Path(path_type=Path), help="The store's or archive's file.")
@click.option("--speed", default=60.0, show_default=True, type=click.FloatRange(0.1, 3600))
@click.option("--from", "since", metavar="HH:MM", help="Begin there: all before has happened.")
@click.option("--until", metavar="HH:MM", help="Stand still there.")
@click.option("--port", default=0, help="At 127.0.0.1; a free one if none is given.")
def replay(
    day: str,
    centre: str,
    store: Path | None,
    speed: float,
    since: str | None,
    until: str | None,
    port: int,
) -> None:
    """Show the past DAY once more, on a floor of its own in which nothing can be changed.

    The store is only read, and a host may hold it. What the day's citizens were told stands as it
    was; ranges for who would come then are not foretold anew.

    \b
    Examples:
      foleni replay 2026-11-23 --store MSA.sqlite --speed 60
      foleni replay 2026-11-23 --from 09:30 --until 11:00
    """
    from floor.lan.serving import listen_at, serve
    from floor.store.replaying import StoppingClock, record, replayed

    day = _day(day)
    path = store or store_path(centre)
    if not path.is_file():
        raise errors.BadSetting(setting="store", problem=f"there is no store at {path}")
    ends = _moment("until", day, until)
    begins = _moment("from", day, since)
    was = record(path, centre=centre, day=day)
    start = was.opens - LEAD if begins is None else begins
    clock = StoppingClock(start, speed, was.ends + LEAD if ends is None else ends)
    with tempfile.TemporaryDirectory(prefix="foleni-replay-") as folder:
        place = Path(folder) / "replay.sqlite"
        with closing(replayed(place, was, centre=centre, clock=clock)) as floor:
            places = listen_at("", port)
            told = {"day": day, "speed": f"{speed:g}", "address": places.home}
            click.echo(load_words().say("store.replay", technician_language(), **told))
            clock.set(start, speed)
            floor.start()
            serve(floor, places, None, local_key="")


def _day(said: str) -> str:
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        problem = f"{said[:40]} is no day such as 2026-11-23"
        raise errors.BadSetting(setting="day", problem=problem) from None


def _moment(setting: str, day: str, said: str | None) -> int | None:
    """UTC milliseconds of a local time of the day."""
    if said is None:
        return None
    hour, colon, minute = said.partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal() and len(minute) == 2):
        raise errors.BadSetting(setting=setting, problem=f"{said[:20]!r} is no time such as 09:30")
    if int(hour) > 24 or int(minute) > 59:
        raise errors.BadSetting(setting=setting, problem=f"{said[:20]!r} is no time of a day")
    return opening.at_local(day, int(hour) * 60 + int(minute))
