"""What a supervisor sets: services down, quotas, announcements, priority, a desk released."""

from dataclasses import replace
from typing import Any

from floor.rules import views
from floor.rules.events import Lane
from floor.rules.offer import CounterPlan, Customs, Hours, Offer, Text
from floor.rules.state import Stand, Step
from floor.rules.verbs import (
    AdoptCatalogue,
    Announce,
    CallNext,
    CallTicket,
    CloseDay,
    EnrolAgent,
    Finish,
    OpenCounter,
    OpenDay,
    RaisePriority,
    Release,
    RestoreService,
    SetQuota,
    SignIn,
    StartService,
    SuspendService,
    TakeTicket,
)
from floor.rules.why import why
from tests.floor.rules.test_verbs import refused
from tests.floor.rules.world import BIRTH, ID, OFFER, TAX, World, a_world
from tests.floors import at

BOSS: dict[str, Any] = {"by": "900", "pin": ""}
DOWN = Text(en="The KRA system is down", sw="Mfumo wa KRA una hitilafu")


def supervised(*counters: int, offer: Offer = OFFER) -> World:
    world = a_world(*counters, offer=offer)
    world.do(EnrolAgent(agent="900", role="supervisor"))
    return world


def with_service(code: str, **changes: Any) -> Offer:
    """The test centre with one service otherwise."""
    services = tuple(replace(s, **changes) if s.code == code else s for s in OFFER.services)
    return replace(OFFER, services=services)


def suspend(service: str = TAX) -> SuspendService:
    return SuspendService(**BOSS, service=service, reason="their system is down", message=DOWN)


def test_a_suspended_service_gives_no_tickets_and_is_not_called() -> None:
    world = supervised(2)
    world.do(TakeTicket(services=(TAX,)))
    world.do(suspend())
    assert refused(world, TakeTicket(services=(TAX,))) == "service_down"
    assert refused(world, CallNext(counter=2)) == "nobody_waiting"
    world.do(TakeTicket(services=(ID,)))
    desk = world.do(CallNext(counter=2))
    assert desk.serving is not None and desk.serving.legs[0].service == ID


def test_citizens_are_told_of_a_suspended_service_before_they_take_a_ticket() -> None:
    world = supervised(2)
    world.do(TakeTicket(services=(TAX,)))
    conditions = world.do(suspend())
    assert [(d.service, d.message, d.waiting) for d in conditions.suspended] == [(TAX, DOWN, 1)]
    menu = views.menu(world.state, world.now)
    assert [s.suspended for s in menu.services if s.code == TAX] == [DOWN]
    assert [d.service for d in views.board(world.state, world.now).suspended] == [TAX]


def test_the_clocks_of_those_who_wait_stand_while_their_service_is_down() -> None:
    world = supervised(2)
    early = world.do(TakeTicket(services=(TAX,))).visit
    world.later(10)
    world.do(suspend())
    world.later(60)
    rows = views.queue(world.state, world.now, None).rows
    assert [row.share for row in rows] == [10 / 40]
    world.do(RestoreService(**BOSS, service=TAX))
    world.later(5)
    leg = world.state.visits[early].legs[0]
    assert (world.now - (leg.clock or 0), leg.suspended) == (15 * 60_000, 60 * 60_000)
    assert refused(world, RestoreService(**BOSS, service=TAX)) == "not_suspended"


def test_an_agent_may_still_give_a_suspended_service_by_choice() -> None:
    world = supervised(2)
    visit = world.do(TakeTicket(services=(TAX,))).visit
    world.do(suspend())
    world.do(CallTicket(counter=2, visit=visit, reason="her case needs no system"))
    assert world.state.visits[visit].legs[0].step is Step.CALLED


def test_only_a_supervisor_with_a_reason_suspends() -> None:
    world = supervised(1)
    assert refused(world, replace(suspend(), by="101")) == "not_allowed"
    assert refused(world, replace(suspend(), by="555")) == "unknown_agent"
    assert refused(world, replace(suspend(), reason=" ")) == "reason_needed"
    assert refused(world, suspend("NO-SUCH")) == "unknown_service"


def test_a_quota_is_used_up_and_what_is_left_is_shown() -> None:
    world = supervised(offer=with_service(TAX, quota=2))
    world.do(TakeTicket(services=(TAX,)))
    assert [s.left for s in views.menu(world.state, world.now).services] == [None, 1, None]
    world.do(TakeTicket(services=(ID, TAX)))
    assert refused(world, TakeTicket(services=(TAX,))) == "quota_used"
    world.do(SetQuota(**BOSS, service=TAX, quota=3))
    world.do(TakeTicket(services=(TAX,)))
    world.do(SetQuota(**BOSS, service=TAX, quota=None))
    world.do(TakeTicket(services=(TAX,)))
    world.do(CloseDay())
    world.later(24 * 60)
    world.do(OpenDay())
    conditions = views.conditions(world.state, world.now)
    assert [(q.service, q.left) for q in conditions.quotas] == [(TAX, 2)]


def test_a_service_takes_only_so_many_waiting() -> None:
    world = supervised(2, offer=with_service(TAX, most_waiting=1))
    world.do(TakeTicket(services=(TAX,)))
    assert refused(world, TakeTicket(services=(TAX,))) == "too_many_waiting"
    world.do(CallNext(counter=2))
    world.do(TakeTicket(services=(TAX,)))


def test_a_service_by_appointment_only_gives_no_ordinary_ticket() -> None:
    world = supervised(offer=with_service(BIRTH, booking="booking_only"))
    assert refused(world, TakeTicket(services=(BIRTH,))) == "booking_only"


def test_tickets_end_before_closing_and_begin_before_opening_as_the_centre_says() -> None:
    hours = Hours(opens=8 * 60, closes=17 * 60, last_ticket=30, check_in=15)
    world = supervised(offer=replace(OFFER, hours=hours))
    for hhmm, given in (("07:44", False), ("07:45", True), ("16:29", True), ("16:30", False)):
        world.now = at(hhmm)
        if given:
            world.do(TakeTicket(services=(ID,)))
        else:
            assert refused(world, TakeTicket(services=(ID,))) == "centre_closed"


def test_a_service_may_keep_hours_of_its_own_and_a_holiday_is_no_working_day() -> None:
    own = with_service(TAX, hours=Hours(opens=10 * 60, closes=12 * 60))
    world = supervised(offer=replace(own, holidays=("2026-11-24",)))
    assert refused(world, TakeTicket(services=(TAX,))) == "service_closed"
    world.now = at("10:00")
    world.do(TakeTicket(services=(TAX,)))
    world.do(CloseDay())
    world.now = at("10:00", day="2026-11-24")
    world.do(OpenDay())
    assert refused(world, TakeTicket(services=(TAX,))) == "centre_closed"


def test_the_boards_tell_an_announcement_until_its_time() -> None:
    world = supervised()
    text = Text(en="The lift is out of order", sw="Lifti haifanyi kazi")
    assert world.do(Announce(**BOSS, text=text, until=world.now + 60_000)).notice == text
    world.later(1)
    assert views.board(world.state, world.now).notice is None
    world.do(Announce(**BOSS, text=text, until=world.now + 60_000))
    assert world.do(Announce(**BOSS, text=Text(en="", sw=""), until=0)).notice is None


def test_raised_priority_has_its_promise_its_clock_and_a_reason() -> None:
    world = supervised(1)
    visit = world.do(TakeTicket(services=(ID, TAX))).visit
    assert refused(world, RaisePriority(**BOSS, visit=visit, reason="")) == "reason_needed"
    world.later(5)
    ticket = world.do(RaisePriority(**BOSS, visit=visit, reason="gave birth last week"))
    assert (ticket.lane, [leg.promise for leg in ticket.legs]) == (Lane.PRIORITY, [15, 15])
    assert world.now - (ticket.legs[0].clock or 0) == 5 * 60_000


def test_a_crashed_desk_is_released_and_whoever_was_there_goes_on_elsewhere() -> None:
    world = supervised(1, 2)
    called = world.do(TakeTicket(services=(ID,))).visit
    world.do(CallNext(counter=1))
    desk = world.do(Release(**BOSS, counter=1, reason="the PC is dead"))
    assert (desk.agent, desk.stand, desk.serving) == (None, Stand.CLOSED, None)
    next_desk = world.do(CallNext(counter=2))
    assert next_desk.serving is not None and next_desk.serving.visit == called
    world.do(StartService(counter=2))
    world.do(Release(**BOSS, counter=2, reason="the agent fell ill"))
    assert world.state.visits[called].legs[0].step is Step.PARKED


def test_an_agent_calls_only_what_the_agent_can_give() -> None:
    world = supervised()
    world.do(EnrolAgent(agent="300", services=(TAX,)))
    world.do(SignIn(agent="300", pin="", counter=3))
    world.do(OpenCounter(counter=3))
    world.do(TakeTicket(services=(ID,)))
    assert refused(world, CallNext(counter=3)) == "nobody_waiting"
    world.do(TakeTicket(services=(TAX,)))
    assert world.do(CallNext(counter=3)).serving is not None


def test_a_counter_calls_what_it_prefers_first() -> None:
    plans = (*OFFER.counters[:2], CounterPlan(number=3, services=(ID, TAX), prefers=(TAX,)))
    world = supervised(3, offer=replace(OFFER, counters=plans))
    world.do(TakeTicket(services=(ID,)))
    world.later(30)
    tax = world.do(TakeTicket(services=(TAX,))).visit
    desk = world.do(CallNext(counter=3))
    assert desk.serving is not None and desk.serving.visit == tax


def test_first_come_and_strict_are_there_for_centres_that_must() -> None:
    for rule, expected in (("first_come", "A001"), ("strict", "A002")):
        world = supervised(1, offer=replace(OFFER, customs=Customs(rule=rule)))  # type: ignore[arg-type]
        world.do(TakeTicket(services=(ID,)))
        world.later(1)
        world.do(TakeTicket(services=(ID,), lane=Lane.PRIORITY))
        world.later(39)
        desk = world.do(CallNext(counter=1))
        assert desk.serving is not None and desk.serving.ticket == expected


def test_an_outcome_that_the_catalogue_demands_must_be_told() -> None:
    world = supervised(1, offer=with_service(ID, outcomes=("issued", "missing_docs")))
    world.do(TakeTicket(services=(ID,)))
    world.do(CallNext(counter=1))
    world.do(StartService(counter=1))
    assert refused(world, Finish(counter=1)) == "outcome_needed"
    assert refused(world, CallNext(counter=1)) == "outcome_needed"
    world.do(Finish(counter=1, outcome="issued", done=(TAX,)))


def test_why_that_number_before_me_is_answered() -> None:
    world = supervised(1, 2)
    mine = world.do(TakeTicket(services=(ID,))).visit
    world.later(10)
    urgent = world.do(TakeTicket(services=(ID,), lane=Lane.PRIORITY))
    tax = world.do(TakeTicket(services=(TAX,)))
    favoured = world.do(TakeTicket(services=(ID,)))
    world.later(12)
    world.do(CallNext(counter=1))
    world.do(CallTicket(counter=2, visit=favoured.visit, reason="faints"))
    answer = why(world.state, world.now + 1, mine)
    told = {(o.ticket, o.why, o.reason) for o in answer.overtakers}
    assert told == {(urgent.ticket, "share", ""), (favoured.ticket, "reason", "faints")}
    by_share = next(o for o in answer.overtakers if o.why == "share")
    assert (round(by_share.share, 2), round(by_share.mine, 2)) == (0.8, 0.55)
    assert not answer.called and tax.ticket not in {o.ticket for o in answer.overtakers}


def test_a_new_catalogue_keeps_a_counter_that_somebody_sits_at() -> None:
    world = supervised(3)
    world.do(AdoptCatalogue(offer=replace(OFFER, counters=OFFER.counters[:2])))
    assert set(world.state.counters) == {1, 2, 3}
