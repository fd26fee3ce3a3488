"""Two displays of one zone on one floor: one voice at a time, and no call unsaid."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from display.board import CallBoard
from display.sound import Herald
from display.turn import Turn
from floor.errors import HostUnreachable
from floor.facade import VoiceClaim, VoiceGrant
from floor.facade.speaking import LEASE
from floor.qt.application import Application
from floor.rules.state import Call
from floor.store.voices import Voices
from floor.voice.player import Recorder
from tests.display.boards import MORNING, Feed, a_board, a_call
from tests.display.test_board import Seconds, shown_board, wait_until_ready

Zones = tuple[frozenset[int] | None, ...]


@dataclass
class Display:
    """A display with a loudspeaker that is a file, and a cable that may be pulled."""

    feed: Feed
    board: CallBoard
    turn: Turn
    herald: Herald
    recorder: Recorder
    cut: list[bool]

    @property
    def said(self) -> list[tuple[float, float]]:
        return self.recorder.begun


class Hall:
    """Two displays and the host's leases, all by one clock."""

    def __init__(
        self, application: Application, folder: Path, qtbot: QtBot, zones: Zones = (None, None)
    ) -> None:
        self.seconds, self.qtbot = Seconds(), qtbot
        self.voices = Voices(folder / "MSA.sqlite", clock=self.seconds)
        self.calls: list[Call] = []
        self.displays = [
            self._display(application, folder / f"{n}.wav", zone) for n, zone in enumerate(zones)
        ]

    def _display(
        self, application: Application, path: Path, zone: frozenset[int] | None
    ) -> Display:
        cut, feed = [False], Feed()

        def ask(claim: VoiceClaim) -> VoiceGrant:
            if cut[0]:
                raise HostUnreachable(address="the host")
            return self.voices.claim(claim)

        recorder = Recorder(path, clock=self.seconds)
        turn = Turn(ask, zone=zone, clock=self.seconds)
        turn._timer.setInterval(3_600_000)
        herald = Herald(recorder, say=None, turn=turn)
        board = CallBoard(feed, speaker=herald, zone=zone, turn=turn, clock=self.seconds)
        shown_board(application, board)
        feed.put(a_board(day="2026-11-23"))
        wait_until_ready(self.qtbot, board)
        made = Display(feed, board, turn, herald, recorder, cut)
        turn.start()
        self.asked(made)
        return made

    def asked(self, display: Display) -> None:
        """A display has asked whose turn it is, and was answered."""
        display.turn.look()
        self._answered(display)

    def _answered(self, display: Display) -> None:
        self.qtbot.waitUntil(lambda: not display.turn._asking)

    def call(self, *numbers: int, counter: int = 0) -> None:
        """Calls ring, and both displays hear of them unless their cable is out."""
        now = MORNING + int(1000 * (self.seconds.now - 1_000))
        self.calls += [a_call(number, at=now, counter=counter) for number in numbers]
        for display in self.displays:
            if not display.cut[0]:
                display.feed.put(a_board(tuple(self.calls), at=now))
                self.qtbot.waitUntil(partial(self._has_heard, display))

    def _has_heard(self, display: Display) -> bool:
        zone = display.board._zone
        mine = [call.id for call in self.calls if zone is None or call.counter in zone]
        return display.board._queue.last == max(mine, default=0)

    def pass_time(self, seconds: float) -> None:
        """Half a second at a time; both ask every other second."""
        for step in range(int(2 * seconds)):
            self.seconds.now += 0.5
            for display in self.displays:
                if step % 4 == 0:
                    self.asked(display)
                display.board.tick()
                self._answered(display)
                if display.herald._expected is not None:
                    display.herald._making.result()

    def go(self, display: Display) -> None:
        """Its computer loses its power."""
        display.cut[0] = True
        display.turn._held = frozenset()
        display.herald._due.clear()
        display.herald._expected = None
        display.recorder.stop()
        display.board._queue = type(display.board._queue)()
        self.displays.remove(display)


def ended(every: list[Display]) -> None:
    for display in every:
        display.feed.cut()
        display.board.stop()


@pytest.fixture
def hall(application: Application, tmp_path: Path, qtbot: QtBot) -> Iterator[Hall]:
    made = Hall(application, tmp_path, qtbot)
    every = list(made.displays)
    yield made
    ended(every)


def never_two_at_once(*displays: Display) -> bool:
    begun = sorted(each for display in displays for each in display.said)
    return all(start + length <= following for (start, length), (following, _) in pairwise(begun))


def test_of_two_one_speaks_and_the_other_goes_on_when_it_is_gone(hall: Hall) -> None:
    first, second = hall.displays
    hall.call(1, 2)
    hall.pass_time(20)
    assert (len(first.said), len(second.said)) == (2, 0)
    hall.go(first)
    hall.call(3)  # nobody says it yet: the host still waits for the first
    hall.pass_time(LEASE + 10)
    hall.call(4)
    hall.pass_time(10)
    assert (len(first.said), len(second.said)) == (2, 2)
    assert never_two_at_once(first, second)


def test_one_that_is_ended_hands_over_at_once_what_it_left_unsaid(hall: Hall) -> None:
    first, second = hall.displays
    hall.call(1, 2, 3)
    hall.pass_time(1)
    first.feed.cut()
    first.board.stop()
    hall.displays.remove(first)
    hall.pass_time(30)
    assert len(first.said) == 1
    assert len(second.said) == 3, "the one that was broken off is said again"
    assert never_two_at_once(second)


def test_one_that_is_cut_off_falls_silent_before_the_other_speaks(hall: Hall) -> None:
    first, second = hall.displays
    hall.call(*range(1, 9))
    hall.pass_time(1)
    first.cut[0] = True
    hall.pass_time(70)
    assert never_two_at_once(first, second)
    assert len(first.said) + len(second.said) >= 8
    first.cut[0] = False
    hall.pass_time(4)
    hall.call(9)
    hall.pass_time(10)
    assert never_two_at_once(first, second)
    assert second.turn.holds(1) and not first.turn.holds(1)


def test_one_that_is_not_heard_gives_way(hall: Hall) -> None:
    first, second = hall.displays
    first.turn.is_deaf = lambda: True
    hall.pass_time(8)
    hall.call(1)
    hall.pass_time(10)
    assert (len(first.said), len(second.said)) == (0, 1)


def test_two_whose_zones_share_counters_say_all_their_calls_one_after_the_other(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    left, right = frozenset(range(1, 13)), frozenset(range(8, 29))
    hall = Hall(application, tmp_path, qtbot, (left, right))
    first, second = every = list(hall.displays)
    try:
        hall.pass_time(4)
        hall.call(1, 2, counter=3)
        hall.call(3, 4, counter=20)
        hall.call(5, counter=10)
        hall.pass_time(60)
        assert (len(first.said), len(second.said)) == (3, 2)
        assert never_two_at_once(first, second)
        order = sorted(
            [(at, "first") for at, _ in first.said] + [(at, "second") for at, _ in second.said]
        )
        assert [name for _, name in order[:4]] == ["first", "second"] * 2, "they take turns"
    finally:
        ended(every)
