"""What board and managers' wall see of queues, counters and appointments."""

from hypothesis import given
from hypothesis import strategies as st

from floor.rules import views
from floor.rules.events import Booking, Lane
from floor.rules.verbs import (
    AdoptAppointments,
    CallNext,
    CheckIn,
    StartService,
    TakeTicket,
    TellHealth,
)
from floor.rules.views.hall import AHEAD, LATE
from floor.rules.views.wall import at_quantile
from tests.floor.rules.test_conditions import supervised, suspend
from tests.floor.rules.world import BIRTH, ID, TAX, World, a_world

MINUTE = 60_000


def wall(world: World):  # type: ignore[no-untyped-def]
    return views.wait_board(world.state, world.now)


def test_a_queue_is_told_by_middle_ninetieth_and_longest_of_those_who_wait() -> None:
    world = a_world(1)
    for _ in range(10):
        world.do(TakeTicket(services=(ID,)))
        world.later(1)
    (found,) = (each for each in wall(world).services if each.code == ID)
    minutes = [each // MINUTE for each in (found.median, found.p90, found.longest)]
    assert (found.waiting, minutes) == (10, [5, 9, 10])
    (agency,) = (each for each in wall(world).agencies if each.code == found.agency)
    assert (agency.median, agency.p90, agency.longest) == (
        found.median,
        found.p90,
        found.longest,
    )


def test_the_clock_of_a_suspended_service_stands_still_on_the_wall() -> None:
    world = supervised(2)
    world.do(TakeTicket(services=(TAX,)))
    world.later(4)
    world.do(suspend())
    world.later(30)
    (found,) = (each for each in wall(world).services if each.code == TAX)
    assert (found.longest, found.suspended) == (4 * MINUTE, True)
    assert [down.service for down in wall(world).suspended] == [TAX]


def test_services_that_nobody_asked_for_are_not_listed() -> None:
    world = a_world(1)
    world.do(TakeTicket(services=(BIRTH,)))
    assert [each.code for each in wall(world).services] == [BIRTH]
    assert [each.code for each in wall(world).agencies] == ["CRS"]


def test_a_free_counter_knows_how_many_it_could_call_and_a_busy_one_how_long_it_takes() -> None:
    world = a_world(1)
    for _ in range(3):
        world.do(TakeTicket(services=(ID,)))
    (line,) = (each for each in wall(world).counters if each.number == 1)
    assert (line.could_call, line.typical) == (3, 0.0)
    world.do(CallNext(counter=1))
    world.do(StartService(counter=1))
    (line,) = (each for each in wall(world).counters if each.number == 1)
    assert (line.could_call, line.typical) == (0, 8)


def test_devices_with_faults_stand_on_the_wall_and_sound_ones_do_not() -> None:
    world = a_world()
    world.do(TellHealth(device="hall-1", faults=("sound_missing",)))
    world.do(TellHealth(device="kiosk-1"))
    assert [line.device for line in wall(world).faults] == ["hall-1"]


def booked(world: World, **minutes: int) -> None:
    """Appointments for ID, each so many minutes from now."""
    world.do(
        AdoptAppointments(
            bookings=tuple(
                Booking(code=code, service=ID, at=world.now + m * MINUTE, centre="TST")
                for code, m in minutes.items()
            )
        )
    )


def coming(world: World) -> list[tuple[int, str]]:
    """Minutes to each appointment on the board, and its number."""
    lines = views.board(world.state, world.now).bookings
    return [((line.at - world.now) // MINUTE, line.ticket) for line in lines]


def test_the_next_appointments_stand_on_the_board_and_get_their_number_at_the_door() -> None:
    world = a_world(1)
    booked(world, K2=40, K1=10, K3=AHEAD // MINUTE + 1)
    assert coming(world) == [(10, ""), (40, "")]
    ticket = world.do(CheckIn(booking="K1"))
    assert coming(world) == [(10, ticket.ticket), (40, "")]
    world.later(11)
    world.do(CallNext(counter=1))
    assert [number for _, number in coming(world)] == ["", ""]
    assert world.state.visits[ticket.visit].lane is Lane.APPOINTMENT


def test_an_appointment_whose_citizen_has_not_come_is_let_go_once_it_is_late() -> None:
    world = a_world(1)
    booked(world, K1=0)
    world.later(LATE // MINUTE)
    assert coming(world) == [(-LATE // MINUTE, "")]
    world.later(1)
    assert coming(world) == []


@given(st.lists(st.integers(0, 10**7), min_size=1), st.floats(0.01, 1))
def test_a_quantile_is_one_of_the_values_that_enough_of_them_do_not_exceed(
    values: list[int], share: float
) -> None:
    found = at_quantile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
