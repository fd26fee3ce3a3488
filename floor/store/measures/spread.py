"""Durations as quantiles before the mean, always from the durations themselves."""

from collections.abc import Iterable
from math import ceil

from floor.facade.figures import Spread
from floor.rules.opening import MINUTE


def quantile(values: list[int], share: float) -> int | None:
    """The smallest value that at least this share of the values does not exceed; None of none."""
    if not values:
        return None
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def minutes(milliseconds: float | None) -> float | None:
    """Minutes to one decimal."""
    return None if milliseconds is None else round(milliseconds / MINUTE, 1)


def spread(durations: Iterable[int | None]) -> Spread:
    """The spread of durations in milliseconds; those that are None are left out."""
    values = sorted(value for value in durations if value is not None)
    return Spread(
        n=len(values),
        median_min=minutes(quantile(values, 0.5)),
        p90_min=minutes(quantile(values, 0.9)),
        p95_min=minutes(quantile(values, 0.95)),
        mean_min=minutes(sum(values) / len(values)) if values else None,
    )
