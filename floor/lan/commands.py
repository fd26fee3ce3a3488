"""`foleni host`: runs a centre's floor for the apps of the room."""

import logging
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floor import errors
from floor.clock import Clock, HostClock, PracticeClock
from floor.lan.logs import log_to
from floor.lan.serving import Places, door_file, listen_at, serve
from floor.rules import opening
from floor.settings import store_path, technician_language
from floor.words import load_words

if TYPE_CHECKING:
    from floor.lan.certificate import Certificate
    from floor.rules.offer import Offer
    from floor.store.local import LocalFloor

logger = logging.getLogger("foleni.host")

PRACTICE_PIN = "246810"
"""Every practice agent's PIN; a practice floor touches nothing real."""
TEND_EVERY = 15.0
"""Seconds between looks at the local day."""


@click.command()
@click.option("--centre", default="MSA", show_default=True, envvar="FOLENI_CENTRE")
@click.option("--store", type=click.Path(path_type=Path), help="The store's file.")
@click.option("--catalogue", type=click.Path(path_type=Path), help="Another catalogue's folder.")
@click.option(
    "--listen", default="", metavar="ADDRESS[:PORT]", help="Let other computers in: 0.0.0.0:7411."
)
@click.option("--port", default=7411, show_default=True, help="For programs of this computer.")
@click.option("--strict", is_flag=True, help="Programs of this computer must be enrolled too.")
@click.option("--no-announce", is_flag=True, help="Do not tell the room where the host is.")
@click.option("--no-waits", is_flag=True, help="Foretell no waits: for a very weak computer.")
@click.option("--log", type=click.Path(path_type=Path), help="Write the log here too, as JSON.")
@click.option("--practice", is_flag=True, help="A simulated floor, with agents 101, 102, ...")
@click.option("--at", "start", help="Practice only: local time to start at, 2026-11-23T08:00.")
@click.option("--rate", default=1.0, help="Practice only: how fast the clock runs; 0 stands.")
def host(
    centre: str,
    store: Path | None,
    catalogue: Path | None,
    listen: str,
    port: int,
    strict: bool,
    no_announce: bool,
    no_waits: bool,
    log: Path | None,
    practice: bool,
    start: str | None,
    rate: float,
) -> None:
    """Run a centre's floor: one process, one store, for all kiosks, counters and displays.

    \b
    Examples:
      foleni host --centre MSA --listen 0.0.0.0:7411
      foleni host --practice --at 2026-11-23T08:00 --port 7500
    """
    from floor.catalogue import CATALOGUE, load_offer

    clock = _clock(practice, start, rate)
    offer = load_offer(centre, catalogue or CATALOGUE)
    path = store or _default_store(centre, practice)
    if log is not None:
        log_to(log)
    places = listen_at(listen, port)
    with closing(_opened(path, centre, clock, practice)) as floor:
        _prepare(floor, offer, waits=not no_waits)
        with door_file(path, places.home) as key, _tended(floor):
            click.echo(f"Foleni host: {offer.name} at {places.home}, day {floor.health().day}")
            own = _certificate(floor, places)
            serve(floor, places, own, local_key=key, strict=strict, announce=not no_announce)


def _opened(path: Path, centre: str, clock: Clock, practice: bool) -> "LocalFloor":
    """The store's floor, if it is of the kind that was asked for. Raises BadSetting."""
    from floor.store.local import LocalFloor

    floor = LocalFloor(path, centre=centre, clock=clock, practice=practice)
    if floor.identity.practice != practice:
        kind = "a practice" if floor.identity.practice else "a real"
        floor.close()
        raise errors.BadSetting(setting="store", problem=f"{path} holds {kind} floor")
    return floor


def _prepare(floor: "LocalFloor", offer: "Offer", *, waits: bool) -> None:
    """Have the floor ready for its day: clock, catalogue, day, and somebody to foretell waits."""
    note_clock(floor)
    if not floor.standing().number("catalogue"):  # from the first on, headquarters decides
        floor.adopt_catalogue(key=f"catalogue-{floor.clock.now()}", offer=offer)
    tend_day(floor)
    if floor.identity.practice:
        _enrol_practice_agents(floor, len(offer.counters))
    if waits:
        from floor.foretelling.apart import Apart

        floor.foreteller = Apart(floor)


def _clock(practice: bool, start: str | None, rate: float) -> Clock:
    if not practice:
        if start is not None:
            raise errors.BadSetting(setting="at", problem="only a practice floor may set its time")
        return HostClock()
    if start is None:
        return PracticeClock(HostClock().now(), rate)
    try:
        local = datetime.fromisoformat(start).replace(tzinfo=opening.NAIROBI)
    except ValueError:
        problem = f"{start} is no local time such as 2026-11-23T08:00"
        raise errors.BadSetting(setting="at", problem=problem) from None
    return PracticeClock(int(local.timestamp() * 1000), rate)


def _default_store(centre: str, practice: bool) -> Path:
    path = store_path(f"{centre}-practice" if practice else centre)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def tend_day(floor: "LocalFloor") -> None:
    """Have today's day open: a day left open before today is closed first, with the reason.

    Keys carry the day, so that however often this is called each day opens and closes once.
    """
    today = opening.local_day(floor.clock.now())
    standing = floor.health().day
    if standing is not None and standing < today:
        floor.close_day(key=f"close-{standing}", reason="left open over night")
        standing = None
    if standing is None:
        try:
            floor.open_day(key=f"open-{today}")
        except errors.DayOver:
            logger.info("day %s was closed already", today)


def note_clock(floor: "LocalFloor") -> None:
    """Record, and tell the technician, a clock that shows less than the journal's last line."""
    from floor.rules.verbs import NoteClock

    head = floor.journal(after=0, limit=1).head_seq
    lines = floor.journal(after=max(0, head - 1), limit=1).entries
    if lines and floor.clock.now() < lines[-1].at:
        logger.error(
            "the clock shows %s, before the journal's last line of %s: set the PC's clock",
            opening.local(floor.clock.now()).isoformat(timespec="seconds"),
            opening.local(lines[-1].at).isoformat(timespec="seconds"),
        )
        floor.do(NoteClock(last=lines[-1].at), key=f"clock-{head}")


def _enrol_practice_agents(floor: "LocalFloor", counters: int) -> None:
    from floor.rules.verbs import EnrolAgent

    agents = [str(number) for number in range(101, 101 + counters)]
    for agent in agents:
        floor.do(EnrolAgent(agent=agent), key=f"practice-agent-{agent}")
    floor.pins.set_all(agents, PRACTICE_PIN)


def _certificate(floor: "LocalFloor", places: Places) -> "Certificate | None":
    """The host's certificate, if it listens in the room; says where others find it."""
    if not places.room:
        return None
    from floor.lan.certificate import key_beside, own_certificate

    told = {"address": ", ".join(places.room)}
    click.echo(load_words().say("device.room", technician_language(), **told))
    return own_certificate(key_beside(floor.path), centre=floor.identity.centre)


@contextmanager
def _tended(floor: "LocalFloor") -> Iterator[None]:
    """Look after the local day as long as the block lasts."""
    over = threading.Event()

    def tend() -> None:
        while not over.wait(TEND_EVERY):
            try:
                tend_day(floor)
            except errors.FoleniError as error:
                logger.error("the day could not be tended: %s", error)

    threading.Thread(target=tend, name="day", daemon=True).start()
    try:
        yield
    finally:
        over.set()
