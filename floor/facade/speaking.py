"""What displays and the host tell each other, so that one of them speaks each counter's calls, and
where zones share counters one at a time speaks at all."""

from collections.abc import Iterable
from dataclasses import dataclass

Runs = tuple[tuple[int, int], ...]
"""Counters as runs, both ends included: 1-10 and 14 are ((1, 10), (14, 14))."""
LEASE = 20.0
"""Seconds for which a grant holds, from when it was asked for. Nothing is begun to be said that
would end later, and the longest call takes some fifteen seconds."""

BEGIN = 1.0
"""Seconds within which a display begins what it was let say, from when it asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceClaim:
    """A display that can be heard says for which counters it would speak."""

    speaker: str
    """Of this run of the program; two displays of one name are two."""
    zone: Runs
    holds: bool = False
    """Whether it still goes by its last grant."""
    deaf: bool = False
    """Whether what it played last was not heard."""
    day: str | None = None
    said: int = 0
    """The last call of the day that it has done with, as a holder; its holder does so in order."""
    leaves: bool = False
    """Whether it speaks no more."""
    near: bool = False
    """Whether it was told that it has others near, and so asks for each call."""
    saying: float = 0.0
    """Seconds for which it still says what it says now."""
    wish: float = 0.0
    """Seconds of what it would say next; 0 for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceGrant:
    """The counters whose calls the display speaks, and nobody else."""

    counters: Runs = ()
    said: int | None = None
    """The last call of the day that was said by who spoke for them before; None if nobody did."""
    near: bool = False
    """Whether a display whose zone shares counters with this one's speaks as well, for others: then
    each call is asked for."""
    rest: float = 0.0
    """Seconds to wait before what is wished; 0 lets it be said."""


def runs(counters: Iterable[int]) -> Runs:
    """Counters as runs."""
    found: list[tuple[int, int]] = []
    for number in sorted(counters):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def counters_of(found: Runs) -> frozenset[int]:
    """The counters in runs."""
    return frozenset(n for low, high in found for n in range(low, high + 1))
