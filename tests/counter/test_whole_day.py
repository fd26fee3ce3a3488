"""A whole day of one desk, from sign-in to sign-out: keys alone, by a clock that does not wait."""

from collections import Counter
from random import Random

from PySide6.QtCore import Qt

from floor.rules.opening import MINUTE
from floor.rules.state import OPEN_STEPS, Step
from tests.counter.conftest import COUNTER, Station, Stationed
from tests.counter.test_desk import sign_in_by_keys
from tests.counter.test_errands import open_sheet, until_closed
from tests.floors import Keys, at

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PEOPLE = 24


class Day:
    """Citizens who come by chance, and an agent who knows nothing but keys."""

    def __init__(self, station: Station) -> None:
        self.station, self.random, self.key = station, Random(7), Keys()
        self.to_come = sorted(
            at("09:20") + self.random.randrange(360) * MINUTE for _ in range(PEOPLE)
        )
        self.told: Counter[str] = Counter()

    @property
    def now(self) -> int:
        return self.station.real.clock.now()

    def go_to(self, moment: int) -> None:
        """Let the time pass, and come who is due."""
        services = self.station.real.counter(counter=COUNTER).services
        while self.to_come and self.to_come[0] <= moment:
            self.station.real.clock.set(max(self.now, self.to_come.pop(0)))
            mine = self.random.choice(services)
            self.station.real.take_ticket(key=self.key(), services=(mine,))
        self.station.real.clock.set(max(self.now, moment))

    def call(self) -> bool:
        """Call the next; whether anybody came."""
        self.station.key(Key.Key_F2)
        self.station.until_stage("called")
        self.told["called"] += 1
        self.go_to(self.now + MINUTE)
        if self.random.random() < 0.15:
            self.station.key(Key.Key_F3)
            self.station.until(lambda: not self.station.seen("busy"))
            self.station.key(Key.Key_F5)
            self.station.until_stage("ready")
            self.told["no_show"] += 1
            return False
        self.station.key(Key.Key_F4)
        self.station.until_stage("serving")
        return True

    def serve(self) -> None:
        """Serve whoever came: mostly to the end, at times to be set aside for a payment."""
        self.go_to(self.now + self.random.randrange(2, 9) * MINUTE)
        if self.random.random() < 0.2:
            open_sheet(self.station, Key.Key_P)
            self.station.key(Key.Key_1)
            self.station.key(Key.Key_Return)
            self.station.until_stage("ready")
            self.go_to(self.now + 5 * MINUTE)
            open_sheet(self.station, Key.Key_R)
            self.station.key(Key.Key_Return)
            self.station.until_stage("serving")
            self.told["set_aside"] += 1
        self.station.key(Key.Key_F8)
        self.station.until_stage("ready")
        self.told["done"] += 1

    def lunch(self) -> None:
        """A break by its digit, and back."""
        self.station.key(Key.Key_F9)
        self.station.until(lambda: self.station.shown("screen_break"))
        self.station.key(Key.Key_1)
        self.station.until_stage("paused")
        self.go_to(self.now + 30 * MINUTE)
        self.station.key(Key.Key_F7)
        self.station.until_stage("ready")

    def empty(self) -> bool:
        """Whether nobody waits, by the desk itself."""
        rest = self.station.real.counter(counter=COUNTER).waiting
        self.station.until(lambda: self.station.seen("waiting") == rest)
        return rest == 0


def test_a_whole_simulated_day_through_one_window_without_a_mouse(stationed: Stationed) -> None:
    station = stationed(people=0, remembered=None)
    sign_in_by_keys(station)
    station.key(Key.Key_F7)
    station.until_stage("ready")
    day, eaten = Day(station), False
    while day.to_come or not day.empty():
        if day.empty():
            day.go_to(day.to_come[0])
        elif not eaten and day.now > at("12:30"):
            day.lunch()
            eaten = True
        elif day.call():
            day.serve()
    station.key(Key.Key_Q, CONTROL)
    station.until_stage("signed_out")
    steps = Counter(row.step for row in station.real.found(text="").rows)
    assert not set(steps) & set(OPEN_STEPS)
    assert steps == {Step.DONE: day.told["done"], Step.NO_SHOW: day.told["no_show"]}
    assert day.told["done"] + day.told["no_show"] == PEOPLE
    assert day.told["set_aside"] and day.told["no_show"] and eaten
    kinds = Counter(station.kinds())
    assert (kinds["leg_called"], kinds["counter_paused"]) == (PEOPLE, 1)
    until_closed(station)
