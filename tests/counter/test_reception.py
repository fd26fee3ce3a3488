"""The reception: two taps to a ticket, checking in, a copy; by mouse and by keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from floor.rules.events import Booking, Lane
from tests.counter.conftest import COUNTER, Station, Stationed
from tests.counter.test_errands import CONTROL, go_to, open_sheet, submit
from tests.floors import Keys

Key = Qt.Key


def tap(station: Station, name: str) -> None:
    item = station.item(name)
    spot = item.mapToScene(item.boundingRect().center()).toPoint()
    QTest.mouseClick(
        station.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )


def ready(stationed: Stationed) -> Station:
    station = stationed(remembered=None, door=True)
    station.until(lambda: station.item("door_services").property("count") > 4)
    return station


def tap_first_service(station: Station) -> None:
    station.window.contentItem()
    (first,) = [
        child
        for child in station.item("door_services").property("contentItem").childItems()
        if child.property("index") == 0
    ]
    spot = first.mapToScene(first.boundingRect().center()).toPoint()
    QTest.mouseClick(
        station.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )


def test_two_taps_make_one_ticket_that_counts_as_received(stationed: Stationed) -> None:
    station = ready(stationed)
    before = station.real.wait_board().arrived
    tap_first_service(station)
    station.until(lambda: station.shown("sheet"))
    tap(station, "submit")
    station.until(lambda: station.shown("given_ticket"))
    number = station.said("given_ticket")
    assert station.real.wait_board().arrived == before + 1
    (row,) = station.real.found(text=number).rows
    station.until(lambda: station.real.ticket(visit=row.visit).received == "screen")


def test_a_ticket_by_keys_with_priority_in_english(stationed: Stationed) -> None:
    station = ready(stationed)
    station.until(lambda: station.holds_keys() == "door_search")
    service = station.real.menu().services[20]
    station.type(service.name.en[:14])
    station.until(lambda: station.item("door_services").property("count") >= 1)
    station.key(Key.Key_Return)
    station.until(lambda: station.holds_keys() == "part_lane")
    station.key(Key.Key_2)
    go_to(station, "language")
    station.key(Key.Key_2)
    station.key(Key.Key_Return)
    station.until(lambda: station.shown("given_ticket"))
    (row,) = station.real.found(text=station.said("given_ticket")).rows
    ticket = station.real.ticket(visit=row.visit)
    assert (ticket.lane, ticket.language) == (Lane.PRIORITY, "en")


def test_an_appointment_is_checked_in_by_its_code(stationed: Stationed) -> None:
    station = ready(stationed)
    service = station.real.counter(counter=COUNTER).services[0]
    booking = Booking(code="AB12", service=service, at=station.real.clock.now(), centre="MSA")
    station.real.adopt_appointments(key=Keys()(), bookings=(booking,))
    open_sheet(station, Key.Key_E)
    station.type("zz99")
    submit(station)
    station.until(lambda: station.seen("told") != "")
    assert station.item("part_code").property("text") == "zz99"
    station.key(Key.Key_A, CONTROL)
    station.type("ab12")
    submit(station)
    station.until(lambda: station.shown("given_ticket"))
    (row,) = station.real.found(text=station.said("given_ticket")).rows
    assert row.lane is Lane.APPOINTMENT


def test_a_copy_is_marked_as_one(stationed: Stationed) -> None:
    station = ready(stationed)
    row = station.real.found(text="").rows[0]
    open_sheet(station, Key.Key_F)
    station.type(row.ticket)
    station.until(lambda: station.said("part_visit").startswith("1 found"))
    station.key(Key.Key_Return)
    station.until(lambda: station.shown("given_ticket"))
    assert "COPY" in station.said("given_told")
