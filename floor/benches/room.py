"""What a room full of screens waits for: from a call to every screen, from a tap to the paper."""

import json
import multiprocessing
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event as Ending
from pathlib import Path
from typing import Any

import click

from floor import errors
from floor.benches.floor import DAY, key, spread
from floor.benches.paper import Paper
from floor.benches.windows import unseen
from floor.connect import connect, remote
from floor.facade import Floor
from floor.lan.client import RemoteFloor
from floor.piloted import PilotedApp
from floor.processes import Program
from floor.rules.questions import AskBoard, AskCounter, AskMenu, Question

CENTRE, PIN = "GPO", "246810"
PEAK = 13.0
"""Tickets a minute at the largest centre's busiest hour."""
COUNTERS, KIOSKS, DISPLAYS = 40, 4, 6
OWN = 1
"""The counter whose calls are timed; nobody else sits there."""
Heard = list[tuple[int, float]]
"""Versions, and the monotonic seconds at which a screen had them."""


def screens(counters: tuple[int, ...]) -> list[Question[Any]]:
    """What the room's fifty screens watch."""
    desks = [AskCounter(counter=number) for number in counters[:COUNTERS]]
    return [*desks, *([AskBoard()] * DISPLAYS), *([AskMenu()] * KIOSKS)]


def _watch(address: str, asked: list[Question[Any]], over: Ending, told: Any) -> None:
    """Some of the screens, on threads of one process; boards tell what they heard, and when."""
    heard: list[Heard] = []

    def one(question: Question[Any], mine: Heard) -> None:
        floor = remote(address, device="bench-screen")
        for snapshot in floor.watch(question):
            mine.append((snapshot.version, time.monotonic()))
            if over.is_set():
                break
        floor.close()

    threads = []
    for question in asked:
        heard.append([])
        threads.append(threading.Thread(target=one, args=(question, heard[-1])))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told.put([mine for question, mine in zip(asked, heard, strict=True)
              if isinstance(question, AskBoard)])  # fmt: skip


@contextmanager
def watched(address: str, asked: list[Question[Any]], into: list[Heard]) -> Iterator[None]:
    """All screens watch while the block runs; then `into` has what the boards heard."""
    spawning = multiprocessing.get_context("spawn")
    over, told = spawning.Event(), spawning.Queue()
    halves = (asked[::2], asked[1::2])
    watching = [
        spawning.Process(target=_watch, args=(address, half, over, told)) for half in halves
    ]
    for process in watching:
        process.start()
    time.sleep(3.0)  # they begin: a crowd's start is another figure
    try:
        yield
    finally:
        over.set()
        for _ in watching:
            into.extend(told.get(timeout=60))
        for process in watching:
            process.join()


@dataclass
class Traffic:
    """Tickets and calls at a steady rate, each call's version with when it was sent."""

    floor: Floor
    given: tuple[tuple[str, int], ...]
    """Services, each with a counter that gives it."""
    calls: list[tuple[int, float]] = field(default_factory=list)

    def run(self, rate: float, over: threading.Event) -> None:
        """`rate` tickets a minute, and as many calls, starts and ends."""
        turn = 0
        while not over.wait(60.0 / rate):
            turn += 1
            service, counter = self.given[turn % len(self.given)]
            with suppress(errors.Refused):
                self.floor.take_ticket(key=key(), services=(service,))
            self._call(counter)

    def _call(self, counter: int) -> None:
        sent = time.monotonic()
        try:
            desk = self.floor.call_next(key=key(), counter=counter)
        except errors.Refused:
            return
        self.calls.append((desk.version, sent))
        self.floor.start_service(key=key(), counter=counter)


def to_screens(calls: list[tuple[int, float]], boards: list[Heard]) -> list[float]:
    """Seconds from a call's sending, which is before its commit, to each board that has it."""
    found = []
    for version, sent in calls:
        for heard in boards:
            later = (at for known, at in heard if known >= version)
            if (at := next(later, None)) is not None:
                found.append(at - sent)
    return found


def painted(floor: Floor, wall: PilotedApp, service: str, times: int) -> list[float]:
    """Seconds from a call's sending to the frame of the managers' wall that shows it."""
    found: list[float] = []
    for _ in range(times):
        ticket = floor.take_ticket(key=key(), services=(service,))
        frame: list[float] = []

        def look(number: str = ticket.ticket, frame: list[float] = frame) -> None:
            begun = time.monotonic()
            ms = wall.timed(f"ticket_at_{OWN}", number, key="F12")
            frame.append(begun + ms / 1000)

        looking = threading.Thread(target=look)
        looking.start()
        time.sleep(0.15)  # the order is there
        sent = time.monotonic()
        floor.call_ticket(key=key(), counter=OWN, visit=ticket.visit, reason="bench")
        looking.join()
        found.append(frame[0] - sent)
        floor.start_service(key=key(), counter=OWN)
        floor.finish(key=key(), counter=OWN)
    return found


def taps(kiosk: PilotedApp, paper: Paper, times: int) -> tuple[list[float], list[float]]:
    """Seconds from the last touch to the number painted, and to the paper's first byte."""
    numbers: list[float] = []
    papers: list[float] = []
    for place in range(times):
        kiosk.wait("language_en", seconds=30)
        kiosk.timed("screen_choose", click="language_en")
        kiosk.wait(f"popular_{place % 4}")
        kiosk.timed("screen_service", click=f"popular_{place % 4}")
        kiosk.wait("take_ticket")
        kiosk.timed("screen_priority", click="take_ticket")
        kiosk.wait("priority_no")
        before, touched = len(paper.jobs(0)), time.monotonic()
        numbers.append(kiosk.timed("screen_ticket", click="priority_no") / 1000)
        papers.append(paper.jobs(before + 1)[before].first - touched)
        kiosk.wait("done")
        kiosk.click("done")
    return numbers, papers


def cpu_seconds(pid: int) -> float:
    """What a process has used so far, of one core."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


class Hall:
    """The largest centre's host with its counters manned, a wall and a kiosk with a printer."""

    def __init__(self, ending: ExitStack) -> None:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory()))
        store = str(folder / "host.sqlite")
        start = ("--practice", "--centre", CENTRE, "--at", f"{DAY}T09:00")
        self.host = ending.enter_context(Program("host", *start, "--store", store, "--port", "0"))
        self.address = self.host.wait_for(r"at (http://\S+),").group(1)
        floor = connect(self.address, device="bench")
        assert isinstance(floor, RemoteFloor)
        self.floor: Floor = floor
        ending.callback(floor.close)
        self.counters = tuple(line.number for line in floor.wait_board().counters)[:COUNTERS]
        for place, number in enumerate(self.counters):
            floor.sign_in(key=key(), agent=str(101 + place), pin=PIN, counter=number)
            floor.open_counter(key=key(), counter=number)
        is_open = {each.code for each in floor.menu().services if each.open}
        by_counter = {
            number: [code for code in floor.counter(counter=number).services if code in is_open]
            for number in self.counters
        }
        self.own = by_counter.pop(OWN)[0]
        self.given = tuple(
            (code, number)
            for number, codes in by_counter.items()
            for code in codes[:1]
            if code != self.own
        )
        at = ("--host", self.address)
        self.wall = ending.enter_context(
            PilotedApp("display", "--wall", *at, "--window", "1920x1080", environment=unseen())
        )
        self.paper = Paper()
        ending.callback(self.paper.close)
        printer = f"network-blind:127.0.0.1:{self.paper.port}"
        window = ("--window", "1080x1920", "--keep", str(folder), "--printer", printer)
        self.kiosk = ending.enter_context(PilotedApp("kiosk", *at, *window, environment=unseen()))
        self.wall.wait("screen_wall", seconds=30)

    def at_rate(self, rate: float, *, seconds: float, times: int) -> dict[str, Any]:
        """All figures while tickets and calls come at a rate."""
        boards: list[Heard] = []
        over, traffic = threading.Event(), Traffic(self.floor, self.given)
        with watched(self.address, screens(self.counters), boards):
            used, began = cpu_seconds(self.host.process.pid), time.monotonic()
            running = threading.Thread(target=traffic.run, args=(rate, over))
            running.start()
            time.sleep(seconds)
            spent = cpu_seconds(self.host.process.pid) - used
            share = spent / (time.monotonic() - began)
            pixels = painted(self.floor, self.wall, self.own, times)
            numbers, papers = taps(self.kiosk, self.paper, times)
            over.set()
            running.join()
        return {
            "tickets_a_minute": rate,
            "calls": len(traffic.calls),
            "commit_to_screen_ms": spread(to_screens(traffic.calls, boards)),
            "commit_to_pixels_ms": spread(pixels),
            "tap_to_number_ms": spread(numbers),
            "tap_to_paper_bytes_ms": spread(papers),
            "host_cpu_share": round(share, 3),
        }


@click.command("room", epilog="Example: foleni bench room --json")
@click.option("--seconds", default=40.0, show_default=True, type=click.FloatRange(5, 3600))
@click.option("--times", default=20, show_default=True, type=click.IntRange(2, 5000))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def room(seconds: float, times: int, as_json: bool) -> None:
    """Forty counters, four kiosks and six boards watch while the largest centre's peak, and ten
    times that, goes through its host; a wall and a kiosk are real windows, painted in software."""
    with ExitStack() as ending:
        hall = Hall(ending)
        found = {
            "screens": len(screens(hall.counters)),
            "peak": hall.at_rate(PEAK, seconds=seconds, times=times),
            "ten_times": hall.at_rate(10 * PEAK, seconds=seconds, times=times),
        }
    if as_json:
        click.echo(json.dumps(found))
        return
    for name, value in found.items():
        click.echo(f"{name}: {value}")
