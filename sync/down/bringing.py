"""How a centre brings down what headquarters decided, as one generator: no socket, no clock.

It asks the floor how far it has adopted, fetches what is newer, and has the floor adopt each in
order. What the floor refuses is said in its journal by the floor itself, and does not stop what
comes after it; a place that was lost is found again by asking the floor.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from floor.decisions import Signed
from floor.errors import BadInput, FoleniError, Refused, Trouble
from floor.rules.snapshots import Standing
from sync.errors import CentralBusy, ForeignToken, UnknownToken

OFTEN = 2.0
"""Seconds between two looks for something new."""
SHORTEST, LONGEST = 1.0, 60.0
"""Seconds of the first pause after a failure, and of the longest."""


@dataclass(frozen=True, slots=True)
class Stands:
    """How far has the centre adopted? Answered with a Standing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """What is newer than this at headquarters? Answered with a list of Signed."""

    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopt:
    """The floor goes on with a decision. Answered with a Standing."""

    signed: Signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Wait; answered with None."""

    seconds: float
    level: bool = False
    """Whether nothing newer was there."""
    fault: FoleniError | None = None


Wish = Stands | Fetch | Adopt | Pause
Answer = Standing | list[Signed] | None
Talk = Generator[Wish, Answer, None]
LET_NOT_IN = (UnknownToken, ForeignToken)
"""Faults that shipping ends with, and tells."""


def bringing(chance: Iterator[float]) -> Talk:
    """Yields what it wishes and is sent the answer; ends never."""
    failures = 0
    refused: set[str] = set()
    while True:
        try:
            fresh = yield from _round(refused)
        except (Trouble, Refused, BadInput) as fault:
            failures += 1
            yield Pause(seconds=_after(failures, next(chance), fault), fault=fault)
        else:
            failures = 0
            if not fresh:
                yield Pause(seconds=OFTEN * (0.75 + next(chance) / 2), level=True)


def _round(refused: set[str]) -> Generator[Wish, Answer, bool]:
    """Ask, fetch, adopt; whether anything was adopted."""
    standing = yield Stands()
    assert isinstance(standing, Standing)
    found = yield Fetch(standing=standing)
    assert isinstance(found, list)
    adopted = False
    for signed in found:
        if signed.hash in refused:
            continue
        try:
            yield Adopt(signed=signed)
            adopted = True
        except (Refused, BadInput):
            refused.add(signed.hash)  # until this program is another one
    return adopted


def _after(failures: int, chance: float, fault: FoleniError) -> float:
    """Seconds to wait after so many failures in a row, spread by chance."""
    asked = float(fault.values.get("seconds", 0)) if isinstance(fault, CentralBusy) else 0.0
    patient = LONGEST if isinstance(fault, LET_NOT_IN) else SHORTEST * 2.0 ** min(failures - 1, 8)
    return max(min(LONGEST, patient) * (0.5 + chance / 2), asked)
