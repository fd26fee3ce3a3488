"""`foleni archive`: moves old days from the store to a file of their own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floor.settings import technician_language
from floor.store.commands import CENTRE, STORE, existing, say

if TYPE_CHECKING:
    from floor.store.archive import Stage, Tell


@click.command()
@CENTRE
@STORE
@click.option("--before", help="The first local day that stays; if none is given, 400 days stay.")
@click.option("--unshipped", is_flag=True, help="Also lines that headquarters has not got.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def archive(
    centre: str, store: Path | None, before: str | None, unshipped: bool, as_json: bool
) -> None:
    """Move old days to a file beside the store; the host must not be running.

    The last 90 days stay in any case. Reports, shipping and foleni verify --whole find the
    archive beside the store. Cut off at any moment, the same command goes on.

    \b
    Examples:
      foleni archive --centre MSA
      foleni archive --centre MSA --before 2026-01-01
    """
    from floor.clock import HostClock
    from floor.store.archive import archive as put_away

    path = existing(centre, store)
    with _progress(shown=not as_json) as tell:
        done = put_away(
            path, centre=centre, clock=HostClock(), before=before, unshipped=unshipped, tell=tell
        )
    if as_json:
        file = None if done.file is None else str(done.file)
        told = {"centre": centre, "file": file, "first": done.first, "last": done.last}
        click.echo(json.dumps(told | {"lines": done.lines, "kept_from": done.kept_from}))
    elif done.file is None:
        say("store.nothing_archived", centre=centre)
    else:
        days = {"first": done.first, "last": done.last}
        say("store.archived", n=done.lines, centre=centre, file=done.file, **days)


@contextmanager
def _progress(*, shown: bool) -> Iterator["Tell"]:
    """A bar for each stage, while it lasts, for whoever sits at a terminal."""
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from floor.words import load_words

    words, language = load_words(), technician_language()
    console = Console(stderr=True)
    hidden = not (shown and console.is_terminal)
    with Progress(console=console, transient=True, disable=hidden) as progress:
        bars: dict[str, TaskID] = {}

        def tell(stage: "Stage", done: int, whole: int) -> None:
            if stage not in bars:
                bars[stage] = progress.add_task(words.say(f"store.{stage}", language), total=None)
            progress.update(bars[stage], completed=done, total=whole or None)

        yield tell
