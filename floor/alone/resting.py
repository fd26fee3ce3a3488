"""A kiosk's own store that nobody has opened: SQLAlchemy alone takes a quarter of its memory."""

import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from floor.rules.snapshots import KioskKit

log = logging.getLogger("foleni.alone")

Stamp = tuple[int, int]
"""Bytes of the store's file, and when it was written last, in nanoseconds."""
LIMIT = 60.0
"""Seconds that making a new store may take."""
MAKE = """
import sys
from pathlib import Path
from floor.store.local import LocalFloor
path, centre, device, practice = sys.argv[1:]
floor = LocalFloor(Path(path), centre=centre, device=device, practice=bool(practice))
print(floor.identity.origin)
used = floor.version
floor.close()
sys.exit(1 if used else 0)
"""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What lies beside the store: how things stood when the host was heard last."""

    kit: KioskKit
    practice: bool
    offset: int
    """Milliseconds that the host's clock shows more than the PC's."""
    origin: str = ""
    """The store's; empty before it was first made."""
    stamp: Stamp | None = None
    """How the store lay when it was let go of with nothing to bring in; else None."""


def read(path: Path) -> Kept | None:
    """What was kept; None if nothing was, or it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError):
        return None


def write(path: Path, kept: Kept) -> None:
    """Keep it; a disk that will not have it costs a restart its memory, no more."""
    from floor.store import files

    try:
        files.write_whole(path, msgspec.json.encode(kept))
    except OSError as fault:
        log.warning("what the host told could not be kept: %s", fault)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A store with nothing to bring in."""

    origin: str
    stamp: Stamp
    kit: KioskKit | None
    """What was heard of the host when it was let go of; None if it was only now made."""


def stamp(path: Path) -> Stamp | None:
    """How the store's file lies; None if it is not there, or was not closed in order."""
    try:
        wal = Path(f"{path}-wal")
        if wal.exists() and wal.stat().st_size:
            return None
        lies = path.stat()
    except OSError:
        return None
    return lies.st_size, lies.st_mtime_ns


def make(path: Path, *, centre: str, practice: bool, device: str) -> Rest | None:
    """Make a new store in a process of its own, which gives all its memory back; None when that
    fails, or one with lines lies there, for whoever opens it here to see to."""
    order = [sys.executable, "-c", MAKE, str(path), centre, device, "1" if practice else ""]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = subprocess.run(order, capture_output=True, text=True, timeout=LIMIT, check=True)
    except (OSError, subprocess.SubprocessError) as fault:
        log.info("no store was made ahead: %s", fault)
        return None
    lies = stamp(path)
    return Rest(origin=made.stdout.strip(), stamp=lies, kit=None) if lies else None
