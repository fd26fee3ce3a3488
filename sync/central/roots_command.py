"""`foleni central roots` and `check-root`: a day's root for outside parties, and its check."""

from pathlib import Path

import click

from floor.settings import technician_language
from sync.central.folder import DATA, existing


def _say(key: str, /, **values: object) -> str:
    from floor.words import load_words

    return load_words().say(f"evidence.command.{key}", technician_language(), **values)


@click.command()
@click.option("--day", help="The local day; yesterday if it is not given.")
@click.option("--centre", "centres", multiple=True, help="Only this one's heads; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print what is handed out, with its proofs.")
@DATA
def roots(data: Path, day: str | None, centres: tuple[str, ...], as_json: bool) -> None:
    """Tell the root over the heads of all centres on a day, and a proof for each of them.

    A day that is over keeps the root that was told first; today's changes with each line.

    \b
    Example:
      foleni central roots --day 2026-11-23 --json > root-2026-11-23.json
    """
    import msgspec

    from floor.clock import HostClock
    from sync.central import roots as making
    from sync.central.app import demand_day
    from sync.central.store import Central
    from sync.errors import UnknownCentre

    store = Central(existing(data), HostClock())
    try:
        found = making.keep(store, demand_day(day) or making.yesterday(store))
    finally:
        store.close()
    strange = set(centres) - {head.centre for head in found.heads}
    if strange:
        raise UnknownCentre(centre=min(strange))
    found = found.of(centres) if centres else found
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    click.echo(found.root)
    click.echo(_say("root", day=found.day, n=found.size), err=True)
    for head in found.heads:
        click.echo(f"{head.centre} {head.origin} {head.seq} {head.hash}")


@click.command("check-root")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--root", default="", help="The root that you were given; it has to be the same.")
@click.option("--key", default="", help="The key that foleni central keys heads prints.")
def check_root(file: Path, root: str, key: str) -> None:
    """Check what headquarters handed out: its signature, and that each head leads to the root.

    It needs no store and no network.

    \b
    Example:
      foleni central check-root root-2026-11-23.json --root 9f2c...
    """
    from sync import roots

    found = roots.read(file.read_bytes())
    roots.demand_sound(found, root=root, key=key)
    for head in found.heads:
        click.echo(_say("holds", centre=head.centre, seq=head.seq, head=head.hash[:12]))
    told = {"day": found.day, "root": found.root, "n": found.size, "signer": found.key}
    click.echo(_say("sound", **told))
    if not (root and key):
        click.echo(_say("compare"), err=True)
