"""`foleni sync`: ships a centre's journal to headquarters."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floor import errors
from floor.connect import HOST
from floor.rules import opening
from floor.settings import technician_language

if TYPE_CHECKING:
    from floor.words import Words
    from sync.agent import Status

QUARANTINED = 4
"""Exit code when two computers speak for the centre with one key: people must look."""
PROGRESS = 2.0
"""Seconds between two lines that tell how far shipping is."""


@click.command()
@click.option("--host", default=HOST, show_default=True, envvar="FOLENI_HOST")
@click.option("--device", default="sync", show_default=True, envvar="FOLENI_DEVICE")
@click.option("--central", required=True, envvar="FOLENI_CENTRAL", help="Headquarters' address.")
@click.option(
    "--token-file",
    required=True,
    envvar="FOLENI_TOKEN_FILE",
    type=click.Path(path_type=Path),
    help="The file that holds the centre's token.",
)
@click.option("--once", is_flag=True, help="Ship everything, then end.")
@click.option(
    "--patience",
    default=30.0,
    show_default=True,
    help="Seconds to wait for the host; with --once, for headquarters.",
)
@click.option("--plain-http", is_flag=True, help="Show the token without TLS to another computer.")
@click.option("--json", "as_json", is_flag=True, help="Say how it stands as lines of JSON.")
def sync(
    host: str,
    device: str,
    central: str,
    token_file: Path,
    once: bool,
    patience: float,
    plain_http: bool,
    as_json: bool,
) -> int:
    """Ship this centre's journal to headquarters, and go on with each new line.

    A store that is an old copy, or a second one, goes on with a new line; nothing is overwritten,
    here or there. Ends with exit code 4 when two computers speak for the centre with one key.

    \b
    Example:
      foleni sync --central http://127.0.0.1:7410 --token-file mombasa.token
    """
    address = _address(central, plain_http)
    return _run(host, device, address, token_file, once, patience, as_json)


def _run(
    host: str,
    device: str,
    address: str,
    token_file: Path,
    once: bool,
    patience: float,
    as_json: bool,
) -> int:
    from floor.connect import connect
    from floor.words import load_words
    from sync.agent import Agent
    from sync.bringer import bringing_beside
    from sync.errors import Quarantined
    from sync.headquarters import reached

    token, words = _token(token_file), load_words()
    tell = tell_json(words) if as_json else tell_people(words)
    floor = connect(host, device=device, patience=min(patience, 10.0))
    headquarters = reached(address, token, token_file)
    try:
        with bringing_beside(floor, headquarters, once=once):
            Agent(floor, headquarters, tell).run(once=once, patience=patience)
        if once:  # what was adopted, or refused, is in the journal
            Agent(floor, headquarters, tell).run(once=once, patience=patience)
    except Quarantined as fault:
        click.echo(f"foleni: {sentence(words, fault)}", err=True)
        return QUARANTINED
    finally:
        headquarters.close()
        floor.close()
    return 0


def _address(central: str, plain_http: bool) -> str:
    if not central.startswith(("http://", "https://")):
        raise errors.BadSetting(setting="central", problem=f"{central} is no https:// address")
    near = central.startswith(("http://127.0.0.1", "http://localhost", "http://[::1]"))
    if central.startswith("http://") and not near and not plain_http:
        problem = f"{central} would show the token to the network; use https:// or --plain-http"
        raise errors.BadSetting(setting="central", problem=problem)
    return central


def _token(path: Path) -> str:
    try:
        token = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as fault:
        problem = f"{path} cannot be read: {fault}"
        raise errors.BadSetting(setting="token-file", problem=problem) from None
    if not token or not token.isprintable() or " " in token:
        raise errors.BadSetting(setting="token-file", problem=f"{path} holds no token")
    return token


def sentence(words: "Words", fault: errors.FoleniError) -> str:
    """What went wrong and what to do, in the technician's language."""
    title, advice = words.explain(fault, technician_language())
    return f"{title}{'' if title.endswith('.') else '.'} {advice}".strip()


def tell_json(words: "Words") -> Callable[["Status"], None]:
    """A teller for programs: one line of JSON for each change."""
    last: list[Status] = []

    def tell(status: "Status") -> None:
        if last and last[0] == status:
            return
        last[:] = [status]
        line = {
            "state": status.state,
            "seq": status.seq,
            "head": status.head,
            "total": status.total,
            "since": None if status.since is None else round(status.since * 1000),
            "why": None if status.fault is None else sentence(words, status.fault),
        }
        click.echo(json.dumps(line))

    return tell


def tell_people(words: "Words") -> Callable[["Status"], None]:
    """A teller for people: what changed, and now and then how far shipping is."""
    language = technician_language()
    told, at = ("", ""), 0.0

    def tell(status: "Status") -> None:
        nonlocal told, at
        now = (status.state, status.fault.code if status.fault else "")
        changed = now != told
        due = time.monotonic() - at >= PROGRESS
        behind = status.state == "shipping" and status.seq < status.total
        if status.state == "shipping" and not (behind and due):
            return
        if status.state != "shipping" and not changed:
            return
        told, at = now, time.monotonic()
        if status.fault is not None and status.since is not None:
            since = f"{opening.local(int(status.since * 1000)):%H:%M:%S}"
            why = sentence(words, status.fault)
            click.echo(words.say("sync.cut_off", language, time=since, why=why))
        elif status.state == "level":
            place = {"seq": status.seq, "head": status.head[:6]}
            click.echo(words.say("sync.level", language, **place))
        else:
            place = {"seq": status.seq, "total": status.total}
            click.echo(words.say("sync.shipping", language, **place))

    return tell
