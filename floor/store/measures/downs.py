"""When services were suspended, and how long a clock stood still with them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Down:
    """A service was suspended; UTC milliseconds."""

    since: int
    until: int
    """When it was restored; else the day's closing, or now."""
    restored: bool


def downs_of(rows: Iterable[tuple[str, int, int | None, int]]) -> dict[str, tuple[Down, ...]]:
    """By service, from rows of service, since, until and latest end, in order of `since`.

    A service suspended again while it is down, to tell another reason, is down once.
    """
    found: dict[str, list[Down]] = {}
    for service, since, until, end in rows:
        known = found.setdefault(service, [])
        if known and since < known[-1].until:
            continue
        restored = until is not None
        known.append(
            Down(since=since, until=until if until is not None else end, restored=restored)
        )
    return {service: tuple(downs) for service, downs in found.items()}


def stood(downs: Iterable[Down], clock: int, until: int) -> int:
    """Milliseconds for which a clock stands still at a moment, in the suspension that goes on then.

    A suspension that is over has moved the clock already, when the service was restored.
    """
    return sum(
        max(0, until - max(clock, down.since))
        for down in downs
        if down.since <= until < down.until or (until == down.until and not down.restored)
    )


def during(downs: Iterable[Down], since: int, until: int) -> bool:
    """Whether any of a time was in a suspension."""
    return any(since < down.until and down.since < until for down in downs)
