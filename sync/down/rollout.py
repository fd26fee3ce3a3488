"""How far a version has come at each centre, and which centres are next."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

QUIET = 10 * 60_000
"""Milliseconds without a word from a centre after which it counts as not heard."""


class Stand(StrEnum):
    """How one version stands at one centre, in the order of its way."""

    PLANNED = "planned"
    OFFERED = "offered"
    FETCHED = "fetched"
    ADOPTED = "adopted"
    REFUSED = "refused"
    NOT_HEARD = "not_heard"
    PASSED = "passed"
    """The centre has a later version already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What headquarters knows of one centre; times in UTC milliseconds of headquarters."""

    centre: str
    offered_at: int | None = None
    fetched_at: int | None = None
    adopted: int = 0
    """The number that the centre's journal says it adopted last."""
    refused: int = 0
    """The number that it refused last."""
    heard_at: int | None = None


def stand(seen: Seen, number: int, now: int) -> Stand:
    """How a version stands at a centre."""
    if seen.adopted == number:
        return Stand.ADOPTED
    if seen.adopted > number:
        return Stand.PASSED
    if seen.offered_at is None:
        return Stand.PLANNED
    if seen.refused == number:
        return Stand.REFUSED
    if seen.heard_at is None or now - seen.heard_at > QUIET:
        return Stand.NOT_HEARD
    return Stand.OFFERED if seen.fetched_at is None else Stand.FETCHED


def rest_may_follow(first: Iterable[Stand]) -> bool:
    """Whether every centre that was to be first has adopted the version."""
    return all(each in (Stand.ADOPTED, Stand.PASSED) for each in first)
