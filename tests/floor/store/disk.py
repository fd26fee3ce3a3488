"""A disk that tells what is on it for sure, and what a power cut may take away."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import apsw

SECTOR = 512
KEPT = ("", "-wal")
"""The files that outlive a power cut; SQLite makes `-shm` anew."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes on their way to a file."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file on its way to another length."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """All that was on its way to a file has arrived."""

    file: str


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody outside the computer was told something."""

    what: Any


class Recorder(apsw.VFS):
    """SQLite's file system: does as it is told, and remembers it in order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.log: list[Write | Cut | Sync | Told] = []
        self.syncs_fail = False
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: Any) -> Any:
        return RecordedFile(self, name, flags)


class RecordedFile(apsw.VFSFile):
    """A file of the recorder."""

    def __init__(self, disk: Recorder, name: Any, flags: Any) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._disk, self._end = disk, "-wal" if str(path).endswith("-wal") else ""
        super().__init__("", name, flags)

    def xWrite(self, data: Any, offset: int) -> None:
        self._disk.log.append(Write(self._end, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._disk.log.append(Cut(self._end, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        if self._disk.syncs_fail:
            fault = apsw.IOError("the disk does not take it")
            vars(fault)["extendedresult"] = apsw.SQLITE_IOERR_FSYNC
            raise fault
        super().xSync(flags)
        self._disk.log.append(Sync(self._end))


@dataclass
class Replay:
    """The disk from a first image on, one step of the log after another."""

    sure: dict[str, bytearray] = field(default_factory=dict)
    """What is on the disk whatever happens."""
    moving: dict[str, list[Write | Cut]] = field(default_factory=lambda: defaultdict(list))
    told: list[Any] = field(default_factory=list)

    def step(self, step: Write | Cut | Sync | Told) -> None:
        if isinstance(step, Told):
            self.told.append(step.what)
        elif isinstance(step, Sync):
            content = self.sure.setdefault(step.file, bytearray())
            for change in self.moving.pop(step.file, []):
                _apply(content, change)
        else:
            self.moving[step.file].append(step)

    def power_cut(self, path: Path, chance: Random) -> None:
        """Write what is left: of each sector on its way, all, some or none of its changes."""
        likely = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for end in KEPT:
            content = bytearray(self.sure.get(end, b""))
            sectors: dict[int, bool] = {}
            for change in self.moving.get(end, []):
                for part in _sectors(change):
                    place = part.offset // SECTOR if isinstance(part, Write) else -1
                    alive = sectors.get(place, True) and chance.random() < likely
                    sectors[place] = alive
                    if alive:
                        _apply(content, part)
            target = Path(f"{path}{end}")
            target.unlink(missing_ok=True)
            if content or end == "":
                target.write_bytes(content)


def _sectors(change: Write | Cut) -> list[Write | Cut]:
    if isinstance(change, Cut):
        return [change]
    parts: list[Write | Cut] = []
    at = 0
    while at < len(change.data):
        place = change.offset + at
        length = min(SECTOR - place % SECTOR, len(change.data) - at)
        parts.append(Write(change.file, place, change.data[at : at + length]))
        at += length
    return parts


def _apply(content: bytearray, change: Write | Cut) -> None:
    if isinstance(change, Cut):
        del content[change.size :]
        return
    if len(content) < change.offset:
        content.extend(bytes(change.offset - len(content)))
    content[change.offset : change.offset + len(change.data)] = change.data
