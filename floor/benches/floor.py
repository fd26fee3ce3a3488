"""What a ticket and a call cost: in the process, over HTTP, with many clients, after years."""

import json
import os
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import click

from floor.connect import connect
from floor.facade import Floor
from floor.processes import Program
from floor.rules import opening

if TYPE_CHECKING:
    from floor.store.local import LocalFloor

DAY, NINE, CENTRE, PIN = "2026-11-23", 9 * 60, "MSA", "246810"
FULL_DAY = 5_000
"""Visits of the largest centre's day."""
_keys = count()
_run = uuid4().hex
Spread = dict[str, float]


def key() -> str:
    """A fresh key."""
    return f"bench-{_run}-{next(_keys)}"


def spread(times: list[float]) -> Spread:
    """Median and 99th percentile of seconds, in milliseconds."""
    ordered = sorted(times)
    at = {"p50": 0.5, "p99": 0.99}
    return {
        name: round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3)
        for name, share in at.items()
    }


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def fill(floor: Floor) -> list[str]:
    """Have 75 wait for counter 1, as in a full hall; the services that it gives."""
    services = list(floor.counter(counter=1).services)
    for number in range(75):
        floor.take_ticket(key=key(), services=(services[number % len(services)],))
    return services


def turns(floor: Floor, services: list[str], times: int) -> dict[str, list[float]]:
    """Seconds of each ticket taken and each call, one after the other: by the clock, and of the
    processor in this process, which other programs disturb less."""
    took: dict[str, list[float]] = {"issue": [], "call": [], "issue_cpu": [], "call_cpu": []}

    def act(verb: str, doing: Callable[[], object]) -> None:
        before = time.process_time()
        took[verb].append(timed(doing))
        took[f"{verb}_cpu"].append(time.process_time() - before)

    for number in range(times):
        some = (services[number % len(services)],)
        act("issue", lambda some=some: floor.take_ticket(key=key(), services=some))  # type: ignore[misc]
        act("call", lambda: floor.call_next(key=key(), counter=1))
        floor.start_service(key=key(), counter=1)
    return took


def issue_and_call(floor: Floor, times: int) -> dict[str, Spread]:
    """Each ticket taken and each call, with a queue of 75."""
    took = turns(floor, fill(floor), times)
    return {f"{verb}_ms": spread(seconds) for verb, seconds in took.items()}


def opened(path: Path, day: str) -> "LocalFloor":
    """A floor in this process, at nine on a day."""
    from floor.clock import PracticeClock
    from floor.store.local import LocalFloor

    clock = PracticeClock(opening.at_local(day, NINE), 1.0)
    return LocalFloor(path, centre=CENTRE, clock=clock, practice=True)


def manned(floor: "LocalFloor") -> "LocalFloor":
    """The same with an open day and agent 101 at counter 1."""
    from floor.catalogue import load_offer
    from floor.rules.verbs import EnrolAgent

    floor.adopt_catalogue(key=key(), offer=load_offer(CENTRE))
    floor.open_day(key=key())
    floor.do(EnrolAgent(agent="101"), key=key())
    floor.pins.set("101", PIN)
    floor.sign_in(key=key(), agent="101", pin=PIN, counter=1)
    floor.open_counter(key=key(), counter=1)
    return floor


def in_process(folder: Path, times: int) -> dict[str, Any]:
    """The floor without a wire."""
    floor = manned(opened(folder / "here.sqlite", DAY))
    try:
        return dict(issue_and_call(floor, times))
    finally:
        floor.close()


def foretold(folder: Path, times: int) -> dict[str, Any]:
    """Each ticket with the range that it tells, foretold by a process beside the writer."""
    from floor.foretelling.apart import Apart

    floor = manned(opened(folder / "told.sqlite", DAY))
    floor.foreteller = Apart(floor)
    try:
        while not any(service.wait.said for service in floor.menu().services):
            time.sleep(0.1)
        found = issue_and_call(floor, times)
    finally:
        floor.close()
    return {f"told_{name}": value for name, value in found.items()}


def restart(folder: Path) -> int:
    """Milliseconds to open a store in the evening of the largest centre's day."""
    from floor.rules.verbs import TakeTicket

    path = folder / "evening.sqlite"
    floor = manned(opened(path, DAY))
    service = floor.counter(counter=1).services[0]
    waiting = [
        floor.submit(TakeTicket(services=(service,)), key=key(), device="bench")
        for _ in range(FULL_DAY)
    ]
    for each in waiting:
        each.result()
    for _ in range(FULL_DAY):
        floor.call_next(key=key(), counter=1)
        floor.start_service(key=key(), counter=1)
    floor.close()
    began = time.perf_counter()
    floor = opened(path, DAY)
    took = time.perf_counter() - began
    floor.close()
    return round(1000 * took)


def crowd(address: str, service: str, times: int, clients: int) -> dict[str, Any]:
    """What many clients get that all want tickets at once."""
    from floor.benches.crowd import at_once
    from floor.lan import wire
    from floor.rules.verbs import TakeTicket

    body = wire.encode(TakeTicket(services=(service,)))
    lasted, took = at_once(address, "/verbs/take_ticket", body, times, clients, key)
    return {
        "clients": clients,
        "verbs": len(took),
        "per_s": round(len(took) / lasted),
        "issue_ms": spread(took),
    }


def cpu_of(process: int) -> float:
    """Seconds that a process has had of the processor, its children aside."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def over_http(folder: Path, times: int, clients: int, *, waits: bool) -> dict[str, Any]:
    """A host in a process of its own, with one client, and with many; `waits`: tickets tell
    their range, which is foretold for each before it is given."""
    store = str(folder / f"host-{waits}.sqlite")
    start = ("--practice", "--centre", CENTRE, "--at", f"{DAY}T09:00", "--port", "0")
    with Program("host", *start, "--store", store, *(() if waits else ("--no-waits",))) as host:
        address = host.wait_for(r"at (http://\S+),").group(1)
        floor = connect(address, device="bench")
        floor.sign_in(key=key(), agent="101", pin=PIN, counter=1)
        floor.open_counter(key=key(), counter=1)
        alone = issue_and_call(floor, times)
        service = floor.counter(counter=1).services[0]
        before = cpu_of(host.process.pid)
        found = crowd(address, service, max(20, times // 4), clients)
        found["host_cpu_ms"] = round(
            1000 * (cpu_of(host.process.pid) - before) / found.pop("verbs"), 3
        )
        status = Path(f"/proc/{host.process.pid}/status").read_text()
        floor.close()
    rss = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return {
        "http_issue_ms": alone["issue_ms"],
        "http_call_ms": alone["call_ms"],
        "crowd": found,
        "rss_mb": round(rss / 1000),
    }


@click.command("floor")
@click.option("--times", type=click.IntRange(20), default=500, show_default=True)
@click.option("--clients", type=click.IntRange(3), default=21, show_default=True)
@click.option(
    "--history",
    default="0,100000",
    show_default=True,
    help="Ended tickets to measure with; 5000000 needs 12 GB and a quarter of an hour to make.",
)
@click.option(
    "--past",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that keeps what was made up for --history, and lends it to the next run.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def bench_floor(times: int, clients: int, history: str, past: Path | None, as_json: bool) -> None:
    """What a ticket and a call cost: in the process, over HTTP, with many clients, after years.

    \b
    Examples:
      foleni bench floor --json
      foleni bench floor --history 0,5000000 --past /var/tmp/past
    """
    from floor.benches.past import after_years
    from floor.store.bare import bare_commits

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        least = spread(bare_commits(folder / "bare.sqlite", times))
        found: dict[str, Any] = {"commit_floor_ms": least} | in_process(folder, times)
        found |= foretold(folder, times)
        found |= over_http(folder, times, clients, waits=False)
        told = over_http(folder, times, clients, waits=True)
        found |= {f"told_{name}": value for name, value in told.items()}
        found["restart_ms"] = restart(folder)
        pasts = [int(tickets) for tickets in history.split(",")]
        found["history"] = after_years(folder, past or folder, pasts, times)
    for verb in ("issue", "call"):
        found[f"{verb}_ratio"] = round(found[f"{verb}_ms"]["p50"] / least["p50"], 2)
    if as_json:
        click.echo(json.dumps(found))
        return
    for figure, value in found.items():
        click.echo(f"{figure:18} {value}")
