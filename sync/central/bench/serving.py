"""All centres come back at once to the real program, in processes of its own."""

import random
from pathlib import Path
from typing import Any

import requests

from floor.processes import Program
from sync import wire
from sync.central.bench import ingest
from sync.central.bench.days import MadeCentre, batches
from sync.central.bench.ingest import a_store

VISITS = 70
"""Of each centre since it was cut off: one batch or two."""


def herd_of(folder: Path, codes: list[str], workers: int) -> dict[str, Any]:
    """What `ingest.herd` tells, of so many workers serving a folder's headquarters."""
    from sync.central.accounts import Accounts

    sent = {code: _of_new_origin(code) for code in codes}
    with a_store(folder) as store:
        tokens = {code: store.add_centre(code) for code in codes}
        reader = Accounts(store).add_token("bench")
    arguments = ("central", "serve", "--data", str(folder), "--port", "0")
    with Program(*arguments, "--workers", str(workers)) as program:
        address = program.wait_for(r"(http://[\d.]+:\d+)").group(1)
        _await_all(address, workers)
        return ingest.herd(address, tokens, sent, reader)


def _await_all(address: str, workers: int) -> None:
    """Wait until workers answer: they start one by one, behind one door."""
    for _ in range(4 * workers):
        requests.get(f"{address}/health", timeout=60).raise_for_status()


def _of_new_origin(code: str) -> list[bytes]:
    """A later day, of an origin that headquarters does not know."""
    lines = MadeCentre(code=code, random=random.Random(f"{code} again")).day("2026-11-23", VISITS)
    return [wire.pack(batch) for batch in batches(code, lines)]
