"""`foleni central keys`: what signs decisions; `booking-token`: who may bring appointments."""

from pathlib import Path

import click

from floor.settings import technician_language
from sync.central.folder import DATA, existing


@click.group()
def keys() -> None:
    """Headquarters' key, by whose signature centres believe what is decided.

    \b
    Example:
      foleni central keys show > headquarters.pub
    """


def _say(key: str, **values: object) -> None:
    from floor.words import load_words

    click.echo(load_words().say(key, technician_language(), **values), err=True)


@keys.command()
@DATA
def make(data: Path) -> None:
    """Make the key, and print its public half; it must not be there yet.

    \b
    Example:
      foleni central keys make > headquarters.pub
    """
    from sync.central.decisions import keys as files

    data.mkdir(parents=True, exist_ok=True)
    click.echo(files.shown(files.make(data / files.NAME)))
    _say("catalogue.command.made", file=data / files.NAME)


@keys.command()
@DATA
def show(data: Path) -> None:
    """Print the public half: each centre is told it once, with foleni trust.

    \b
    Example:
      foleni central keys show > headquarters.pub
    """
    from sync.central.decisions import keys as files

    click.echo(files.shown(files.load(data / files.NAME)))


@keys.command()
@DATA
def heads(data: Path) -> None:
    """Print the key that signs what was received: each centre keeps it from their first meeting.

    It lies in the file heads.key; without a copy of that file every centre must accept a new one.

    \b
    Example:
      foleni central keys heads > heads.pub
    """
    from sync.central.decisions import keys as files

    click.echo(files.shown(files.load_or_make(existing(data) / "heads.key")))


@keys.command()
@DATA
def rotate(data: Path) -> None:
    """Make another key; every centre is told it under the old one's signature.

    The old key is kept beside it: a centre that was long away still needs its word.

    \b
    Example:
      foleni central keys rotate
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from floor.clock import HostClock
    from sync.central.decisions import deciding
    from sync.central.decisions import keys as files
    from sync.central.decisions.releasing import LEAST_PROGRAM
    from sync.central.people import COMMAND, note
    from sync.central.store import Central

    path = existing(data) / files.NAME
    old, new = files.load(path), Ed25519PrivateKey.generate()
    files.stage(path, new)
    store = Central(data, HostClock())
    try:
        centres, now = sorted(store.known_centres()), store.clock.now()
        with store.engine.begin() as connection:
            deciding.decide_key(connection, centres, old, new, program=LEAST_PROGRAM, now=now)
            note(connection, at=now, who=COMMAND, what="key_rotated", about=files.shown(new))
        files.promote(path)
    finally:
        store.close()
    click.echo(files.shown(new))
    _say("catalogue.command.rotated", n=len(centres))


@click.command("booking-token")
@DATA
def booking_token(data: Path) -> None:
    """Let a booking system bring appointments: prints its token, once, on standard output.

    It sends them as CSV or JSON to /sync/bookings.

    \b
    Example:
      foleni central booking-token > bookings.token
    """
    from floor.clock import HostClock
    from sync.central.decisions import bookings
    from sync.central.store import Central

    store = Central(existing(data), HostClock())
    try:
        with store.engine.begin() as connection:
            click.echo(bookings.add_token(connection, store.clock.now()))
    finally:
        store.close()
    _say("catalogue.command.booking_token")
