"""How many tickets come in a quick row: children hammering the screen empty it, people do not."""

from dataclasses import dataclass

SIZE = 10
"""Tickets at once: more than any family takes."""
REFILL = 8_000
"""Milliseconds for one more: less than anybody needs from the first touch to the paper."""


@dataclass(slots=True)
class Bucket:
    """A token bucket; times are milliseconds of a monotonic clock."""

    size: int = SIZE
    refill: int = REFILL
    _used: float = 0.0
    _at: int | None = None

    def take(self, now: int) -> bool:
        """Take one, if there is one."""
        since = 0 if self._at is None else max(0, now - self._at)
        self._used, self._at = max(0.0, self._used - since / self.refill), now
        if self._used > self.size - 1:
            return False
        self._used += 1
        return True
