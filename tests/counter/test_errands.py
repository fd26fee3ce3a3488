"""Every action that asks for more than a key: by the keyboard alone, on a real floor."""

from PySide6.QtCore import Qt

from floor.rules.events import Lane
from floor.rules.state import Step
from tests.counter.conftest import COUNTER, Station, Stationed
from tests.floors import PIN, Keys

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def serve(station: Station) -> str:
    """Call and start by keys; the visit."""
    station.key(Key.Key_F2)
    station.until_stage("called")
    station.key(Key.Key_F4)
    station.until_stage("serving")
    serving = station.real.counter(counter=COUNTER).serving
    assert serving is not None
    return serving.visit


def open_sheet(station: Station, key: Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    """Open an errand by its key, and wait until a part of it has the keys."""
    station.key(key, modifier)
    station.until(lambda: station.shown("sheet") and station.holds_keys().startswith("part_"))


def submit(station: Station) -> None:
    station.key(Key.Key_Return, CONTROL)


def until_closed(station: Station) -> None:
    station.until(lambda: not station.shown("sheet") and not station.seen("busy"))


def go_to(station: Station, part: str) -> None:
    """Tab until a part has the keys."""
    for _ in range(12):
        if station.holds_keys() == f"part_{part}":
            return
        station.key(Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {part}, only to {station.holds_keys()}")


def rows(station: Station, part: str) -> str:
    """Everything that the rows of a part say."""
    for each in station.desk.form.property("parts"):
        if each.property("name") == part:
            lines = each.property("options").rows
            return "; ".join(f"{row['text']}, {row['note']}, {row['mark']}" for row in lines)
    return ""


def step(station: Station, visit: str) -> Step:
    found = station.real.found(text="")
    return next(row.step for row in found.rows if row.visit == visit)


def test_park_asks_why_and_resume_takes_up_again(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    visit = serve(station)
    open_sheet(station, Key.Key_P)
    submit(station)
    station.until(lambda: station.holds_keys() == "part_why")
    assert step(station, visit) is Step.SERVING
    station.key(Key.Key_1)
    go_to(station, "minutes")
    station.key(Key.Key_2)
    station.key(Key.Key_Return)
    station.until_stage("ready")
    (parked,) = station.real.counter(counter=COUNTER).parked
    assert (parked.visit, parked.reason) == (visit, "payment")
    assert parked.until is not None
    open_sheet(station, Key.Key_R)
    station.key(Key.Key_Return)
    station.until_stage("serving")
    assert station.real.counter(counter=COUNTER).parked == ()


def test_another_reason_to_park_must_be_typed(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    serve(station)
    open_sheet(station, Key.Key_P)
    station.key(Key.Key_5)
    submit(station)
    station.until(lambda: station.holds_keys() == "part_words")
    station.type("lost the card")
    submit(station)
    station.until_stage("ready")
    (parked,) = station.real.counter(counter=COUNTER).parked
    assert parked.reason == "lost the card"


def test_transfer_keeps_the_place_and_the_front_needs_a_reason(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    visit = serve(station)
    open_sheet(station, Key.Key_T)
    go_to(station, "place")
    station.key(Key.Key_2)
    submit(station)
    station.until(lambda: station.holds_keys() == "part_reason")
    station.type("wrong desk")
    submit(station)
    until_closed(station)
    assert station.seen("stage") == "ready"
    assert station.real.queue(counter=COUNTER).rows[0].visit == visit


def test_transfer_to_a_counter_by_its_row(stationed: Stationed) -> None:
    station = stationed()
    key = Keys()
    others = station.real.wait_board().counters
    mine = set(station.real.counter(counter=COUNTER).services)
    like = next(
        c.number
        for c in others
        if c.number != COUNTER and mine <= set(station.real.counter(counter=c.number).services)
    )
    station.real.sign_in(key=key(), agent="102", pin=PIN, counter=like)
    station.open()
    visit = serve(station)
    open_sheet(station, Key.Key_T)
    station.until(lambda: f"Counter {like}" in station.said("part_to"))
    go_to(station, "to")
    station.key(Key.Key_2)
    submit(station)
    until_closed(station)
    assert step(station, visit) is Step.WAITING


def test_a_service_is_added_to_the_ticket(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    visit = serve(station)
    before = len(station.real.ticket(visit=visit).legs)
    open_sheet(station, Key.Key_S)
    station.until(lambda: "renewal" in station.said("part_service"))
    station.type("renewal")
    station.key(Key.Key_Down)
    go_to(station, "order")
    station.key(Key.Key_2)
    submit(station)
    until_closed(station)
    assert len(station.real.ticket(visit=visit).legs) == before + 1


def test_out_of_turn_only_with_a_reason_that_is_kept(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    last = station.real.queue(counter=COUNTER).rows[-1]
    open_sheet(station, Key.Key_O)
    station.type(last.ticket)
    station.key(Key.Key_Down)
    submit(station)
    station.until(lambda: station.holds_keys() == "part_reason")
    assert station.seen("stage") == "ready"
    station.type("faints")
    submit(station)
    station.until_stage("called")
    assert station.said("now_ticket") == last.ticket


def test_a_number_is_found_and_a_copy_recorded(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    row = station.real.queue(counter=COUNTER).rows[3]
    open_sheet(station, Key.Key_F)
    station.type(row.ticket)
    station.until(lambda: station.said("part_visit").startswith("1 found"))
    station.key(Key.Key_Return)
    until_closed(station)
    assert station.real.ticket(visit=row.visit).copies == 1


def test_somebody_who_was_not_here_comes_back_by_the_number(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    station.key(Key.Key_F2)
    station.until_stage("called")
    ticket = station.said("now_ticket")
    station.key(Key.Key_F5)
    station.until_stage("ready")
    open_sheet(station, Key.Key_F)
    station.type(ticket)
    station.until(lambda: "Has come after all" in station.said("part_deed"))
    station.key(Key.Key_Return)
    until_closed(station)
    assert ticket in [row.ticket for row in station.real.queue(counter=COUNTER).rows]


def test_a_note_is_written_and_read_by_whoever_is_next(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    visit = serve(station)
    open_sheet(station, Key.Key_N)
    station.type("form 12 is still missing")
    station.key(Key.Key_Return)
    until_closed(station)
    (note,) = station.real.notes(visit=visit)
    assert note.text == "form 12 is still missing"
    open_sheet(station, Key.Key_N)
    station.until(lambda: "form 12" in station.said("part_written"))


def test_what_else_was_done_is_told_at_the_end(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    visit = serve(station)
    open_sheet(station, Key.Key_F8, SHIFT)
    station.until(lambda: "renewal" in station.said("part_done"))
    go_to(station, "done")
    station.key(Key.Key_1)
    submit(station)
    station.until_stage("ready")
    assert station.real.ticket(visit=visit).legs[0].step is Step.DONE


def test_an_end_is_taken_back_within_ten_seconds(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    visit = serve(station)
    station.key(Key.Key_F8)
    station.until_stage("ready")
    station.until(lambda: station.shown("undo"))
    station.key(Key.Key_Z, CONTROL)
    station.until_stage("serving")
    assert step(station, visit) is Step.SERVING


def test_why_tells_who_is_next_and_my_day_what_i_did(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    first = station.real.queue(counter=COUNTER).rows[0]
    station.key(Key.Key_W, CONTROL)
    station.until(lambda: first.ticket in station.said("part_next"))
    station.key(Key.Key_Escape)
    station.until(lambda: not station.shown("sheet"))
    serve(station)
    station.key(Key.Key_F8)
    station.until_stage("ready")
    station.key(Key.Key_D, CONTROL)
    station.until(lambda: "Served" in station.said("part_day"))


def test_a_copy_of_the_ticket_at_hand(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    visit = serve(station)
    station.key(Key.Key_K, CONTROL)
    station.until(lambda: station.seen("notice_text") == "Done: Copy of ticket")
    assert station.real.ticket(visit=visit).copies == 1


def test_priority_goes_on_with_a_reason(stationed: Stationed) -> None:
    station = stationed(remembered=None, boss=True)
    row = next(r for r in station.real.queue().rows if r.lane is Lane.WALK_IN)
    station.desk.sign_in("900", PIN, "")
    station.until_stage("office")
    open_sheet(station, Key.Key_5)
    station.type(row.ticket)
    station.until(lambda: station.said("part_visit").startswith("1 found"))
    go_to(station, "reason")
    station.type("with an infant")
    submit(station)
    until_closed(station)
    assert station.real.ticket(visit=row.visit).lane is Lane.PRIORITY
