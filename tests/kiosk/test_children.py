"""Hands that hammer: tickets within the bucket, and given back when they are not wanted."""

from random import Random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.bucket import REFILL, SIZE, Bucket
from tests.kiosk.conftest import NONE, Hall
from tests.kiosk.test_screens import take, to_service


def test_a_bucket_gives_so_many_at_once_and_then_one_by_one() -> None:
    bucket = Bucket()
    assert sum(bucket.take(0) for _ in range(1000)) == SIZE
    assert [bucket.take(REFILL - 1), bucket.take(REFILL), bucket.take(REFILL)] == [0, 1, 0]
    assert sum(bucket.take(100 * REFILL) for _ in range(1000)) == SIZE


def test_ten_minutes_of_a_hundred_asked_each_second_stay_within_the_bucket() -> None:
    bucket = Bucket()
    given = sum(bucket.take(now) for now in range(0, 600_000, 10))
    assert SIZE <= given <= SIZE + 600_000 // REFILL


def test_a_whole_family_of_hands_makes_no_more_than_the_bucket(hall: Hall) -> None:
    before, dice = len(hall.numbers()), Random(3)
    hall.screens._bucket = Bucket(size=2)
    wide, high = hall.window.width(), hall.window.height()
    for tap in range(1500):
        hall.now[0] += 10
        place = QPoint(dice.randrange(wide), dice.randrange(high))
        QTest.mouseClick(hall.window, Qt.MouseButton.LeftButton, NONE, place)
        if tap % 3 == 0:
            hall.screens.tick()
    assert len(hall.numbers()) - before <= 2 + 15_000 // REFILL


def test_an_empty_bucket_makes_people_wait_and_then_gives_the_ticket(hall: Hall) -> None:
    hall.screens._bucket = Bucket(size=1)
    assert hall.screens._bucket.take(hall.now[0])
    to_service(hall)
    take(hall)
    hall.until_screen("working")
    assert hall.floor.asked == []
    hall.now[0] += REFILL
    hall.until_screen("ticket")


def test_a_ticket_that_is_not_wanted_is_given_back(hall: Hall) -> None:
    to_service(hall)
    take(hall)
    hall.until(lambda: hall.shown("undo"))
    hall.touch("undo")
    hall.until_screen("attract")

    def cancelled() -> bool:
        lines = hall.real.journal(after=0, limit=10_000).entries
        return any('"cancelled"' in line.body for line in lines)

    hall.until(cancelled)


def test_the_time_is_lengthened_as_often_as_somebody_touches(hall: Hall) -> None:
    to_service(hall)
    for _ in range(12):
        hall.pass_time(46)
        hall.until(lambda: hall.shown("still_there"))
        hall.touch("take_ticket")
        hall.until(lambda: not hall.shown("still_there"))
    assert hall.shown("screen_service")


def test_staff_see_that_the_paper_runs_out(hall: Hall) -> None:
    assert not hall.shown("sign_paper")
    hall.screens.paper_is_low = lambda: True
    to_service(hall)
    take(hall)
    hall.until(lambda: hall.shown("sign_paper"))
