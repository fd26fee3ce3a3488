"""A kiosk goes on without its host; what it gave comes in by the time it was given, once."""

from floor import errors
from floor.facade import Floor
from floor.rules.offer import Text
from floor.rules.questions import AskMenu
from floor.rules.state import Step
from floor.rules.verbs import TakeTicket
from tests.floor.alone.conftest import Room, eventually
from tests.floors import PIN, Keys, seat

key = Keys()
LOST_ID, GOOD_CONDUCT = "NRB-IDLS", "DCI-PCC"


def unsent(kiosk: Floor) -> int:
    return kiosk.health().unsent


def test_a_kiosk_that_loses_its_host_goes_on_under_its_own_letters(room: Room) -> None:
    kiosk = room.kiosk()
    before = kiosk.take_ticket(key=key(), services=(LOST_ID,))
    room.pull()
    alone = [kiosk.take_ticket(key=key(), services=(LOST_ID,)) for _ in range(3)]
    assert before.ticket == "A001"
    assert [ticket.ticket for ticket in alone] == ["X001", "X002", "X003"]
    assert [ticket.ahead for ticket in alone] == [None, None, None]
    health = kiosk.health()
    assert health.alone_since is not None and health.unsent == 3


def test_what_was_given_alone_comes_in_by_itself_by_its_time_of_issue(room: Room) -> None:
    kiosk = room.kiosk()
    room.pull()
    alone = kiosk.take_ticket(key=key(), services=(LOST_ID,))
    kiosk.confirm_ticket(key=key(), visit=alone.visit)
    room.floor.clock.set(alone.issued_at + 600_000)
    later = room.floor.take_ticket(key=key(), services=(LOST_ID,))
    room.plug_in()
    eventually(lambda: "X001" in room.tickets())
    eventually(lambda: unsent(kiosk) == 0)
    visit = room.state.visits[alone.visit]
    assert (visit.issued_at, visit.legs[0].clock) == (alone.issued_at, alone.issued_at)
    assert (visit.received, visit.token) == ("paper", alone.token)
    counter = next(n for n, c in room.state.counters.items() if LOST_ID in c.services)
    seat(room.floor, counter)
    desk = room.floor.call_next(key=key(), counter=counter)
    assert desk.serving is not None and desk.serving.visit == alone.visit != later.visit
    after = kiosk.take_ticket(key=key(), services=(LOST_ID,))
    assert after.ticket == "A002"
    assert kiosk.health().alone_since is None
    (told,) = kiosk.health().kiosks
    assert (told.kiosk, told.series, told.since, told.tickets) == ("kiosk-1", "X", None, 1)
    assert room.floor.verify()


def test_two_kiosks_alone_never_give_one_number(room: Room) -> None:
    kiosks = [room.kiosk("kiosk-1"), room.kiosk("kiosk-2")]
    room.pull()
    given = [k.take_ticket(key=key(), services=(LOST_ID,)).ticket for k in kiosks for _ in range(2)]
    assert sorted(given) == ["X001", "X002", "Y001", "Y002"]
    room.plug_in()
    eventually(lambda: sorted(room.tickets()) == sorted(given))


def test_a_key_whose_answer_was_lost_gives_one_ticket_the_one_in_hand(room: Room) -> None:
    kiosk = room.kiosk()
    lost = key()
    verb = TakeTicket(services=(LOST_ID,))
    hosts = room.floor.do(verb, key=lost)  # the host gave it, and the answer never came
    room.pull()
    held = kiosk.do(verb, key=lost)
    assert (hosts.ticket, held.ticket) == ("A001", "X001")
    assert kiosk.do(verb, key=lost).ticket == "X001"
    room.plug_in()
    eventually(lambda: room.tickets() == ["X001"])
    late = room.floor.do(verb, key=lost)  # the request that was on its way all the time
    assert late.visit == held.visit
    day = room.floor.figures(day=held.day)
    assert (day.visits, day.legs, day.waiting) == (1, 1, 1)
    assert room.floor.take_ticket(key=key(), services=(LOST_ID,)).ticket == "A002"
    assert room.floor.verify()


def test_a_superseded_ticket_that_was_called_leaves_its_counter_free(room: Room) -> None:
    kiosk = room.kiosk()
    lost = key()
    verb = TakeTicket(services=(LOST_ID,))
    room.floor.do(verb, key=lost)
    counter = next(n for n, c in room.state.counters.items() if LOST_ID in c.services)
    seat(room.floor, counter)
    room.floor.call_next(key=key(), counter=counter)
    room.pull()
    held = kiosk.do(verb, key=lost)
    room.plug_in()
    eventually(lambda: room.tickets() == ["X001"])
    assert room.floor.counter(counter=counter).serving is None
    assert room.floor.board().calls == ()
    desk = room.floor.call_next(key=key(), counter=counter)
    assert desk.serving is not None and desk.serving.visit == held.visit
    assert room.floor.verify()


def test_somebody_served_under_the_hosts_number_stays_served(room: Room) -> None:
    kiosk = room.kiosk()
    lost = key()
    verb = TakeTicket(services=(LOST_ID,))
    room.floor.do(verb, key=lost)
    counter = next(n for n, c in room.state.counters.items() if LOST_ID in c.services)
    seat(room.floor, counter)
    room.floor.call_next(key=key(), counter=counter)
    room.floor.start_service(key=key(), counter=counter)
    room.pull()
    kiosk.do(verb, key=lost)
    room.plug_in()
    eventually(lambda: sorted(room.tickets()) == ["A001", "X001"])
    assert room.floor.verify()


def test_a_ticket_stands_though_its_service_went_down_meanwhile(room: Room) -> None:
    kiosk = room.kiosk()
    room.pull()
    held = kiosk.take_ticket(key=key(), services=(LOST_ID,))
    from floor.rules.verbs import EnrolAgent

    room.floor.do(EnrolAgent(agent="900", role="supervisor"), key=key())
    room.floor.pins.set("900", PIN)
    room.floor.suspend_service(
        key=key(), by="900", pin=PIN, service=LOST_ID, reason="down", message=Text(en="-", sw="-")
    )
    room.plug_in()
    eventually(lambda: room.tickets() == ["X001"])
    assert room.state.visits[held.visit].legs[0].step is Step.WAITING


def test_a_kiosk_keeps_what_a_supervisor_suspended_before(room: Room) -> None:
    from floor.rules.verbs import EnrolAgent

    room.floor.do(EnrolAgent(agent="900", role="supervisor"), key=key())
    room.floor.pins.set("900", PIN)
    room.floor.suspend_service(
        key=key(), by="900", pin=PIN, service=LOST_ID, reason="down", message=Text(en="-", sw="-")
    )
    kiosk = room.kiosk()
    room.pull()
    try:
        kiosk.take_ticket(key=key(), services=(LOST_ID,))
    except errors.ServiceDown:
        return
    raise AssertionError("a ticket was given for a service that is down")


def test_a_kiosk_that_starts_without_its_host_goes_on_with_what_it_had(room: Room) -> None:
    kiosk = room.kiosk()
    room.pull()
    assert kiosk.take_ticket(key=key(), services=(LOST_ID,)).ticket == "X001"
    kiosk.close()
    again = room.kiosk(patience=0.1)
    menu = next(iter(again.watch(AskMenu())))
    assert menu.alone_since is not None and menu.unsent == 1
    assert {service.ahead for service in menu.services} == {None}
    assert again.take_ticket(key=key(), services=(LOST_ID,)).ticket == "X002"
    room.plug_in()
    eventually(lambda: room.tickets() == ["X001", "X002"])


def test_a_night_alone_is_merged_into_its_own_day(room: Room) -> None:
    kiosk = room.kiosk()
    room.pull()
    yesterday = kiosk.take_ticket(key=key(), services=(LOST_ID,))
    kiosk.confirm_ticket(key=key(), visit=yesterday.visit)
    kiosk._own.clock.follow(yesterday.issued_at + 86_400_000)  # type: ignore[attr-defined]
    today = kiosk.take_ticket(key=key(), services=(LOST_ID,))
    assert (yesterday.day, today.day) == ("2026-11-23", "2026-11-24")
    assert today.ticket == "X001"
    room.floor.clock.set(today.issued_at + 60_000)
    room.floor.close_day(key=key())
    room.floor.open_day(key=key())
    room.plug_in()
    eventually(lambda: room.tickets() == ["X001"])
    eventually(lambda: unsent(kiosk) == 0)
    assert list(room.state.visits) == [today.visit]
    late = room.floor.figures(day=yesterday.day)
    assert (late.visits, late.unserved, late.duplicate_numbers) == (1, 1, 0)
    assert room.floor.verify()


def test_a_second_sending_of_the_same_lines_changes_nothing(room: Room) -> None:
    kiosk = room.kiosk()
    room.pull()
    for _ in range(3):
        kiosk.take_ticket(key=key(), services=(LOST_ID,))
    room.plug_in()
    eventually(lambda: len(room.tickets()) == 3)
    eventually(lambda: unsent(kiosk) == 0)
    lines = kiosk._own._floor.journal(after=0, limit=100).entries  # type: ignore[attr-defined]
    head = room.floor.health().head
    room.floor.adopt_lines(lines, kiosk="kiosk-1")
    room.floor.adopt_lines(lines[2:], kiosk="kiosk-1")
    assert room.floor.health().head == head


def test_lines_with_a_gap_or_changed_or_of_a_fork_are_refused(room: Room) -> None:
    from dataclasses import replace

    kiosk = room.kiosk()
    room.pull()
    for _ in range(3):
        kiosk.take_ticket(key=key(), services=(LOST_ID,))
    lines = kiosk._own._floor.journal(after=0, limit=100).entries  # type: ignore[attr-defined]
    changed = (*lines[:-1], replace(lines[-1], body=lines[-1].body.replace("003", "004")))
    changed = (*lines[:-1], replace(lines[-1], at=lines[-1].at - 1))
    room.floor.adopt_lines(lines[:3], kiosk="kiosk-1")
    fork = (replace(lines[3], prev_hash="0" * 64), *lines[4:])
    for wrong in (lines[4:], changed, fork, (lines[4], lines[3])):
        try:
            room.floor.adopt_lines(wrong, kiosk="kiosk-1")
        except errors.LinesRefused:
            continue
        raise AssertionError("taken in")
    room.floor.adopt_lines(lines, kiosk="kiosk-1")
    assert room.tickets() == ["X001", "X002", "X003"]


def test_an_old_copy_of_the_kiosks_store_is_set_aside(
    room: Room, expected_warnings: list[object]
) -> None:
    kiosk = room.kiosk()
    kiosk.close()
    folder = room.folder / "kiosk-1"
    (store,) = folder.glob("*.sqlite")
    copy = store.read_bytes()
    kiosk = room.kiosk()
    room.pull()
    kiosk.take_ticket(key=key(), services=(LOST_ID,))
    room.plug_in()
    eventually(lambda: room.tickets() == ["X001"])
    eventually(lambda: unsent(kiosk) == 0)
    kiosk.close()
    for file in folder.glob(f"{store.name}-*"):
        file.unlink()
    (folder / f"{store.name}.head").unlink()
    store.write_bytes(copy)
    kiosk = room.kiosk()
    eventually(lambda: kiosk._own.kept.kit.series == "Y")  # type: ignore[attr-defined]
    room.pull()
    assert kiosk.take_ticket(key=key(), services=(LOST_ID,)).ticket == "Y001"
    assert expected_warnings


def test_the_host_knows_its_kiosks_after_a_restart_of_its_own(room: Room) -> None:
    kiosk = room.kiosk()
    room.pull()
    kiosk.take_ticket(key=key(), services=(LOST_ID,))
    room.plug_in()
    eventually(lambda: unsent(kiosk) == 0)
    state = room.state
    room.floor._writer._load()
    assert room.state.adopted == state.adopted
    assert room.state.series_given == state.series_given
    assert room.state.visits.keys() == state.visits.keys()
