"""What the simulation has for disks: centres' stores, and headquarters' shelves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from floor.facade import Entry
from floor.store.journal import GENESIS, line_hash
from sync.central.doors import Door
from sync.errors import Doubt
from sync.protocol import START, Hello, Line, Mark, epoch_of


def a_line(origin: str, seq: int, before: str, key: str, kind: str = "e", body: str = "") -> Entry:
    """A line of journal; `key` tells one event from every other."""
    bare = Entry(
        origin=origin,
        seq=seq,
        at=0,
        kind=kind,
        subject="",
        actor=None,
        device="",
        key=key,
        body=body,
        prev_hash=before,
        hash="",
    )
    return replace(bare, hash=line_hash(bare))


@dataclass(slots=True)
class Store:
    """A centre's disk: the journal of its origins, in their order."""

    origin: str
    lines: dict[str, list[Entry]]
    pruned: dict[str, int] = field(default_factory=dict)
    """By origin, how far lines were let go of."""

    @classmethod
    def new(cls, fresh: str) -> "Store":
        """An empty one."""
        return cls(f"{fresh}.0", {f"{fresh}.0": []})

    def copy(self) -> "Store":
        """The disk as an image has it."""
        lines = {origin: list(lines) for origin, lines in self.lines.items()}
        return Store(self.origin, lines, dict(self.pruned))

    def last(self) -> str:
        """The hash of the last line of all."""
        for lines in reversed(self.lines.values()):
            if lines:
                return lines[-1].hash
        return GENESIS

    def write(self, key: str, kind: str = "e", body: str = "") -> None:
        """Something happened."""
        own = self.lines[self.origin]
        self.lines[self.origin].append(
            a_line(self.origin, len(own) + 1, self.last(), key, kind, body)
        )

    def begin(self, origin: str, key: str) -> None:
        """Go on as another origin, whose first line states the last one before it."""
        base = self.last()
        self.origin = origin
        self.lines[origin] = []
        self.write(key, "epoch_began", f'{{"base_hash":"{base}"}}')

    def head(self, origin: str) -> Mark:
        """Where an origin ends."""
        lines = self.lines[origin]
        return Mark(seq=lines[-1].seq, hash=lines[-1].hash) if lines else Mark(seq=0, hash=START)

    def hello(self, centre: str, origin: str) -> Hello:
        """What is said of an origin."""
        head = self.head(origin)
        return Hello(
            centre=centre, origin=origin, head=head, at=0, practice=False, program="simulated"
        )

    def read(self, origin: str, after: int, limit: int) -> tuple[Entry, ...]:
        """Lines that are asked for; those let go of are nowhere."""
        if after < self.pruned.get(origin, 0):
            raise Doubt(problem="these lines were let go of")
        return tuple(self.lines[origin][after : after + limit])

    def prune(self, origin: str, kept: int) -> None:
        """Let go of what lies below a line."""
        self.pruned[origin] = max(self.pruned.get(origin, 0), kept - 1)


Saved = tuple[dict[Line, int], dict[tuple[str, Mark], Line], Door]


class Shelf:
    """Headquarters' disk for one centre: lists that only grow, and can be taken back."""

    def __init__(self) -> None:
        self.lines: dict[Line, list[Entry]] = {}
        self.grants: dict[tuple[str, Mark], Line] = {}
        self.door = Door()

    def head(self, line: Line) -> Mark:
        lines = self.lines.get(line)
        return (
            Mark(seq=lines[-1].seq, hash=lines[-1].hash)
            if lines
            else Mark(seq=line.floor, hash=START)
        )

    def hashes(self, line: Line, seqs: Collection[int]) -> Mapping[int, str]:
        lines, floor = self.lines.get(line, []), line.floor
        return {s: lines[s - floor - 1].hash for s in seqs if floor < s <= floor + len(lines)}

    def holds(self, origin: str, mark: Mark) -> bool:
        return any(
            self.hashes(line, (mark.seq,)).get(mark.seq) == mark.hash
            for line in self.lines
            if line.origin == origin
        )

    def add(self, line: Line, entries: Sequence[Entry]) -> None:
        self.lines.setdefault(line, []).extend(entries)

    def granted(self, old: str, base: Mark) -> Line | None:
        return self.grants.get((old, base))

    def grant(self, old: str, base: Mark, line: Line) -> None:
        self.grants[old, base] = line

    def highest_epoch(self) -> int:
        return max(
            (epoch_of(line.origin) for line in (*self.lines, *self.grants.values())), default=0
        )

    # -- transactions and backups ------------------------------------------------------------

    def saved(self) -> Saved:
        """What a backup holds: lists only grow, so their lengths tell."""
        return {line: len(e) for line, e in self.lines.items()}, dict(self.grants), self.door

    def back_to(self, saved: Saved) -> None:
        """Be as a backup was."""
        lengths, self.grants, self.door = saved[0], dict(saved[1]), saved[2]
        for line in list(self.lines):
            if line in lengths:
                del self.lines[line][lengths[line] :]
            else:
                del self.lines[line]
