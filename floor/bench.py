"""`foleni bench`: measures the floor, each figure beside a floor measured in the same run."""

import json
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from floor.connect import connect
from floor.facade import Floor
from floor.processes import Program

START = "2026-11-23T09:00"
CENTRE = "MSA"
_keys = count()
_run = uuid4().hex


def key() -> str:
    """A fresh key."""
    return f"bench-{_run}-{next(_keys)}"


def spread(times: list[float]) -> dict[str, float]:
    """Median and 99th percentile of seconds, in milliseconds."""
    ordered = sorted(times)
    at = {"p50": 0.5, "p99": 0.99}
    return {
        name: round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3)
        for name, share in at.items()
    }


def timed(times: int, act: Callable[[int], object]) -> list[float]:
    """Seconds of each of so many acts."""
    took = []
    for number in range(times):
        began = time.perf_counter()
        act(number)
        took.append(time.perf_counter() - began)
    return took


def issue_and_call(floor: Floor, times: int) -> tuple[list[float], list[float]]:
    """Seconds of each ticket taken and of each call, with a queue of 75 as in a full hall."""
    services = floor.counter(counter=1).services
    for number in range(75):
        floor.take_ticket(key=key(), services=(services[number % len(services)],))
    issue: list[float] = []
    call: list[float] = []
    for number in range(times):
        wanted = (services[number % len(services)],)
        issue += timed(1, lambda _, w=wanted: floor.take_ticket(key=key(), services=w))  # type: ignore[misc]
        call += timed(1, lambda _: floor.call_next(key=key(), counter=1))
        floor.start_service(key=key(), counter=1)
    return issue, call


def seat(floor: Floor) -> None:
    """Agent 101 opens counter 1."""
    floor.sign_in(key=key(), agent="101", pin="246810", counter=1)
    floor.open_counter(key=key(), counter=1)


def in_process(folder: Path, times: int) -> dict[str, Any]:
    """The floor without a wire."""
    from datetime import datetime

    from floor.catalogue import load_offer
    from floor.clock import PracticeClock
    from floor.rules import opening
    from floor.rules.verbs import EnrolAgent
    from floor.store.local import LocalFloor

    start = datetime.fromisoformat(START).replace(tzinfo=opening.NAIROBI)
    clock = PracticeClock(int(start.timestamp() * 1000), 1.0)
    floor = LocalFloor(folder / "here.sqlite", centre=CENTRE, clock=clock, practice=True)
    try:
        floor.adopt_catalogue(key=key(), offer=load_offer(CENTRE))
        floor.open_day(key=key())
        floor.do(EnrolAgent(agent="101"), key=key())
        floor.pins.set("101", "246810")
        seat(floor)
        issue, call = issue_and_call(floor, times)
    finally:
        floor.close()
    return {"issue_ms": spread(issue), "call_ms": spread(call)}


def over_http(folder: Path, times: int, clients: int) -> dict[str, Any]:
    """A host in a process of its own, with one client, and with many that never pause."""
    store = str(folder / "host.sqlite")
    start = ("--practice", "--centre", CENTRE, "--at", START)
    with Program("host", *start, "--store", store, "--port", "0") as host:
        address = host.wait_for(r"at (http://\S+),").group(1)
        floor = connect(address, device="bench")
        seat(floor)
        issue, call = issue_and_call(floor, times)
        service = floor.counter(counter=1).services[0]
        floors = threading.local()

        def take(_: int) -> float:
            mine = getattr(floors, "floor", None)
            if mine is None:
                mine = floors.floor = connect(address, device="bench")
            began = time.perf_counter()
            mine.take_ticket(key=key(), services=(service,))
            return time.perf_counter() - began

        began = time.perf_counter()
        with ThreadPoolExecutor(clients) as pool:
            crowd = list(pool.map(take, range(times * 4)))
        rate = len(crowd) / (time.perf_counter() - began)
        floor.close()
    return {
        "http_issue_ms": spread(issue),
        "http_call_ms": spread(call),
        "crowd": {"clients": clients, "per_s": round(rate), "issue_ms": spread(crowd)},
    }


@click.group()
def bench() -> None:
    """Measure Foleni on this machine; ratios to a floor measured in the same run."""


@bench.command("floor")
@click.option("--times", type=click.IntRange(20), default=500, show_default=True)
@click.option("--clients", type=click.IntRange(1), default=21, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def bench_floor(times: int, clients: int, as_json: bool) -> None:
    """What a ticket and a call cost: in the process, over HTTP, and with many clients.

    \b
    Example:
      foleni bench floor --json
    """
    from floor.store.bare import bare_commits

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        least = spread(bare_commits(folder / "bare.sqlite", times))
        found = {"commit_floor_ms": least} | in_process(folder, times)
        found |= over_http(folder, times, clients)
    for verb in ("issue", "call"):
        ratio = found[f"{verb}_ms"]["p50"] / least["p50"]
        found[f"{verb}_ratio"] = round(ratio, 2)
    if as_json:
        click.echo(json.dumps(found))
        return
    for name, figure in found.items():
        click.echo(f"{name:18} {figure}")
