"""How a day went, quarter of an hour by quarter: for the managers' wall."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """A quarter of an hour of a day."""

    at: int
    """Its beginning, UTC milliseconds."""
    arrived: int
    waiting: int
    """Legs that waited for their first call at its end, or now if it goes on."""
    counters: int
    """Counters open at its end, or now."""
    wait_median_min: float | None
    """Of the legs that were called first in it, by the time of the call; None without any."""
    wait_p90_min: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A service's legs of a day, by the promise."""

    service: str
    agency: str
    within: int
    """Called within their promise."""
    past: int
    """Called later, or past their promise without a call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCourse:
    """A centre's local day as `docs/figures.md` defines its figures, from the tables."""

    centre: str
    day: str
    at: int
    """The clock by which it goes on, UTC milliseconds."""
    quarters: tuple[Quarter, ...]
    """From the first that anything happened in to the last; none of an empty day."""
    kept: tuple[Kept, ...]
    out_of_turn: int
    """Tickets picked, transfers to the front and lanes changed."""

    @property
    def within_promise(self) -> float | None:
        """Share within promise; None before anybody was called."""
        within = sum(each.within for each in self.kept)
        every = within + sum(each.past for each in self.kept)
        return within / every if every else None
