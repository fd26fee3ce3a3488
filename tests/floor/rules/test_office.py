"""An office without a counter: who one is, the day by hand, skills; searches and an own day."""

import pytest

from floor import errors
from floor.rules import verbs
from floor.rules.questions import AskAgentDay, AskFound, AskRoster
from tests.floor.rules.world import OFFER, a_world

CODE = OFFER.services[0].code


def test_identifying_tells_the_role_and_changes_nothing() -> None:
    world = a_world(1)
    world.do(verbs.EnrolAgent(agent="900", role="supervisor"))
    before = world.state.version
    badge = world.do(verbs.Identify(agent="900", pin="246810"))
    assert (badge.agent, badge.role) == ("900", "supervisor")
    assert world.state.version == before


def test_a_stranger_cannot_be_identified() -> None:
    with pytest.raises(errors.UnknownAgent):
        a_world(1).do(verbs.Identify(agent="777", pin="246810"))


def test_a_supervisor_closes_the_day_with_a_reason_and_an_agent_does_not() -> None:
    world = a_world(1)
    world.do(verbs.EnrolAgent(agent="900", role="supervisor"))
    world.do(verbs.EnrolAgent(agent="102"))
    world.do(verbs.TakeTicket(services=(CODE,)))
    with pytest.raises(errors.NotAllowed):
        world.do(verbs.EndDay(by="102", pin="", reason="closing"))
    with pytest.raises(errors.ReasonNeeded):
        world.do(verbs.EndDay(by="900", pin="", reason=" "))
    assert world.do(verbs.EndDay(by="900", pin="", reason="closing")).unserved == 1
    with pytest.raises(errors.DayOver):
        world.do(verbs.BeginDay(by="900", pin=""))


def test_skills_are_set_once_and_only_for_services_of_the_centre() -> None:
    world = a_world(1)
    world.do(verbs.EnrolAgent(agent="900", role="manager"))
    world.do(verbs.EnrolAgent(agent="102"))
    roster = world.do(verbs.SetSkills(by="900", pin="", agent="102", services=(CODE,)))
    assert [a.services for a in roster.agents if a.agent == "102"] == [(CODE,)]
    before = world.state.version
    world.do(verbs.SetSkills(by="900", pin="", agent="102", services=(CODE, CODE)))
    assert world.state.version == before
    with pytest.raises(errors.UnknownService):
        world.do(verbs.SetSkills(by="900", pin="", agent="102", services=("NO-SUCH",)))


def test_a_number_is_found_without_its_noughts_and_in_small_letters() -> None:
    world = a_world(1)
    ticket = world.do(verbs.TakeTicket(services=(CODE,))).ticket
    short = ticket[0].lower() + ticket[1:].lstrip("0")
    found = AskFound(text=short).answer(world.state, world.now)
    assert [row.ticket for row in found.rows] == [ticket]
    assert AskFound(text="Z9999").answer(world.state, world.now).rows == ()


def test_an_own_day_counts_what_was_served_here() -> None:
    world = a_world(1)
    agent = next(iter(AskRoster().answer(world.state, world.now).agents)).agent
    day = AskAgentDay(agent=agent).answer(world.state, world.now)
    assert (day.served, day.called, day.service_median) == (0, 0, None)
