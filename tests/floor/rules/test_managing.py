"""A manager's verbs: settings in versions over the catalogue's, and who works here."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor import errors
from floor.rules import verbs
from floor.rules.amendment import SHIFTS, Amendment, OwnCounter, OwnPromise, Shift, amended
from floor.rules.offer import Customs, Promises
from floor.rules.opening import at_local, local, local_day
from floor.rules.questions import AskMenu, AskRoster, AskSetup
from floor.rules.snapshots import Setup
from floor.rules.views import counter_desk
from floor.rules.waiting.room import breaks_of
from tests.floor.rules.anyday import amendments
from tests.floor.rules.world import BIRTH, ID, OFFER, TAX, World, a_world

BOSS: dict[str, Any] = {"by": "900", "pin": ""}
SHORT = Promises(walk_in=20, priority=10, appointment=5)


def managed() -> World:
    world = a_world(1)
    world.do(verbs.EnrolAgent(agent="900", role="manager"))
    return world


def setup(world: World) -> Setup:
    return AskSetup().answer(world.state, world.now)


def amend(world: World, **changes: object) -> Setup:
    """A new version that differs from what holds in these."""
    shown = setup(world)
    wanted = replace(shown.amendment, **changes)  # type: ignore[arg-type]
    return world.do(verbs.AmendCentre(since=shown.number, amendment=wanted, **BOSS))


def test_a_promise_holds_for_tickets_from_then_on_and_is_shown_with_what_was_deployed() -> None:
    world = managed()
    before = world.do(verbs.TakeTicket(services=(ID,)))
    shown = amend(world, services=(OwnPromise(service=ID, promises=SHORT),))
    after = world.do(verbs.TakeTicket(services=(ID,)))
    assert (before.legs[0].promise, after.legs[0].promise) == (40.0, 20.0)
    line = next(each for each in shown.services if each.code == ID)
    assert (line.promises, line.deployed) == (SHORT, Promises())


def test_a_withdrawn_service_gives_no_tickets_and_whoever_waits_is_served() -> None:
    world = managed()
    world.do(verbs.TakeTicket(services=(ID,)))
    amend(world, withdrawn=(ID,))
    assert ID not in [service.code for service in AskMenu().answer(world.state, world.now).services]
    with pytest.raises(errors.ServiceWithdrawn):
        world.do(verbs.TakeTicket(services=(ID,)))
    assert world.do(verbs.CallNext(counter=1)).serving is not None


def test_what_one_counter_gives_changes_and_no_service_is_left_without_one() -> None:
    world = managed()
    amend(world, counters=(OwnCounter(number=1, services=(TAX,)),))
    assert world.state.counters[1].services == {TAX}
    with pytest.raises(errors.NobodyServes):
        amend(world, counters=(OwnCounter(number=3, services=(ID, TAX)),))
    world.do(verbs.TakeTicket(services=(BIRTH,)))
    with pytest.raises(errors.NobodyServes):
        amend(world, counters=(OwnCounter(number=3, services=(ID,)),), withdrawn=(BIRTH,))


@pytest.mark.parametrize(
    "wrong",
    [
        {"hours": replace(OFFER.hours, opens=900, closes=800)},
        {"hours": replace(OFFER.hours, days=())},
        {"hours": replace(OFFER.hours, check_in=600)},
        {"promises": Promises(walk_in=10, priority=20)},
        {"promises": Promises(walk_in=1000)},
        {"customs": Customs(recalls=-1)},
        {"counters": (OwnCounter(number=1, services=()),)},
        {"withdrawn": (ID, ID)},
    ],
)
def test_settings_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(errors.WrongSetting):
        amend(managed(), **wrong)


def test_what_the_catalogue_has_not_is_refused_by_name() -> None:
    with pytest.raises(errors.UnknownService):
        amend(managed(), withdrawn=("NO-SUCH",))
    with pytest.raises(errors.UnknownCounter):
        amend(managed(), counters=(OwnCounter(number=77, services=(ID,)),))


def test_two_managers_at_once_do_not_overwrite_each_other() -> None:
    world = managed()
    amend(world, promises=SHORT)
    with pytest.raises(errors.SettingsChanged):
        world.do(verbs.AmendCentre(since=0, amendment=Amendment(), **BOSS))


def test_a_version_is_brought_back_as_a_new_one() -> None:
    world = managed()
    amend(world, promises=SHORT)
    amend(world, withdrawn=(ID,))
    back = world.do(verbs.RestoreCentre(since=2, number=1, **BOSS))
    assert (back.number, back.amendment) == (3, Amendment(promises=SHORT))
    assert [(v.number, v.restores, v.by) for v in back.versions] == [
        (3, 1, "900"),
        (2, 0, "900"),
        (1, 0, "900"),
    ]
    whole = world.do(verbs.RestoreCentre(since=3, number=0, **BOSS))
    assert whole.now == whole.deployed
    assert world.state.offer == OFFER


def test_a_catalogue_deployed_later_keeps_the_centres_own_settings() -> None:
    world = managed()
    amend(world, promises=SHORT)
    world.do(verbs.AdoptCatalogue(offer=replace(OFFER, name="Renamed")))
    assert world.state.offer is not None
    assert (world.state.offer.name, world.state.offer.promises) == ("Renamed", SHORT)
    version = world.state.version
    world.do(verbs.AdoptCatalogue(offer=replace(OFFER, name="Renamed")))
    assert world.state.version == version


@given(amendments)
def test_no_settings_are_no_change_and_settings_touch_no_name(own: Amendment) -> None:
    assert amended(OFFER, Amendment()) == OFFER
    after = amended(OFFER, own)
    assert [s.name for s in after.services] == [s.name for s in OFFER.services]
    assert amended(OFFER, own) == amended(amended(OFFER, own), own)


def test_an_agent_is_enrolled_changed_and_brought_back() -> None:
    world = managed()
    world.do(verbs.SetAgent(agent="150", role="agent", services=(ID,), fresh="481516", **BOSS))
    roster = world.do(verbs.SetAgent(agent="150", role="supervisor", counters=(2,), **BOSS))
    line = next(each for each in roster.agents if each.agent == "150")
    assert (line.role, line.counters, line.services) == ("supervisor", (2,), ())
    assert line.before is not None
    assert (line.before.role, line.before.services) == ("agent", (ID,))
    gone = world.do(verbs.SetAgent(agent="150", works=False, **BOSS))
    assert [each.agent for each in gone.left] == ["150"]
    with pytest.raises(errors.UnknownAgent):
        world.do(verbs.SignIn(agent="150", pin="", counter=3))
    back = world.do(verbs.SetAgent(agent="150", **BOSS))
    assert back.left == ()


def test_who_is_to_sit_elsewhere_cannot_sign_in_here() -> None:
    world = managed()
    world.do(verbs.SetAgent(agent="150", counters=(3,), **BOSS))
    with pytest.raises(errors.CounterNotYours):
        world.do(verbs.SignIn(agent="150", pin="", counter=2))
    assert world.do(verbs.SignIn(agent="150", pin="", counter=3)).agent == "150"
    with pytest.raises(errors.AgentElsewhere):
        world.do(verbs.SetAgent(agent="150", works=False, **BOSS))
    with pytest.raises(errors.AgentElsewhere):
        world.do(verbs.SetAgent(agent="150", counters=(1,), **BOSS))


def test_a_number_is_replaced_and_the_old_one_opens_nothing() -> None:
    world = managed()
    world.do(verbs.SetAgent(agent="150", **BOSS))
    world.do(verbs.SetAgent(agent="151", replaces="150", fresh="481516", **BOSS))
    roster = AskRoster().answer(world.state, world.now)
    assert "150" not in [a.agent for a in roster.agents]
    assert "151" in [a.agent for a in roster.agents]


def test_a_manager_keeps_the_own_rights() -> None:
    world = managed()
    for wrong in ({"role": "agent"}, {"works": False, "role": "manager"}):
        with pytest.raises(errors.OwnRights):
            world.do(verbs.SetAgent(agent="900", **BOSS, **wrong))
    world.do(verbs.SetAgent(agent="900", role="manager", services=(ID,), **BOSS))


@given(st.sampled_from(["agent", "supervisor"]))
def test_nobody_less_than_a_manager_may(role: str) -> None:
    world = a_world(1)
    world.do(verbs.EnrolAgent(agent="900", role=role))  # type: ignore[arg-type]
    for verb in (
        verbs.SetAgent(agent="150", **BOSS),
        verbs.AmendCentre(since=0, amendment=Amendment(), **BOSS),
        verbs.RestoreCentre(since=0, number=0, **BOSS),
    ):
        with pytest.raises(errors.NotAllowed):
            world.do(verb)


TODAY = local_day(a_world(1).now)


def shift(agent: str = "101", *, day: str = TODAY, ends: int = 780, **more: Any) -> Shift:
    return Shift(agent=agent, day=day, starts=480, ends=ends, **more)


def test_whoever_signs_in_reads_the_own_shift_and_forecasts_do_not_count_on_them_after_it() -> None:
    world = managed()
    amend(world, roster=(shift(counter=1), shift(day="2099-01-01")))
    assert counter_desk(world.state, world.now, 1).shift == shift(counter=1)
    (leaving,) = breaks_of(world.state, world.now)[1]
    assert local(leaving.starts).hour == 13
    late = at_local(TODAY, 13 * 60)
    assert 1 not in breaks_of(world.state, late), "whoever works longer goes on"
    world.do(verbs.PlanBreak(agent="101", at=late - 3_600_000, minutes=30, **BOSS))
    assert [local(b.starts).hour for b in breaks_of(world.state, world.now)[1]] == [12, 13]


def test_at_closing_nobody_leaves_those_who_wait() -> None:
    world = managed()
    amend(world, roster=(shift(ends=OFFER.hours.closes),))
    assert breaks_of(world.state, world.now) == {}


@pytest.mark.parametrize(
    ("roster", "refused"),
    [
        ((shift(ends=480),), errors.WrongSetting),
        ((shift(day="tomorrow"),), errors.WrongSetting),
        ((shift(), shift(ends=900)), errors.WrongSetting),
        ((shift("777"),), errors.UnknownAgent),
        ((shift(counter=99),), errors.UnknownCounter),
        (tuple(shift(day=f"2099-01-01T{n}") for n in range(SHIFTS + 1)), errors.WrongSetting),
    ],
)
def test_a_roster_that_cannot_be_is_refused_by_name(
    roster: tuple[Shift, ...], refused: type[errors.Refused]
) -> None:
    world = managed()
    with pytest.raises(refused):
        amend(world, roster=roster)
    assert world.state.amendment.roster == ()
