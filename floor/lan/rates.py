"""How often one address may do a thing: a bucket for each, that fills again by itself."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

ADDRESSES = 4096
"""Addresses remembered at once; a room has some hundred, and the longest unseen makes room."""


@dataclass(slots=True)
class Rate:
    """At most `burst` at once, and one more every `seconds`, for each address."""

    burst: int
    seconds: float
    clock: Callable[[], float] = time.monotonic
    _taken: dict[str, tuple[float, float]] = field(default_factory=dict)
    """By address: how much is taken from its bucket, and when that was so."""

    def wait(self, address: str) -> float:
        """Seconds until the address may do it again; 0 if it may now. Takes nothing."""
        return max(0.0, self._now(address) + 1 - self.burst) * self.seconds

    def take(self, address: str) -> bool:
        """Whether the address may do it now; if so, it has."""
        if self.wait(address) > 0:
            return False
        taken = self._now(address)
        self._taken.pop(address, None)
        while len(self._taken) >= ADDRESSES:
            del self._taken[next(iter(self._taken))]
        self._taken[address] = (taken + 1, self.clock())
        return True

    def _now(self, address: str) -> float:
        taken, at = self._taken.get(address, (0.0, 0.0))
        return max(0.0, taken - (self.clock() - at) / self.seconds)
