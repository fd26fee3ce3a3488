"""Told against actual: how well the waits that were told have held; see docs/figures.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

CLOSE = 5.0
"""Minutes by which what was told may differ from what was, and still be close."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """Of waits told and since ended by the call; errors are of the range's middle, unsigned."""

    told: int
    """How many; the other figures are None of none."""
    missed: int
    """Of them, called outside the range."""
    error_median_min: float | None
    error_p90_min: float | None
    within_5: float | None
    """Share of them that were wrong by 5 minutes at most."""
    hit_rate: float | None
    """Share of them that ended within the range."""


def accuracy(ended: Iterable[tuple[float, bool]]) -> Accuracy:
    """From the error in minutes, and whether the range held, of each."""
    known = list(ended)
    errors = sorted(abs(error) for error, _ in known)

    def quantile(share: float) -> float | None:
        return round(errors[max(0, ceil(share * len(errors)) - 1)], 1) if errors else None

    return Accuracy(
        told=len(errors),
        missed=sum(not hit for _, hit in known),
        error_median_min=quantile(0.5),
        error_p90_min=quantile(0.9),
        within_5=sum(error <= CLOSE for error in errors) / len(errors) if errors else None,
        hit_rate=sum(hit for _, hit in known) / len(errors) if errors else None,
    )
