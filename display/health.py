"""What a display knows of itself and has yet to tell the floor: no sound, times cut off."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from floor.rules.verbs import TellHealth


class Health:
    """One display's. `deaf` tells whether nothing is heard though something should be."""

    def __init__(self, device: str, *, deaf: Callable[[], bool] = lambda: False) -> None:
        self.device = device
        self._deaf = deaf
        self._away_ms = 0
        self._lock = Lock()

    def was_away(self, seconds: float) -> None:
        """The display was cut off for so long, and is no more."""
        with self._lock:
            self._away_ms += int(1000 * seconds)

    def report(self) -> TellHealth:
        """What the floor should hear now; `heard` says that it has."""
        return TellHealth(
            device=self.device,
            faults=("sound_missing",) if self._deaf() else (),
            away_ms=self._away_ms,
        )

    def heard(self, report: TellHealth) -> None:
        """The floor has it."""
        with self._lock:
            self._away_ms -= report.away_ms


@dataclass(slots=True)
class Absence:
    """Measures how long a display is cut off, by its own seconds."""

    since: float | None = None

    def gone(self, now: float) -> None:
        """The host is out of reach."""
        if self.since is None:
            self.since = now

    def back(self, now: float) -> float:
        """The host is there; seconds for which it was not, 0 if it was."""
        since, self.since = self.since, None
        return 0.0 if since is None else max(0.0, now - since)
