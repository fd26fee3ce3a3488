"""The desk's first frame waits for nothing that only a press needs."""

import subprocess
import sys

LATE = (
    "counter.errands.table",
    "counter.wishes",
    "floor.facade",
    "floor.lan.client",
    "floor.rules.moves",
    "floor.rules.verbs",
    "cryptography",
    "msgspec",
    "requests",
    "zeroconf",
)
"""What takes more than a few milliseconds, and comes behind the first frame."""


def test_verbs_errands_and_the_network_are_imported_behind_the_first_frame() -> None:
    given = "import sys, counter.command, counter.memory, counter.program; "
    asked = f"print([name for name in {LATE!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", given + asked], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
