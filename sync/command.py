"""`foleni sync`: ships a centre's journal to headquarters."""

import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from floor import errors
from floor.rules import opening
from floor.settings import technician_language
from sync.asking_command import COMMANDS
from sync.options import Place, connected, place_of, token_of

if TYPE_CHECKING:
    from floor.words import Words
    from sync.agent import Status

QUARANTINED = 4
"""Exit code when two computers speak for the centre with one key: people must look."""
PROGRESS = 2.0
"""Seconds between two lines that tell how far shipping is."""


@click.group(invoke_without_command=True)
@connected
@click.option("--once", is_flag=True, help="Ship everything, then end.")
@click.option(
    "--patience",
    default=30.0,
    show_default=True,
    help="Seconds to wait for the host; with --once, for headquarters.",
)
@click.option("--json", "as_json", is_flag=True, help="Say how it stands as lines of JSON.")
@click.pass_context
def sync(ctx: click.Context, /, once: bool, patience: float, as_json: bool, **given: Any) -> int:
    """Ship this centre's journal to headquarters, and go on with each new line.

    A store that is an old copy, or a second one, goes on with a new line; nothing is overwritten,
    here or there. Ends with exit code 4 when two computers speak for the centre with one key.

    \b
    Example:
      foleni sync --central http://127.0.0.1:7410 --token-file mombasa.token
    """
    if ctx.invoked_subcommand is not None:
        return 0
    return _run(place_of(ctx, given), once, patience, as_json)


def _run(place: Place, once: bool, patience: float, as_json: bool) -> int:
    from floor.connect import connect
    from floor.words import load_words
    from sync.agent import Agent
    from sync.bringer import bringing_beside
    from sync.errors import Quarantined
    from sync.headquarters import reached
    from sync.noting import Notebook

    token, words = token_of(place.token_file), load_words()
    tell = tell_json(words) if as_json else tell_people(words)
    floor = connect(place.host, device=place.device, patience=min(patience, 10.0))
    headquarters = reached(place.address, token, place.token_file)
    notes = Notebook(place.token_file)
    ended: errors.FoleniError | None = None
    notes.begin(place.address)
    agent = Agent(floor, headquarters, tell, notes=notes)
    try:
        with bringing_beside(floor, headquarters, once=once):
            agent.run(once=once, patience=patience)
        if once:  # what was adopted, or refused, is in the journal
            agent.run(once=once, patience=patience)
    except Quarantined as fault:
        click.echo(f"foleni: {sentence(words, fault)}", err=True)
        ended = fault
        return QUARANTINED
    except errors.FoleniError as fault:
        ended = fault
        raise
    finally:
        notes.end(ended)
        headquarters.close()
        floor.close()
    return 0


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


for _command in COMMANDS:
    sync.add_command(_command)
