"""Days for tests of the managers' wall: how they went, by the quarter of an hour."""

from floor.catalogue import load_offer
from floor.facade import DayCourse, Kept, Quarter
from tests.display.boards import MINUTE
from tests.floors import MONDAY, at


def a_course(*, day: str = MONDAY, until: str = "09:41", more: float = 1.0) -> DayCourse:
    """A day as it may go, from seven on."""
    first = at("07:00", day=day)
    many = (at(until, day=day) - first) // (15 * MINUTE) + 1
    services = load_offer("GPO").services
    return DayCourse(
        centre="MSA",
        day=day,
        at=at(until, day=day),
        quarters=tuple(
            Quarter(
                at=first + n * 15 * MINUTE,
                arrived=int(more * (12 + 40 * max(0, 1 - abs(n - 9) / 10))),
                waiting=int(more * max(0, 190 - 9 * abs(n - 13))) if n else 0,
                counters=min(26, 6 + 3 * n) if n < 38 else 8,
                wait_median_min=round(more * (4 + n * 0.9), 1) if n else None,
                wait_p90_min=round(more * (9 + n * 2.1), 1) if n else None,
            )
            for n in range(many)
        ),
        kept=tuple(
            Kept(service=each.code, agency=each.agency, within=9 * (place % 7) + 1, past=place % 5)
            for place, each in enumerate(services[:30])
        ),
        out_of_turn=4,
    )


def courses(day: str) -> DayCourse:
    """The day of the board, and whole ones before it."""
    return a_course() if day == MONDAY else a_course(day=day, until="17:30", more=0.8)
