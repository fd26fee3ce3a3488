"""What every Floor does, whether it is here or across the room."""

import threading
from collections import Counter

import pytest

from floor import errors
from floor.facade import Floor
from floor.rules.events import Lane
from floor.rules.offer import Text
from floor.rules.questions import AskBoard, AskCounter
from floor.rules.snapshots import Conditions
from floor.rules.state import Stand, Step
from floor.rules.verbs import EnrolAgent
from tests.floors import MONDAY, PIN, Keys, PracticeFloor, seat

key = Keys()
LOST_ID = "NRB-IDLS"


def counter_of(floor: Floor, service: str) -> int:
    """A counter of the real centre that gives the service."""
    for number in range(1, 29):
        if service in floor.counter(counter=number).services:
            return number
    raise AssertionError(f"no counter gives {service}")


def at_work(floor: Floor, agent: str = "101", service: str = LOST_ID) -> int:
    """A counter for the service with the agent signed in and open."""
    counter = counter_of(floor, service)
    floor.sign_in(key=key(), agent=agent, pin=PIN, counter=counter)
    floor.open_counter(key=key(), counter=counter)
    return counter


def test_a_visit_goes_its_whole_way(floor: Floor, local: PracticeFloor) -> None:
    counter = at_work(floor)
    ticket = floor.take_ticket(key=key(), services=(LOST_ID,), lane=Lane.PRIORITY, language="sw")
    assert (ticket.ticket, ticket.ahead, ticket.lane) == ("A001", 0, Lane.PRIORITY)
    assert floor.confirm_ticket(key=key(), visit=ticket.visit).received == "paper"
    desk = floor.call_next(key=key(), counter=counter)
    assert desk.serving is not None and desk.serving.ticket == "A001"
    assert floor.ticket(visit=ticket.visit).counter == counter
    assert [call.ticket for call in floor.board().calls] == ["A001"]
    floor.recall(key=key(), counter=counter)
    floor.start_service(key=key(), counter=counter)
    desk = floor.finish(key=key(), counter=counter, outcome="served")
    assert (desk.serving, desk.served) == (None, 1)
    assert floor.ticket(visit=ticket.visit).legs[0].step is Step.DONE
    assert floor.wait_board().done == 1
    figures = floor.figures(day=MONDAY)
    assert (figures.visits, figures.served, figures.called) == (1, 1, 1)
    floor.pause_counter(key=key(), counter=counter, reason="tea")
    assert floor.counter(counter=counter).stand is Stand.PAUSED
    floor.close_counter(key=key(), counter=counter)
    floor.sign_out(key=key(), counter=counter)
    assert floor.close_day(key=key()).visits == 1
    local.verify()


def test_the_same_key_gives_the_first_answer_and_changes_nothing_more(floor: Floor) -> None:
    first = floor.take_ticket(key="one", services=(LOST_ID,))
    version = floor.health().version
    assert floor.take_ticket(key="one", services=(LOST_ID,)) == first
    assert floor.health().version == version


def test_the_same_key_with_other_arguments_is_refused(floor: Floor) -> None:
    floor.take_ticket(key="one", services=(LOST_ID,))
    with pytest.raises(errors.KeyReused):
        floor.take_ticket(key="one", services=(LOST_ID,), language="sw")
    with pytest.raises(errors.KeyReused):
        floor.close_day(key="one")


def test_a_key_is_needed(floor: Floor) -> None:
    for bad in ("", "k" * 201):
        with pytest.raises(errors.BadRequest):
            floor.take_ticket(key=bad, services=(LOST_ID,))


def test_refusals_come_by_name_with_their_values(floor: Floor) -> None:
    with pytest.raises(errors.UnknownService) as refusal:
        floor.take_ticket(key=key(), services=("NO-SUCH",))
    assert refusal.value.values == {"service": "NO-SUCH"}
    with pytest.raises(errors.UnknownCounter):
        floor.counter(counter=99)
    with pytest.raises(errors.UnknownCounter):
        next(iter(floor.watch(AskCounter(counter=99))))


def test_a_wrong_pin_is_refused_and_a_pin_is_kept_nowhere(
    floor: Floor, local: PracticeFloor
) -> None:
    counter = counter_of(floor, LOST_ID)
    for agent, pin in (("101", "000000"), ("555", PIN)):
        with pytest.raises(errors.WrongPin):
            floor.sign_in(key=key(), agent=agent, pin=pin, counter=counter)
    floor.sign_in(key=key(), agent="101", pin=PIN, counter=counter)
    local.close()
    for path in local.path.parent.iterdir():
        assert PIN.encode() not in path.read_bytes()


def test_a_watch_gives_the_answer_at_once_and_at_each_change_and_beats(floor: Floor) -> None:
    counter = at_work(floor)
    watch = floor.watch(AskBoard(), beat=0.3)
    assert next(watch).calls == ()
    floor.take_ticket(key=key(), services=(LOST_ID,))
    floor.call_next(key=key(), counter=counter)
    while not (board := next(watch)).calls:
        pass
    assert board.calls[-1].counter == counter
    assert next(watch).calls == board.calls, "the heartbeat says the same again"


def test_two_agents_who_call_at_once_never_get_the_same_ticket(
    floor: Floor, local: PracticeFloor
) -> None:
    """Retried with their keys as over a bad network, too: each key has one answer."""
    able = [c for c in range(1, 29) if LOST_ID in floor.counter(counter=c).services][:2]
    for agent, counter in zip(("101", "102"), able, strict=True):
        seat(local, counter, agent)
    tickets = [floor.take_ticket(key=key(), services=(LOST_ID,)).ticket for _ in range(30)]
    called: list[str] = []

    def work(counter: int) -> None:
        for _ in range(15):
            same = key()
            first = floor.call_next(key=same, counter=counter).serving
            again = floor.call_next(key=same, counter=counter).serving
            assert first is not None and first == again
            called.append(first.ticket)
            floor.start_service(key=key(), counter=counter)

    desks = [threading.Thread(target=work, args=(counter,)) for counter in able]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert Counter(called) == Counter(tickets)


def test_the_journal_comes_in_pages_that_chain(floor: Floor) -> None:
    for _ in range(4):
        floor.take_ticket(key=key(), services=(LOST_ID,))
    page = floor.journal(after=0, limit=1000)
    assert page.head_seq == len(page.entries) == floor.health().version
    assert page.head == floor.health().head == page.entries[-1].hash
    part = floor.journal(after=2, limit=2)
    assert part.entries == page.entries[2:4]


def test_a_visit_may_be_sent_on_set_aside_and_explained(floor: Floor) -> None:
    counter = at_work(floor)
    first = floor.take_ticket(key=key(), services=(LOST_ID,))
    second = floor.take_ticket(key=key(), services=(LOST_ID,))
    floor.call_ticket(key=key(), counter=counter, visit=second.visit, reason="faints")
    floor.start_service(key=key(), counter=counter)
    desk = floor.park(key=key(), counter=counter, reason="pays", minutes=5)
    assert [parked.ticket for parked in desk.parked] == ["A002"]
    floor.resume(key=key(), counter=counter, visit=second.visit)
    assert floor.add_service(key=key(), visit=second.visit, service="HKS-INFO").legs[1].name
    desk = floor.transfer(key=key(), counter=counter, place="back", reason="waits for a friend")
    assert desk.serving is None
    answer = floor.why(visit=first.visit)
    assert [(o.ticket, o.why, o.reason) for o in answer.overtakers] == [
        ("A002", "reason", "faints")
    ]
    assert floor.reprint(key=key(), visit=first.visit).copies == 1


def test_a_supervisor_proves_the_pin_and_citizens_are_told(
    floor: Floor, local: PracticeFloor
) -> None:
    local.do(EnrolAgent(agent="900", role="supervisor"), key=key())
    local.pins.set("900", "135790")
    down = Text(en="The system is down", sw="Mfumo una hitilafu")

    def suspend(pin: str) -> Conditions:
        return floor.suspend_service(
            key=key(), by="900", pin=pin, service=LOST_ID, reason="outage", message=down
        )

    with pytest.raises(errors.WrongPin):
        suspend(PIN)
    assert [each.service for each in suspend("135790").suspended] == [LOST_ID]
    assert floor.conditions().suspended == floor.board().suspended
    with pytest.raises(errors.ServiceDown):
        floor.take_ticket(key=key(), services=(LOST_ID,))
    with pytest.raises(errors.NotAllowed):
        floor.restore_service(key=key(), by="101", pin=PIN, service=LOST_ID)


def test_a_note_is_read_by_whoever_serves_next_and_its_words_stay_out_of_the_journal(
    floor: Floor, local: PracticeFloor
) -> None:
    counter = at_work(floor)
    visit = floor.take_ticket(key=key(), services=(LOST_ID,)).visit
    floor.add_note(key=key(), counter=counter, visit=visit, text=" needs an interpreter ")
    (note,) = floor.notes(visit=visit)
    assert (note.agent, note.text) == ("101", "needs an interpreter")
    lines = floor.journal(after=0, limit=1000).entries
    assert lines[-1].kind == "note_added" and "interpreter" not in lines[-1].body
    with pytest.raises(errors.NoteLength):
        floor.add_note(key=key(), counter=counter, visit=visit, text=" ")
    local.clock.set(local.clock.now() + 3 * 86_400_000)
    floor.close_day(key=key())
    assert floor.notes(visit=visit) == ()
    local.verify()
