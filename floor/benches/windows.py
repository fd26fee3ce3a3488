"""What benches of the apps share: a practice host, an app's first frame, its memory."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from floor.piloted import PilotedApp, PilotFailed
from floor.processes import Program

DAY = "2026-11-23"
PATIENCE = 20.0
"""Seconds within which a first frame must come."""


@contextmanager
def practice_host(centre: str) -> Iterator[str]:
    """A host of its own with a practice floor at nine on a working day; its address."""
    with tempfile.TemporaryDirectory(prefix="foleni-bench-") as folder:
        store = str(Path(folder) / "host.sqlite")
        start = ("--practice", "--centre", centre, "--at", f"{DAY}T09:00")
        with Program("host", *start, "--store", store, "--port", "0") as host:
            yield host.wait_for(r"at (http://\S+),").group(1)


def unseen() -> dict[str, str]:
    """Surroundings in which an app paints without a screen, in software."""
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "FOLENI_LOG": "info",
    }


def first_frame_ms(*arguments: str) -> float:
    """Milliseconds from the command to the app's first frame."""
    began = time.perf_counter()
    with PilotedApp(*arguments, environment=unseen()) as app:
        while not any("first frame" in line for line in list(app.log)):
            if time.perf_counter() - began > PATIENCE:
                raise PilotFailed(f"{arguments[0]} painted nothing within {PATIENCE:g} seconds")
            time.sleep(0.001)
        return 1000 * (time.perf_counter() - began)


def rss_mb(app: PilotedApp) -> int:
    """Megabytes of memory that the app's process holds."""
    status = Path(f"/proc/{app.process.pid}/status").read_text()
    return round(
        next(int(each.split()[1]) for each in status.splitlines() if "VmRSS" in each) / 1e3
    )
