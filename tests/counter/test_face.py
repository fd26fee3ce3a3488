"""What the agent sees at each moment, as plain text."""

import pytest

from counter import shift as rules
from counter.actions import Action
from counter.face import Face, QueueLine, face, queue_lines
from counter.shift import Shift
from counter.wording import Reader
from floor import errors
from floor.rules.events import Lane
from floor.rules.snapshots import Queue, QueueRow
from floor.rules.state import Stand, Step
from floor.words import load_words
from tests.counter.test_shift import SERVICE, at, desk, serving

WORDS = load_words()
EN, SW = Reader(WORDS, "en"), Reader(WORDS, "sw")
MINUTE = 60_000


def seen(
    shift: Shift, *, reader: Reader = EN, now: int = 100_000, cut_off: int | None = None
) -> Face:
    return face(shift, reader=reader, now=now, cut_off=cut_off, known=True)


def test_who_is_served_is_told_with_times_against_typical() -> None:
    citizen = seen(at(desk(serving=serving(Step.SERVING))), now=90_000 + 4 * MINUTE).citizen
    assert (citizen.ticket, citizen.lane_told) == ("M003", "Priority")
    assert (citizen.timer, citizen.timer_told, citizen.typical) == (
        "4:00",
        "in service",
        "typically 10 min",
    )
    assert citizen.progress == pytest.approx(0.4)
    assert citizen.pace_told == "usual time"


def test_a_long_service_is_told_in_words() -> None:
    citizen = seen(at(desk(serving=serving(Step.SERVING))), now=90_000 + 11 * MINUTE).citizen
    assert (citizen.pace, citizen.pace_told, citizen.progress) == ("near", "longer than usual", 1.0)


def test_the_wait_is_told_as_of_the_first_call() -> None:
    citizen = seen(at(desk(serving=serving(Step.CALLED))), now=10 * MINUTE).citizen
    assert citizen.wait == "6 % of the promised 15 minutes used"
    assert citizen.timer == "9:00"


def test_a_held_wish_says_what_will_be_sent() -> None:
    wished = rules.press(at(desk()), Action.CALL_NEXT, key="a")
    held = rules.failed(wished, errors.HostUnreachable(address="h"))
    notice = seen(held, cut_off=0).notice
    assert notice.title == "Cut off since 03:00"
    assert notice.text == '"Call next" will be sent once, as soon as the host is back.'


def test_being_cut_off_matters_more_than_a_refusal() -> None:
    shift = rules.failed(
        rules.press(at(desk()), Action.CALL_NEXT, key="a"), errors.NobodyWaiting(counter=12)
    )
    assert seen(shift).notice.kind == "info"
    assert seen(shift, cut_off=0).notice.kind == "warning"


def test_a_break_tells_its_reason_and_since_when() -> None:
    paused = at(desk(stand=Stand.PAUSED, pause_reason="prayer", since=8 * 60 * MINUTE))
    view = seen(paused, reader=SW)
    assert (view.screen, view.pause, view.pause_since) == ("break", "Sala", "saa 5:00 asubuhi")


def test_a_reason_that_has_no_words_is_told_as_it_is() -> None:
    assert seen(at(desk(stand=Stand.PAUSED, pause_reason="fire drill"))).pause == "fire drill"


def row(visit: str, *, clock: int, promise: float = 10.0) -> QueueRow:
    return QueueRow(
        visit=visit,
        ticket="M001",
        lane=Lane.WALK_IN,
        language="en",
        service="NTSA-DLRN",
        name=SERVICE,
        clock=clock,
        promise=promise,
        share=0.0,
    )


def test_the_queue_keeps_the_floors_order_and_tells_shares_as_of_now() -> None:
    queue = Queue(version=1, at=0, counter=12, rows=(row("a", clock=0), row("b", clock=5 * MINUTE)))
    lines: list[QueueLine] = queue_lines(queue, reader=EN, now=9 * MINUTE)
    assert [(line.visit, line.percent, line.haste_told) for line in lines] == [
        ("a", "90 %", "near promise"),
        ("b", "40 %", "in time"),
    ]
    assert lines[0].share_told == "90 % of the promised 10 minutes used"
