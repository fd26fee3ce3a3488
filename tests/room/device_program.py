"""A device of a room under test: does its work over and over, and writes down what it saw."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any, TypeVar
from uuid import uuid4

from floor.connect import connect_kiosk, enrol, remote
from floor.errors import FoleniError, HostRegressed, Refused, Trouble
from floor.facade import Floor
from floor.qt.live import pause_before
from floor.rules.questions import AskBoard, AskWaitBoard
from floor.rules.state import Step
from tests.floors import PIN

A = TypeVar("A")
SERVICES = ("NRB-IDLS",)
over = Event()
random = Random()


def note(**told: Any) -> None:
    """One line of what happened, with the monotonic clock that all processes share."""
    print(json.dumps({"at": time.monotonic()} | told), flush=True)


def until_heard(call: Callable[[], A]) -> A:
    """As counter/sender.py does: the same wish with the same key, until the floor has answered."""
    attempt = 0
    while True:
        try:
            return call()
        except Trouble as trouble:
            if isinstance(trouble, HostRegressed) or over.is_set():
                raise
            attempt += 1
            over.wait(pause_before(attempt, random))


def kiosk(floor: Floor, pause: float) -> None:
    """Gives tickets."""
    while not over.wait(pause):
        key = uuid4().hex
        began = time.monotonic()
        ticket = until_heard(lambda: floor.take_ticket(key=key, services=SERVICES))  # noqa: B023
        note(key=key, ticket=ticket.ticket, visit=ticket.visit, took=time.monotonic() - began)
        until_heard(lambda: floor.confirm_ticket(key=f"{key}.r", visit=ticket.visit))  # noqa: B023
    for _ in range(400):  # what was given alone is brought in before it ends
        health = floor.health()
        if health.alone_since is None and not health.unsent:
            return
        time.sleep(0.05)


def counter(floor: Floor, number: int, agent: str) -> None:
    """Calls and serves."""
    run = uuid4().hex

    def do(name: str, step: int, **given: Any) -> Any:
        return until_heard(
            lambda: getattr(floor, name)(key=f"{run}-{name}-{step}", counter=number, **given)
        )

    do("sign_in", 0, agent=agent, pin=PIN)
    do("open_counter", 0)
    step = 0
    idle = 0
    while not over.is_set() or idle < 20:
        step += 1
        try:
            desk = do("call_next", step)
            if desk.serving is not None and desk.serving.step is Step.CALLED:
                note(called=desk.serving.visit, ticket=desk.serving.ticket)
                do("start_service", step)
                time.sleep(0.05)
                do("finish", step)
            idle = 0
        except Refused:
            idle += 1
            time.sleep(0.1)


def display(floor: Floor) -> None:
    """Watches the board and the wall, as floor/qt/live.py does."""

    def watch(question: Any, name: str) -> None:
        attempt = 0
        while not over.is_set():
            try:
                for snapshot in floor.watch(question):
                    attempt = 0
                    note(shown=snapshot.version, name=name)
                    if over.is_set():
                        return
            except FoleniError as fault:
                note(lost=str(fault), name=name)
            attempt += 1
            over.wait(pause_before(attempt, random))

    threads = [
        Thread(target=watch, args=(question, name))
        for question, name in ((AskBoard(), "board"), (AskWaitBoard(), "wall"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main(kind: str, name: str, address: str, code: str, folder: Path, extra: list[str]) -> None:
    """Be let in, and work until the line on stdin that ends it."""

    def listen() -> None:
        sys.stdin.readline()
        over.set()

    Thread(target=listen, daemon=True).start()
    until_heard(lambda: enrol(address, code, device=name))
    if kind == "kiosk":
        floor: Floor = connect_kiosk(address, device=name, keep=folder / name)
        note(ready=name)
        kiosk(floor, float(extra[0]))
    else:
        floor = remote(address, device=name)
        note(ready=name)
        if kind == "counter":
            counter(floor, int(extra[0]), extra[1])
        else:
            display(floor)
    floor.close()
    note(ended=name)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], Path(sys.argv[5]), sys.argv[6:])
