"""Figures of a centre's day, computed once for all readers until something new has come of it."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from floor.facade import DayFigures
from floor.store import measures
from sync.central.live import CentreNow
from sync.central.store import Central

AGE = 5.0
"""Seconds after which the figures of an open day are computed anew without any new line: by then
more people may wait past their promise."""
AGE_OVER = 60.0
"""The same for days that are over; a line of today says nothing of them."""
MOST = 256
"""Days of centres that are kept; the one that was read longest ago goes first."""


@dataclass(slots=True)
class _Kept:
    lock: threading.Lock = field(default_factory=threading.Lock)
    version: str | None = None
    until: float = 0.0
    figures: DayFigures | None = None


class KeptFigures:
    """What `measures.day_figures` says, asked of the store once for each version of a centre's
    journal; whoever asks meanwhile waits for that one answer."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()
        self.computed = 0
        """How often the store was asked."""

    def of(self, centre: CentreNow, day: str) -> DayFigures:
        """The figures of a centre's local day (ISO date), by the centre's clock."""
        kept = self._place(centre.code, day)
        last = day == centre.day
        version = f"{centre.head} {centre.lines} {centre.open}" if last else ""
        with kept.lock:
            fresh = version == kept.version and time.monotonic() < kept.until
            if kept.figures is None or not fresh:
                with self._central.asking() as connection:
                    now = centre.at or 0
                    kept.figures = measures.day_figures(connection, centre.code, day, now=now)
                self.computed += 1
                kept.version = version
                lasts = AGE if centre.open and last else AGE_OVER
                kept.until = time.monotonic() + lasts
            return kept.figures

    def _place(self, code: str, day: str) -> _Kept:
        with self._lock:
            kept = self._kept.setdefault((code, day), _Kept())
            self._kept.move_to_end((code, day))
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return kept
