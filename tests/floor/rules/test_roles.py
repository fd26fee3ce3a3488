"""Who may do what: every verb, question and page x every device x every role."""

from typing import Any, Literal

import pytest

from floor import errors
from floor.rules import questions, verbs
from floor.rules.amendment import Amendment
from floor.rules.offer import Text
from floor.rules.roles import PAGES, QUESTIONS, VERBS, Device, Role, demand, least, may
from floor.rules.verbs.base import CounterVerb, Verb
from floor.rules.verbs.managing import Managed
from floor.rules.verbs.supervising import Supervised
from tests.floor.rules.world import OFFER, a_world

ALL = [*VERBS, *QUESTIONS, *PAGES]
ROLES = (None, "agent", "supervisor", "manager")
SUPERVISED = [kind for kind in verbs.VERBS.values() if issubclass(kind, Supervised)]


def test_every_verb_and_every_question_has_a_row_and_no_row_is_without_one() -> None:
    assert set(VERBS) == set(verbs.VERBS)
    assert set(QUESTIONS) == set(questions.QUESTIONS)
    assert len(set(ALL)) == len(ALL), "one name means one thing"


DEVICE = {"called": "k", "role": "kiosk", "public_key": "", "token_hash": ""}


@pytest.mark.parametrize("name", ALL)
def test_a_higher_role_may_what_a_lower_one_may(name: str) -> None:
    for device in Device:
        allowed = [may(device, role, name) for role in ROLES]
        assert allowed == sorted(allowed)


@pytest.mark.parametrize("name", ALL)
def test_the_hosts_own_computer_may_all(name: str) -> None:
    assert may(Device.HOST, None, name)


@pytest.mark.parametrize("device", list(Device))
def test_what_the_table_does_not_know_nobody_may(device: Device) -> None:
    assert not may(device, "manager", "drop_tables")
    with pytest.raises(errors.NotAllowed):
        demand(device, "manager", "drop_tables")


def test_an_unknown_role_is_nobodys() -> None:
    assert not may(Device.COUNTER, "emperor", "call_next")
    assert not may(Device.COUNTER, "nobody", "call_next")


NEED_NO_AGENT = ("sign_in", "change_pin", "identify", "tell_health")


def test_a_kiosk_gives_tickets_and_does_nothing_else() -> None:
    allowed = {name for name in ALL if may(Device.KIOSK, "manager", name)}
    assert allowed == {
        *("take_ticket", "check_in", "confirm_ticket", "reprint", "cancel", "rate"),
        *("menu", "ticket", "health", "tell_health", "leave"),
        "identify",  # for its staff menu
        *("give_series", "kit", "alone"),  # for when it is alone, and what it gave then
    }


def test_a_display_reads_boards_and_does_nothing_else() -> None:
    allowed = {name for name in ALL if may(Device.DISPLAY, "manager", name)}
    seen, told = {"board", "wait_board", "course", "health"}, {"tell_health", "leave"}
    assert allowed == seen | told | {"voice"}  # who of a zone's displays speaks


def test_headquarters_appends_and_reads_and_rewrites_nothing() -> None:
    allowed = {name for name in ALL if may(Device.HEADQUARTERS, None, name)}
    assert allowed == {
        *("decisions", "standing"),  # what it decided, signed
        *("journal", "origins", "figures", "report", "health", "leave"),
    }


@pytest.mark.parametrize("name", [n for n in VERBS if n not in NEED_NO_AGENT])
def test_a_counter_without_its_agent_does_nothing(name: str) -> None:
    assert not may(Device.COUNTER, None, name)


def test_agents_are_reported_on_to_managers_alone() -> None:
    for device in set(Device) - {Device.HOST}:
        assert not may(device, "supervisor", "report_by_agent")
    assert may(Device.COUNTER, "manager", "report_by_agent")


@pytest.mark.parametrize("kind", verbs.VERBS.values())
def test_a_verb_that_needs_an_agent_says_who_it_is(kind: type[Verb[object]]) -> None:
    at_counter = least(kind.name, Device.COUNTER)
    if issubclass(kind, Supervised):
        assert at_counter is (Role.MANAGER if issubclass(kind, Managed) else Role.SUPERVISOR)
    elif issubclass(kind, CounterVerb) and kind is not verbs.SignIn:
        assert at_counter is Role.AGENT
        others = set(Device) - {Device.COUNTER, Device.HOST}
        assert not any(may(device, "manager", kind.name) for device in others)
    elif "pin" not in kind.secrets and kind is not verbs.TellHealth:
        assert at_counter in (Role.AGENT, None)


@pytest.mark.parametrize("kind", SUPERVISED)
@pytest.mark.parametrize("role", ["agent", "supervisor", "manager"])
def test_the_floor_itself_refuses_a_supervisors_verb_to_an_agent(
    kind: type[Supervised[object]], role: Literal["agent", "supervisor", "manager"]
) -> None:
    world = a_world(1)
    world.do(verbs.EnrolAgent(agent="900", role=role))
    visit = world.do(verbs.TakeTicket(services=(OFFER.services[0].code,))).visit
    given: dict[str, Any] = {
        "service": OFFER.services[0].code,
        "reason": "the agency's system is down",
        "message": Text(en="Back soon", sw="Tunarudi"),
        "text": Text(en="Hello", sw="Habari"),
        "quota": 10,
        "until": world.now + 60_000,
        "agent": "101",
        "at": world.now,
        "minutes": 15.0,
        "visit": visit,
        "counter": 1,
        "fresh": "481516",
        "since": 0,
        "number": 0,
        "amendment": Amendment(),
        "role": "kiosk",
        "device": world.do(verbs.EnrolDevice(**DEVICE)),
    }
    wanted = {name: given[name] for name in kind.__dataclass_fields__ if name in given}
    if kind is verbs.RestoreService:
        world.do(verbs.EnrolAgent(agent="901", role="manager"))
        down = {n: given[n] for n in ("service", "reason", "message")}
        world.do(verbs.SuspendService(by="901", pin="", **down))
    verb = kind(by="900", pin="", **wanted)
    if not may(Device.COUNTER, role, kind.name):
        with pytest.raises(errors.NotAllowed):
            world.do(verb)
        return
    try:
        world.do(verb)
    except errors.Refused as refusal:  # there may be no occasion for it now
        assert not isinstance(refusal, errors.NotAllowed)
