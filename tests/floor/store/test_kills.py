"""SIGKILL of the real host while eight clients work: what was answered stands, and stands once."""

import json
import signal
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from floor import errors
from floor.clock import PracticeClock
from floor.connect import connect
from floor.facade import Entry, Floor
from floor.processes import Program
from floor.store.local import LocalFloor
from tests.floors import PIN, a_floor, at

CLIENTS = 8
KIOSKS = 5
"""Of the clients, those that take tickets; the others are counters."""


@dataclass
class Day:
    """What the room was answered, over all lives of the host."""

    path: Path
    chance: Random
    tickets: dict[str, str] = field(default_factory=dict)
    """Number by key, of each ticket that a kiosk was given."""
    calls: dict[str, str] = field(default_factory=dict)
    """Visit by key, of each call that a counter was given."""
    pending: list[str] = field(default_factory=list)
    """Keys of tickets that were asked for and not answered: the host died meanwhile."""
    counters: dict[int, str] = field(default_factory=dict)
    """A service that each counter gives."""
    lock: threading.Lock = field(default_factory=threading.Lock)


def take(day: Day, floor: Floor, key: str) -> str:
    """A ticket for one of the services; always the same one for a key."""
    services = list(day.counters.values())
    return floor.take_ticket(key=key, services=(services[sum(key.encode()) % 3],)).ticket


def as_kiosk(day: Day, floor: Floor, name: str) -> None:
    """Take tickets until the host is gone."""
    number = 0
    while True:
        key = f"{name}-{number}"
        number += 1
        try:
            ticket = take(day, floor, key)
        except errors.Trouble:
            with day.lock:
                day.pending.append(key)
            return
        with day.lock:
            day.tickets[key] = ticket


def as_counter(day: Day, floor: Floor, name: str, counter: int) -> None:
    """Call and serve until the host is gone."""
    number = 0
    while True:
        key = f"{name}-{number}"
        number += 1
        try:
            serving = floor.call_next(key=key, counter=counter).serving
            assert serving is not None
            with day.lock:
                day.calls[key] = serving.visit
            floor.start_service(key=f"{key}-start", counter=counter)
            floor.finish(key=f"{key}-finish", counter=counter)
        except errors.Refused:
            with suppress(errors.Refused, errors.Trouble):
                floor.start_service(key=f"{key}-again", counter=counter)
            with suppress(errors.Refused, errors.Trouble):
                floor.finish(key=f"{key}-over", counter=counter)
        except errors.Trouble:
            return


def one_life(day: Day, life: int) -> None:
    """Start the host, check what it was told before, work, and kill it in the middle."""
    start = ("host", "--practice", "--at", "2026-11-23T09:00", "--store", str(day.path))
    with Program(*start, "--port", "0") as host:
        address = host.wait_for(r"at (http://\S+),").group(1)
        floors = [connect(address, device=f"client-{n}") for n in range(CLIENTS)]
        repeat_some(day, floors[0])
        threads = [
            threading.Thread(target=as_kiosk, args=(day, floors[n], f"{life}-kiosk-{n}"))
            if n < KIOSKS
            else threading.Thread(
                target=as_counter,
                args=(day, floors[n], f"{life}-counter-{n}", list(day.counters)[n - KIOSKS]),
            )
            for n in range(CLIENTS)
        ]
        for thread in threads:
            thread.start()
        time.sleep(day.chance.uniform(0.02, 0.35))  # the moment of the kill is the test's matter
        host.process.send_signal(signal.SIGKILL)
        host.process.wait()
        for thread in threads:
            thread.join()
        for floor in floors:
            floor.close()


def repeat_some(day: Day, floor: Floor) -> None:
    """The same keys have the same answers; one that was never answered is answered now."""
    for key in day.chance.sample(sorted(day.tickets), min(20, len(day.tickets))):
        assert take(day, floor, key) == day.tickets[key]
    for key in day.pending:
        day.tickets[key] = take(day, floor, key)
    day.pending.clear()


def kill_often(folder: Path, *, seed: int, kills: int) -> Day:
    """A day in which the host is killed again and again."""
    floor = a_floor(folder)
    path = floor.path
    counters = {n: floor.counter(counter=n).services[0] for n in range(1, 1 + CLIENTS - KIOSKS)}
    for number, counter in enumerate(counters):
        floor.pins.set(f"{101 + number}", PIN)
        floor.sign_in(key=f"in-{counter}", agent=f"{101 + number}", pin=PIN, counter=counter)
        floor.open_counter(key=f"open-{counter}", counter=counter)
    floor.close()
    day = Day(path=path, chance=Random(seed), counters=counters)
    for life in range(kills):
        one_life(day, life)
    return day


def demand_all_kept(day: Day) -> None:
    """Each ticket answered is in the store once, each call too; numbers have no gap and no twin."""
    floor = LocalFloor(day.path, centre="MSA", clock=PracticeClock(at("09:00")))
    try:
        floor.verify()
        entries: list[Entry] = []
        while page := floor.journal(after=len(entries), limit=1_000).entries:
            entries += page
        tickets = {key: take(day, floor, key) for key in day.tickets}
        assert tickets == day.tickets
        assert floor.version == len(entries), "a key that was answered made a second ticket"
        taken = Counter(entry.key for entry in entries if entry.kind == "ticket_taken")
        called = Counter((e.key, e.subject) for e in entries if e.kind == "leg_called")
    finally:
        floor.close()
    assert set(taken.values()) == {1} and taken.keys() >= day.tickets.keys()
    assert len(set(day.tickets.values())) == len(day.tickets)
    assert all(called[call] == 1 for call in day.calls.items())
    assert len({visit for _, visit in called}) == called.total(), "somebody was called twice"
    series: dict[str, list[int]] = {}
    for entry in entries:
        if entry.kind == "ticket_taken":
            told = json.loads(entry.body)
            series.setdefault(told["series"], []).append(told["number"])
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in series.values())


def test_a_host_killed_six_times_loses_nothing_that_it_answered(tmp_path: Path) -> None:
    day = kill_often(tmp_path, seed=1, kills=6)
    demand_all_kept(day)
    assert len(day.tickets) > 30 and day.calls


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_a_host_killed_two_hundred_times(tmp_path: Path, part: int) -> None:
    day = kill_often(tmp_path, seed=100 + part, kills=20)
    demand_all_kept(day)
    assert len(day.tickets) > 100 and day.calls
