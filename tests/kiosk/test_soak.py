"""As many visits as eight hours at a kiosk have, as fast as they go: its memory stays."""

from pathlib import Path

import pytest

from kiosk.bucket import Bucket
from tests.kiosk.conftest import Hall
from tests.kiosk.test_screens import take, to_service

HOURS, EACH = 8, 40
"""Visits each hour of one kiosk in a large centre."""
WARM = 40
"""Visits after which everything that is made once has been made."""
GROWTH = 1.05


def rss_kb() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def visit(hall: Hall, number: int) -> None:
    """One person: some with larger type, in the other language, or who leave halfway."""
    hall.screens._bucket = Bucket()
    if number % 7 == 0:
        hall.touch("large" if number % 2 else "contrast")
    to_service(hall, "sw" if number % 2 else "en", number % 4)
    if number % 5 == 0:
        hall.pass_time(46)
        hall.pass_time(20)
        hall.until_screen("attract")
        return
    take(hall, "priority_yes" if number % 9 == 0 else "priority_no")
    hall.until_screen("ticket")
    hall.until(lambda: hall.screens.journey.paper == "printed")
    hall.touch("done")
    hall.until_screen("attract")
    hall.now[0] += 60_000


@pytest.mark.soak
def test_eight_hours_of_visits_leave_the_memory_where_it_was(hall: Hall) -> None:
    for number in range(WARM):
        visit(hall, number)
    warm = rss_kb()
    for number in range(HOURS * EACH):
        visit(hall, number)
    assert rss_kb() <= warm * GROWTH, f"{warm} kB grew to {rss_kb()} kB"
