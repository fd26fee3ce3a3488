"""`foleni verify`, `rebuild`, `backup`, `restore`, `agent`: what a technician does to a store."""

import json
import sys
from pathlib import Path

import click

from floor import errors
from floor.settings import store_path, technician_language

CENTRE = click.option("--centre", default="MSA", show_default=True, envvar="FOLENI_CENTRE")
STORE = click.option("--store", type=click.Path(path_type=Path), help="The store's file.")


def existing(centre: str, store: Path | None) -> Path:
    """The store that a command is about. Raises BadSetting when there is none."""
    path = store or store_path(centre)
    if not path.exists():
        raise errors.BadSetting(setting="store", problem=f"there is no store at {path}")
    return path


def say(key: str, /, **values: object) -> None:
    """Tell the technician, in the technician's language."""
    from floor.words import load_words

    click.echo(load_words().say(key, technician_language(), **values))


@click.command()
@CENTRE
@STORE
@click.option("--whole", is_flag=True, help="From the first line: all archives as well.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def verify(centre: str, store: Path | None, whole: bool, as_json: bool) -> None:
    """Check a store that no host holds: the journal's chain, and the tables against its fold.

    Once old days are archived, the chain begins at the stub in their place; with --whole every
    archive beside the store is checked too, and that each begins where the one before it ends.

    \b
    Examples:
      foleni verify --centre MSA
      foleni verify --centre MSA --whole
    """
    from floor.store.local import LocalFloor

    floor = LocalFloor(existing(centre, store), centre=centre)
    try:
        head = floor.verify()
        lines = floor.version
        archives = floor.walk() if whole else []
    finally:
        floor.close()
    if as_json:
        told = {"centre": centre, "lines": lines, "head": head}
        files = [str(archive.file) for archive in archives]
        click.echo(json.dumps(told | ({"archives": files} if whole else {})))
        return
    for archive in archives:
        say("store.archive_whole", file=archive.file, head=archive.head.hash[:6], day=archive.until)
    say("store.whole", n=lines, centre=centre, head=head[:6])


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

    floor = LocalFloor(existing(centre, store), centre=centre)
    try:
        floor.rebuild()
        say("store.rebuilt", n=floor.version, centre=centre)
    finally:
        floor.close()


@click.command()
@CENTRE
@STORE
@click.option("--to", type=click.Path(path_type=Path), help="The copy's file; by its time if not.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def backup(centre: str, store: Path | None, to: Path | None, as_json: bool) -> None:
    """Copy the store to one file, checked, while the host runs or not.

    \b
    Examples:
      foleni backup --centre MSA
      foleni backup --centre MSA --to /media/usb/MSA.sqlite
    """
    from floor.clock import HostClock
    from floor.store.backup import back_up
    from floor.store.files import stamp

    path = existing(centre, store)
    target = to or path.parent / "backups" / f"{centre}-{stamp(HostClock().now())}.sqlite"
    if to is None:
        target.parent.mkdir(exist_ok=True)
    if not target.parent.is_dir() or target.is_dir():
        raise errors.BadSetting(setting="to", problem=f"{target} cannot be a file")
    if target.resolve() == path.resolve():
        raise errors.BadSetting(setting="to", problem="that is the store itself")
    head = back_up(path, target, centre=centre)
    if as_json:
        told = {"centre": centre, "file": str(target), "lines": head.seq, "head": head.hash}
        click.echo(json.dumps(told | {"origin": head.origin}))
    else:
        say("store.copied", n=head.seq, centre=centre, file=target, head=head.hash[:6])


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@CENTRE
@STORE
@click.option("--skip", default=500, show_default=True, help="Numbers of each series left out.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def restore(file: Path, centre: str, store: Path | None, skip: int, as_json: bool) -> None:
    """Put the backup FILE in the store's place; the host must not be running.

    The store that is there is kept aside under a name with the time. Today's numbers go on
    behind a gap, so that none given since the backup is given to somebody else.

    \b
    Example:
      foleni restore /media/usb/MSA.sqlite --centre MSA
    """
    from floor.clock import HostClock
    from floor.store.backup import restore as put_back

    if not file.is_file():
        raise errors.BadSetting(setting="file", problem=f"there is no backup at {file}")
    if not 0 <= skip <= 9000:
        raise errors.BadSetting(setting="skip", problem=f"{skip} is not 0 to 9000")
    path = store or store_path(centre)
    path.parent.mkdir(parents=True, exist_ok=True)
    done = put_back(file, path, centre=centre, clock=HostClock(), skipped=skip)
    if as_json:
        told = {"centre": centre, "origin": done.head.origin, "base": done.base.hash}
        aside = str(done.aside) if done.aside else None
        click.echo(json.dumps(told | {"head": done.head.hash, "aside": aside}))
        return
    place = {"seq": done.base.seq, "head": done.base.hash[:6]}
    say("store.restored", centre=centre, file=file, **place)
    if done.aside is not None:
        say("store.aside", file=done.aside)
    if not done.same_pins:
        say("store.pins", file=f"{path.name}.pepper")


@click.group()
def agent() -> None:
    """Agents who may sign in at this centre's counters.

    \b
    Example:
      foleni agent add 101 --centre MSA
    """


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
    say("store.enrolled", agent=number, centre=centre, role=role)
