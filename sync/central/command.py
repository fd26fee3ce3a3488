"""`foleni central`: runs headquarters, lets centres in, and checks what they sent."""

import json
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floor.door import open_door
from floor.settings import technician_language
from sync.central.decisions.command import booking_token, keys
from sync.central.folder import DATA, existing
from sync.central.people_command import api_token, user
from sync.central.roots_command import check_root, roots
from sync.central.store_command import COMMANDS
from sync.errors import UnknownCentre

if TYPE_CHECKING:
    from sync.central.live import CentreNow
    from sync.central.store import Central


@click.group()
def central() -> None:
    """Headquarters: takes in every centre's journal, and shows all centres live.

    \b
    Example:
      foleni central add-centre MSA > mombasa.token
      foleni central serve --port 7410
    """


@central.command()
@DATA
@click.option("--listen", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=7410, show_default=True)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that share the work; more than one needs PostgreSQL.",
)
def serve(data: Path, listen: str, port: int, workers: int) -> None:
    """Run the central server until it is stopped.

    It speaks plain HTTP: put a proxy with TLS before it where it leaves this computer.

    \b
    Example:
      foleni central serve --port 7410 --data /srv/foleni
    """
    from floor.clock import HostClock
    from floor.store.database import Lock
    from sync.central.store import Central

    door = open_door(listen, port)
    store = Central(data, HostClock())
    try:
        lock = Lock(store.path)
        try:
            _serve(store, door, workers)
        finally:
            lock.release()
    finally:
        store.close()


def _serve(store: "Central", door: socket.socket, workers: int) -> None:
    from floor.words import load_words
    from sync.central.serving import demand_workers, serve

    demand_workers(store, workers)
    listen, port = door.getsockname()[:2]
    told = load_words().say(
        "central.command.serving",
        technician_language(),
        address=f"http://{listen}:{port}",
        n=len(store.known_centres()),
        folder=store.path.parent,
    )
    click.echo(told)
    serve(store, door, workers)


@central.command("add-centre")
@click.argument("code")
@DATA
def add_centre(code: str, data: Path) -> None:
    """Let the centre CODE report: prints its token, once, on standard output.

    \b
    Example:
      foleni central add-centre MSA > mombasa.token
    """
    from floor.catalogue import centres
    from floor.clock import HostClock
    from floor.words import load_words
    from sync.central import databases
    from sync.central.sight import every_centre
    from sync.central.store import Central

    if not databases.is_made(data) and code not in {line.code for line in centres()}:
        raise UnknownCentre(centre=code)  # and no store is made for it
    store = Central(data, HostClock())
    try:
        if code not in {line.code for line in every_centre(store)}:
            raise UnknownCentre(centre=code)
        click.echo(store.add_centre(code))
    finally:
        store.close()
    language = technician_language()
    click.echo(load_words().say("central.command.token_advice", language, centre=code), err=True)


@central.command("centres")
@DATA
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def list_centres(data: Path, as_json: bool) -> None:
    """List the centres that may report, and when each was last heard.

    \b
    Example:
      foleni central centres --json
    """
    import msgspec

    from floor.clock import HostClock
    from sync.central.live import all_centres
    from sync.central.sight import every_centre
    from sync.central.store import Central

    store = Central(existing(data), HostClock())
    try:
        known = store.known_centres()
        with store.asking() as connection:
            every = all_centres(connection, every_centre(store), store.clock.now())
    finally:
        store.close()
    found = [each for each in every if each.code in known or each.heard_ms is not None]
    if as_json:
        click.echo(msgspec.json.encode(found))
    else:
        _print(found)


def _print(found: "list[CentreNow]") -> None:
    """The centres as a table, in the technician's language."""
    from rich.console import Console
    from rich.table import Table

    from floor.words import load_words
    from sync.central.web.telling import speaker

    words, language = load_words(), technician_language()
    say, ago = speaker(words, language)
    if not found:
        click.echo(say("central.command.no_centres"))
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for key in ("centre", "state", "waiting", "served", "heard", "head"):
        table.add_column(say(f"central.column.{key}"), no_wrap=True)
    for each in found:
        heard = say("central.none") if each.heard_ms is None else ago(each.heard_ms)
        state = say(f"central.state.{each.attention}")
        name = f"{each.code} {each.name}"
        table.add_row(name, state, str(each.waiting), str(each.served), heard, each.head[:6])
    Console(width=None if sys.stdout.isatty() else 200).print(table)


@central.command()
@DATA
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def verify(data: Path, as_json: bool) -> None:
    """Check every journal line by line, and the tables against their fold.

    \b
    Example:
      foleni central verify
    """
    from floor.clock import HostClock
    from floor.words import load_words
    from sync.central.contacts import clock_offsets
    from sync.central.store import Central

    store = Central(existing(data), HostClock())
    try:
        checked = store.verify()
        with store.asking() as connection:
            clocks = {c: offset for c, offset in clock_offsets(connection).items() if offset.over}
    finally:
        store.close()
    if as_json:
        lines = [
            {"centre": c.centre, "lines": c.seq, "head": c.hash, "clock_off": c.centre in clocks}
            for c in checked
        ]
        click.echo(json.dumps(lines))
        return
    words, language = load_words(), technician_language()
    for line in checked:
        place = {"centre": line.centre, "n": line.seq, "head": line.hash[:6]}
        click.echo(words.say("central.command.whole", language, **place))
    for centre, offset in sorted(clocks.items()):
        n = round(offset.ms / 1000)
        click.echo(words.say("central.command.clock_off", language, centre=centre, n=n), err=True)
    if not checked:
        click.echo(words.say("central.command.nothing", language))


for _command in COMMANDS:
    central.add_command(_command)
central.add_command(user)
central.add_command(api_token)
central.add_command(keys)
central.add_command(booking_token)
central.add_command(roots)
central.add_command(check_root)
