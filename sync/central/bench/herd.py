"""All centres come back at once to the real program, while somebody reads its live page.

The centres' side runs in a process of its own, which gives way to headquarters: in the field it is
52 other computers, here it has only the same cores. The reader is this process, which does nothing
else, and reads one page after the other.
"""

import math
import multiprocessing
import os
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from floor.errors import FoleniError
from floor.processes import Program
from sync import wire
from sync.central.bench.days import MadeCentre, batches
from sync.central.bench.ingest import Packed, a_store, count
from sync.errors import CentralBusy
from sync.headquarters import Headquarters
from sync.protocol import Push

VISITS = 600
"""Of each centre since it was cut off: a bad half day, some 4,000 lines in eight or nine batches;
all of them keep two cores at work for ten seconds and more."""
EVERY = 0.05
"""Seconds between two pages read."""
GIVES_WAY = 10
"""How nice the centres' side is."""
Sent = tuple[float, float, list[str]]
"""When all centres began, when they were done (both monotonic), and refusals that were no "come
again"."""
Page = tuple[float, float]
"""When a page was asked for, and the ms that it took."""


def herd_of(folder: Path, codes: list[str], workers: int, visits: int = VISITS) -> dict[str, Any]:
    """What `herd` tells, of so many workers serving a folder's headquarters."""
    from sync.central.accounts import Accounts

    sent = {code: _of_new_origin(code, visits) for code in codes}
    with a_store(folder) as store:
        tokens = {code: store.add_centre(code) for code in codes}
        reader = Accounts(store).add_token("bench")
    arguments = ("central", "serve", "--data", str(folder), "--port", "0")
    with Program(*arguments, "--workers", str(workers)) as program:
        address = program.wait_for(r"(http://[\d.]+:\d+)").group(1)
        _await_all(address, workers)
        return herd(address, tokens, sent, reader, workers)


def _await_all(address: str, workers: int) -> None:
    """Wait until workers answer: they start one by one, behind one door."""
    for _ in range(4 * workers):
        requests.get(f"{address}/health", timeout=60).raise_for_status()


def _of_new_origin(code: str, visits: int) -> list[bytes]:
    """A later day, of an origin that headquarters does not know."""
    made = MadeCentre(code=code, random=random.Random(f"{code} again"))
    return [wire.pack(batch) for batch in batches(code, made.day("2026-11-23", visits))]


def herd(
    address: str, tokens: dict[str, str], sent: Packed, reader: str, workers: int
) -> dict[str, Any]:
    """All centres come back, each again when it is told to; meanwhile the live page is read."""
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawning) as pool:
        sending = pool.submit(_send_all, address, tokens, sent)
        pages, wrong = _read_while(sending, address, reader, workers)
        began, ended, refused = sending.result()
    took = sorted(ms for at, ms in pages if began <= at <= ended)
    return {
        "herd_events": count(sent),
        "fifty_two_return_s": round(ended - began, 2),
        "live_pages_read": len(took),
        "live_page_median_ms_during": _quantile(took, 0.5),
        "live_page_p99_ms_during": _quantile(took, 0.99),
        "live_page_worst_ms_during": _quantile(took, 1),
        "herd_errors": [*wrong, *refused][:5],
    }


def _quantile(took: list[float], share: float) -> float:
    """The smallest that a share of them does not exceed."""
    return round(took[max(1, math.ceil(share * len(took))) - 1], 1) if took else 0.0


def _send_all(address: str, tokens: dict[str, str], sent: Packed) -> Sent:
    os.nice(GIVES_WAY)
    wrong: list[str] = []
    began = time.monotonic()
    with ThreadPoolExecutor(len(sent)) as pool:
        list(pool.map(lambda code: _send(address, code, tokens[code], sent[code], wrong), sent))
    return began, time.monotonic(), wrong


def _send(address: str, code: str, token: str, data: list[bytes], wrong: list[str]) -> None:
    """What one centre's agent does, at its fastest: it takes no heed of the pace asked for."""
    there = Headquarters(address, token, Ed25519PrivateKey.generate())
    try:
        for step in _steps(there, code, data):
            _patiently(step)
    except FoleniError as fault:
        wrong.append(str(fault)[:200])
    finally:
        there.close()


def _steps(there: Headquarters, code: str, data: list[bytes]) -> Iterator[Callable[[], object]]:
    yield partial(there.open, code)
    for each in data:
        yield partial(there.push, Push(batch=wire.unpack(each)))


def _patiently(step: Callable[[], object]) -> None:
    """Do it, again each time headquarters says when to come again."""
    while True:
        try:
            step()
            return
        except CentralBusy as busy:
            time.sleep(float(busy.values["seconds"]))


def _read_while(
    sending: "Future[Sent]", address: str, reader: str, workers: int
) -> tuple[list[Page], list[str]]:
    """Read the live page over several connections in turn, for as long as centres send; when each
    was asked for and its ms, and what was no page."""
    pages: list[Page] = []
    wrong: list[str] = []
    sessions = [requests.Session() for _ in range(2 * workers)]
    for session in cycle(sessions):
        if sending.done():
            break
        began = time.monotonic()
        answer = session.get(
            f"{address}/parts/centres", timeout=60, headers={"Authorization": f"Bearer {reader}"}
        )
        pages.append((began, 1000 * (time.monotonic() - began)))
        if answer.status_code != 200:
            wrong.append(answer.text[:200])
        time.sleep(EVERY)
    for session in sessions:
        session.close()
    return pages, wrong
