"""`foleni device` at the host, and `foleni enrol` at the other computer."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import click
import msgspec

from floor import errors
from floor.rules import opening
from floor.rules.roles import Device
from floor.settings import store_path, technician_language

if TYPE_CHECKING:
    from floor.lan.client import RemoteFloor
    from floor.rules.snapshots import DeviceLine, Devices

CENTRE = click.option("--centre", default="MSA", show_default=True, envvar="FOLENI_CENTRE")
STORE = click.option("--store", type=click.Path(path_type=Path), help="The running host's store.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
ROLES = [role.value for role in Device if role is not Device.HOST]


def at_host(centre: str, store: Path | None) -> "RemoteFloor":
    """The running host of a store, spoken to as its owner. Raises HostUnreachable."""
    from floor.lan.client import RemoteFloor
    from floor.lan.serving import door_of

    paths = [store] if store else [store_path(centre), store_path(f"{centre}-practice")]
    for path in paths:
        try:
            told = json.loads(door_of(path).read_text(encoding="ascii"))
            floor = RemoteFloor(told["address"], device="technician", local_key=told["key"])
        except (OSError, ValueError, KeyError):
            continue
        try:
            floor.health()
        except errors.Trouble:  # a host that was killed left it behind
            floor.close()
            continue
        return floor
    raise errors.HostUnreachable(address=f"{paths[0]}")


@click.group()
def device() -> None:
    """The computers that may speak to this centre's host; on the host's own computer.

    \b
    Example:
      foleni device code --role kiosk
    """


@device.command()
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--name", default="", help="Such as kiosk-2; an old device of the name is replaced.")
@CENTRE
@STORE
@click.option("--no-qr", is_flag=True, help="No picture of it.")
@JSON
def code(role: str, name: str, centre: str, store: Path | None, no_qr: bool, as_json: bool) -> None:
    """Make a one-time code that lets one computer in, for 15 minutes.

    \b
    Example:
      foleni device code --role kiosk --name kiosk-2
    """
    from floor.lan.shown_code import link, sheet
    from floor.words import load_words

    floor = at_host(centre, store)
    try:
        shown = floor.device_code(role=role, name=name)
    finally:
        floor.close()
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(shown) | {"role": role, "link": link(shown)}))
        return
    click.echo(
        sheet(
            shown,
            role=role,
            words=load_words(),
            language=technician_language(),
            draw=not no_qr and sys.stdout.isatty(),
        )
    )


@device.command("list")
@CENTRE
@STORE
@JSON
def list_(centre: str, store: Path | None, as_json: bool) -> None:
    """List every device that was let in, and what it is told at its start.

    \b
    Example:
      foleni device list --json
    """
    floor = at_host(centre, store)
    try:
        found = floor.devices()
    finally:
        floor.close()
    _show(found, as_json)


@device.command()
@click.argument("name")
@click.option("--reason", default="", help="For the journal.")
@CENTRE
@STORE
@JSON
def revoke(name: str, reason: str, centre: str, store: Path | None, as_json: bool) -> None:
    """Let the device NAME (or its id) in no more, at once.

    \b
    Example:
      foleni device revoke kiosk-2 --reason stolen
    """
    floor = at_host(centre, store)
    try:
        found = floor.revoke_device(key=f"revoke-{uuid4().hex}", device=name, reason=reason)
    finally:
        floor.close()
    _show(found, as_json)


@device.command("set")
@click.argument("name")
@click.option("--counter", type=click.IntRange(0), help="The one counter it serves; 0: any.")
@click.option("--zone", help="A display's counters, such as 1-10,14.")
@click.option("--printer", help="As for foleni kiosk.")
@click.option("--language", type=click.Choice(["en", "sw", ""]))
@CENTRE
@STORE
@JSON
def set_(
    name: str,
    counter: int | None,
    zone: str | None,
    printer: str | None,
    language: str | None,
    centre: str,
    store: Path | None,
    as_json: bool,
) -> None:
    """Say what the device NAME is told at its next start.

    \b
    Example:
      foleni device set counter-7 --counter 7 --language sw
    """
    floor = at_host(centre, store)
    try:
        found = floor.set_device(
            key=f"set-{uuid4().hex}",
            device=name,
            counter=counter,
            zone=zone,
            printer=printer,
            language=language,
        )
    finally:
        floor.close()
    _show(found, as_json)


def _show(found: "Devices", as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(found.devices)))
        return
    for line in found.devices:
        click.echo("  ".join(_told(line)))


def _told(line: "DeviceLine") -> list[str]:
    since = f"{opening.local(line.enrolled_at):%Y-%m-%d %H:%M}"
    settings = [
        f"{name} {value}"
        for name, value in (
            ("counter", line.counter),
            ("zone", line.zone),
            ("printer", line.printer),
            ("language", line.language),
        )
        if value
    ]
    gone = "" if line.revoked_at is None else "revoked"
    told = gone or ", ".join(settings)
    return [f"{line.name:16}", f"{line.role:12}", since, line.device[:8], told]


@click.command()
@click.option("--host", envvar="FOLENI_HOST", help="The host's address, or auto.")
@click.option("--code", "typed", required=True, help="As `foleni device code` shows it.")
@click.option("--device", default="", help="The name that the app has as --device; its role's.")
@JSON
def enrol(host: str | None, typed: str, device: str, as_json: bool) -> None:
    """Have the centre's host let this computer in, by a code made there.

    \b
    Example:
      foleni enrol --host https://10.0.0.5:7411 --code K7M4QX-9RTW2B
    """
    from floor.app_options import enrol_by
    from floor.words import load_words

    given = enrol_by(host, typed, device)
    if as_json:
        told = {"centre": given.centre, "host": given.host, "device": given.device}
        click.echo(json.dumps(told | msgspec.to_builtins(given.told)))
        return
    told = {"name": given.told.name, "centre": given.centre, "role": given.told.role}
    click.echo(load_words().say("device.enrolled", technician_language(), **told))
