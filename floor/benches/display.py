"""What a waiting room waits for, from a call to its frame and chime; and what a display costs."""

import json
import os
import re
import tempfile
import time
from pathlib import Path
from uuid import uuid4

import click

from floor.benches.floor import spread
from floor.benches.windows import practice_host, rss_mb, unseen
from floor.connect import connect
from floor.facade import Floor
from floor.piloted import PilotedApp, PilotFailed

CENTRE, COUNTER = "MSA", 12
AGENT, PIN = "101", "246810"
"""A practice floor's first agent."""
WINDOW = "1920x1080"
PATIENCE = 30.0
"""Seconds within which a call must be painted, and be taken down again."""


@click.command("display", epilog="Example: foleni bench display --calls 20 --json")
@click.option("--calls", default=10, show_default=True, type=click.IntRange(2, 200))
@click.option("--idle", default=20.0, show_default=True, type=click.FloatRange(1, 600))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def display(calls: int, idle: float, as_json: bool) -> None:
    """Measure a board over HTTP, painted in software: calls to frame and chime, memory, idling.

    A call takes some ten seconds, since each is heard to its end. A frame of its animation is
    dropped if it comes later than 1.5 intervals of the screen, here of sixty a second.
    """
    with practice_host(CENTRE) as host, tempfile.TemporaryDirectory() as folder:
        floor = connect(host, device="bench")
        given: tuple[str, ...] = ("display", "--host", host, "--device", "bench")
        given += ("--window", WINDOW, "--sound", str(Path(folder) / "heard.wav"))
        try:
            _seat(floor, calls)
            with PilotedApp(*given, environment=unseen() | {"XDG_CONFIG_HOME": folder}) as app:
                app.wait("screen_board", seconds=PATIENCE)
                found: dict[str, object] = {"cpu_percent_idle": cpu_percent(app, idle)}
                painted, heard, frames = _called(app, floor, calls)
                found["call_to_painted_ms"] = spread(painted)
                found["call_to_chime_ms"] = spread(heard)
                found["frames_painted"] = sum(count for count, _ in frames)
                found["frames_dropped"] = sum(dropped for _, dropped in frames)
                found["rss_mb"] = rss_mb(app)
        finally:
            floor.close()
    if as_json:
        click.echo(json.dumps(found))
        return
    for name, value in found.items():
        click.echo(f"{name}: {value}")


def _seat(floor: Floor, people: int) -> None:
    """An open counter, and people who wait for it."""
    floor.sign_in(key=uuid4().hex, agent=AGENT, pin=PIN, counter=COUNTER)
    floor.open_counter(key=uuid4().hex, counter=COUNTER)
    service = floor.counter(counter=COUNTER).services[0]
    for _ in range(people):
        floor.take_ticket(key=uuid4().hex, services=(service,))


def _called(
    app: PilotedApp, floor: Floor, calls: int
) -> tuple[list[float], list[float], list[tuple[int, int]]]:
    """Seconds from each call, as its counter sends it, to the first frame and to the chime; both
    processes read one monotonic clock. And the frames of each, painted and dropped."""
    painted, heard, frames = [], [], []
    for _ in range(calls):
        began = time.monotonic()
        desk = floor.call_next(key=uuid4().hex, counter=COUNTER)
        assert desk.serving is not None
        ticket = desk.serving.ticket
        painted.append(_told(app, rf"painted ticket={ticket} at=([\d.]+)", began) - began)
        heard.append(_told(app, r"sounds at=([\d.]+)", began) - began)
        floor.start_service(key=uuid4().hex, counter=COUNTER)
        app.wait_gone("calling", seconds=PATIENCE)
        frames.append(_frames(app))
    return painted, heard, frames


def _frames(app: PilotedApp) -> tuple[int, int]:
    """Painted and dropped of the last call, which the log tells once it is down."""
    for line in reversed(list(app.log)):
        if found := re.search(r"frames painted=(\d+) dropped=(\d+)", line):
            return int(found[1]), int(found[2])
    raise PilotFailed("the display told nothing of its frames")


def _told(app: PilotedApp, pattern: str, after: float) -> float:
    """The time, later than another, that the display's log tells."""
    while time.monotonic() - after < PATIENCE:
        for line in list(app.log):
            found = re.search(pattern, line)
            if found and float(found[1]) > after:
                return float(found[1])
        time.sleep(0.01)
    raise PilotFailed(f"the display did not say {pattern!r} within {PATIENCE:g} seconds")


def cpu_percent(app: PilotedApp, seconds: float) -> float:
    """How much of a core the app takes while nothing is called."""
    time.sleep(2)  # what the start left to do
    before = _ticks(app)
    time.sleep(seconds)
    return round(100 * (_ticks(app) - before) / os.sysconf("SC_CLK_TCK") / seconds, 1)


def _ticks(app: PilotedApp) -> int:
    """Of the processor, user's and system's, since the app's start."""
    fields = Path(f"/proc/{app.process.pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
