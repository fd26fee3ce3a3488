"""What an agent waits for at the counter: its first frame, and the number after a key."""

import json
import statistics
import tempfile
from uuid import uuid4

import click

from floor.benches.floor import spread
from floor.benches.windows import first_frame_ms, practice_host, rss_mb, unseen
from floor.connect import connect
from floor.piloted import PilotedApp

CENTRE = "MSA"
COUNTER = 12
AGENT, PIN = "101", "246810"
"""A practice floor's first agent."""
WINDOW = "1366x768"


@click.command("counter", epilog="Example: foleni bench counter --calls 100 --json")
@click.option("--calls", default=60, show_default=True, type=click.IntRange(2, 900))
@click.option("--starts", default=5, show_default=True, type=click.IntRange(1, 50))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def counter(calls: int, starts: int, as_json: bool) -> None:
    """Measure the counter's first frame, and key to number over HTTP, painted in software."""
    with practice_host(CENTRE) as host, tempfile.TemporaryDirectory() as folder:
        given: tuple[str, ...] = (
            "counter",
            "--host",
            host,
            "--device",
            "bench",
            "--window",
            WINDOW,
        )
        given += ("--counter", str(COUNTER))
        surroundings = unseen() | {"XDG_CONFIG_HOME": folder}
        first = [first_frame_ms(*given) for _ in range(starts)]
        found: dict[str, object] = {"start_to_first_frame_ms": round(statistics.median(first))}
        _give_tickets(host, calls)
        with PilotedApp(*given, environment=surroundings) as app:
            found["key_to_called_ms"] = spread(_called(app, calls))
            found["rss_mb"] = rss_mb(app)
    if as_json:
        click.echo(json.dumps(found))
        return
    for name, value in found.items():
        click.echo(f"{name}: {value}")


def _give_tickets(host: str, people: int) -> None:
    """People who wait for the counter."""
    floor = connect(host, device="bench")
    try:
        services = floor.counter(counter=COUNTER).services
        for place in range(people):
            service = services[place % len(services)]
            floor.take_ticket(key=uuid4().hex, services=(service,))
    finally:
        floor.close()


def _called(app: PilotedApp, calls: int) -> list[float]:
    """Seconds from each press of "call next" to the frame that shows the number."""
    app.wait("screen_sign_in", seconds=30)
    app.click("agent_number")
    app.type(AGENT)
    app.click("pin")
    app.type(PIN)
    app.key("Return")
    app.wait("open_counter", seconds=30)
    app.wait("at_rest")
    app.key("F7")
    app.wait("first")
    taken = []
    for _ in range(calls):
        app.wait("at_rest")
        taken.append(app.timed("now_ticket", key="F2") / 1000)
        app.wait("at_rest")
        app.key("F5")
        app.wait_gone("now_ticket")
    return taken
