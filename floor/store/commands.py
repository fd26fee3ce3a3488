"""`foleni verify`, `foleni rebuild` and `foleni agent`: what a technician does to a store."""

import json
import sys
from pathlib import Path

import click

from floor import errors
from floor.settings import store_path

CENTRE = click.option("--centre", default="MSA", show_default=True, envvar="FOLENI_CENTRE")
STORE = click.option("--store", type=click.Path(path_type=Path), help="The store's file.")


def _existing(centre: str, store: Path | None) -> Path:
    path = store or store_path(centre)
    if not path.exists():
        raise errors.BadSetting(setting="store", problem=f"there is no store at {path}")
    return path


@click.command()
@CENTRE
@STORE
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def verify(centre: str, store: Path | None, as_json: bool) -> None:
    """Check a store that no host holds: the journal's chain, and the tables against its fold.

    \b
    Example:
      foleni verify --centre MSA
    """
    from floor.store.local import LocalFloor

    floor = LocalFloor(_existing(centre, store), centre=centre)
    try:
        head = floor.verify()
        lines = floor.version
    finally:
        floor.close()
    if as_json:
        click.echo(json.dumps({"centre": centre, "lines": lines, "head": head}))
    else:
        click.echo(f"The journal of {centre} is whole: {lines} lines, head {head[:6]}.")


@click.command()
@CENTRE
@STORE
def rebuild(centre: str, store: Path | None) -> None:
    """Fold the whole journal into the tables anew.

    \b
    Example:
      foleni rebuild --centre MSA
    """
    from floor.store.local import LocalFloor

    floor = LocalFloor(_existing(centre, store), centre=centre)
    try:
        floor.rebuild()
        click.echo(f"The tables of {centre} are folded anew from {floor.version} lines.")
    finally:
        floor.close()


@click.group()
def agent() -> None:
    """Agents who may sign in at this centre's counters."""


@agent.command()
@click.argument("number")
@CENTRE
@STORE
@click.option("--role", type=click.Choice(["agent", "supervisor", "manager"]), default="agent")
@click.option("--pin-stdin", is_flag=True, help="Read the PIN from standard input.")
def add(number: str, centre: str, store: Path | None, role: str, pin_stdin: bool) -> None:
    """Enrol the agent NUMBER, or give a new PIN; the host must not be running.

    \b
    Example:
      foleni agent add 101 --centre MSA
    """
    from floor.rules.verbs import EnrolAgent
    from floor.store.local import LocalFloor

    if not number.isdigit() or len(number) > 8:
        raise errors.BadSetting(setting="number", problem=f"{number} is not 1 to 8 digits")
    path = store or store_path(centre)
    path.parent.mkdir(parents=True, exist_ok=True)
    pin = sys.stdin.readline().strip() if pin_stdin else click.prompt("PIN", hide_input=True)
    floor = LocalFloor(path, centre=centre)
    try:
        floor.pins.set(number, pin)
        key = f"enrol-{number}-{floor.clock.now()}"
        floor.do(EnrolAgent(agent=number, role=role), key=key)  # type: ignore[arg-type]
    finally:
        floor.close()
    click.echo(f"Agent {number} may sign in at {centre} as {role}.")
