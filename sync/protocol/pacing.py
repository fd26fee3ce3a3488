"""How much goes in a batch, and how long to wait after what."""

import itertools
from collections.abc import Iterable, Iterator

from floor.errors import FoleniError
from floor.facade import Entry
from sync.errors import CentralBusy
from sync.protocol.values import Pace

BATCH_LINES = 500
BATCH_BYTES = 256 * 1024
"""A batch is as large as both allow, and one line at least."""
_FRAME = 200
"""About what the names of a line's fields add to it, in bytes."""
FOLLOW = 0.5
"""Seconds between looks at a journal that has been shipped whole."""
BEAT = 10
"""After so many turns headquarters is greeted again, so that it knows we live, and our clock."""
SHORTEST, LONGEST = 0.5, 60.0
"""Seconds of the first pause after a failure, and of the longest."""


def pause(failures: int, chance: float, asked: float = 0.0) -> float:
    """Seconds to wait after so many failures in a row; `chance` from 0 to 1 spreads the herd.

    It doubles from SHORTEST to LONGEST and lasts between half and whole of that; never less
    than the seconds that headquarters asked for.
    """
    whole = min(LONGEST, SHORTEST * 2.0 ** min(failures - 1, 16))
    return max(whole * (0.5 + chance / 2), asked * (1 + chance / 4))


def weight(entry: Entry) -> int:
    """About the bytes of a line in a batch."""
    texts = (entry.kind, entry.subject, entry.device, entry.key, entry.body, entry.actor or "")
    return _FRAME + len(entry.origin) + sum(len(text.encode()) for text in texts)


def take(entries: Iterable[Entry], most: int) -> tuple[Entry, ...]:
    """As many lines from the beginning as make one batch, at most `most`."""
    taken: list[Entry] = []
    size = 0
    for entry in entries:
        size += weight(entry)
        if taken and (size > BATCH_BYTES or len(taken) == most):
            break
        taken.append(entry)
    return tuple(taken)


def follow_each_other(origin: str, after: int, entries: tuple[Entry, ...]) -> bool:
    """Whether these are the lines after `after`, each naming the hash of the one before."""
    numbers = all(e.origin == origin and e.seq == after + 1 + i for i, e in enumerate(entries))
    links = all(e.prev_hash == before.hash for before, e in itertools.pairwise(entries))
    return bool(entries) and numbers and links


class Patience:
    """How long to wait after a failure: longer each time, until something goes well."""

    def __init__(self, chance: Iterator[float]) -> None:
        self._chance, self._failures = chance, 0

    def well(self) -> None:
        """Something went through."""
        self._failures = 0

    def after(self, fault: FoleniError) -> float:
        """Seconds to wait now."""
        self._failures += 1
        asked = float(fault.values.get("seconds", 0)) if isinstance(fault, CentralBusy) else 0.0
        return pause(self._failures, next(self._chance), asked)

    def spread(self, seconds: float) -> float:
        """A pause that headquarters asked for, a little longer for each centre by chance."""
        return seconds * (1 + next(self._chance) / 4)


CALM = 32
"""Requests at work or in line at one time that headquarters takes without a word: a centre that
stands in line costs it nothing, and small batches cost it more for each line."""


def pace(busy: int) -> Pace:
    """What headquarters can take while so many requests wait: the more, the smaller and the
    further apart are batches asked for."""
    if busy <= CALM:
        return Pace()
    return Pace(most=max(100, BATCH_LINES * CALM // busy), delay=min(5.0, busy / CALM / 4))
