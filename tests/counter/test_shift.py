"""The agent's shift: what is possible when, and that each wish is done exactly once."""

from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter import shift as rules
from counter.actions import Action, Stage
from counter.shift import Shift, Typed
from floor import errors
from floor.rules import verbs
from floor.rules.events import Lane
from floor.rules.offer import Text
from floor.rules.snapshots import CounterDesk, LegLine, NowServing
from floor.rules.state import Stand, Step

SERVICE = Text(en="Driving licence renewal", sw="Kufanya upya leseni ya udereva")


def serving(step: Step, *, calls: int = 1) -> NowServing:
    leg = LegLine(
        service="NTSA-DLRN",
        name=SERVICE,
        step=step,
        promise=15.0,
        counter=12,
        documents=(),
        clock=0,
        called_at=60_000,
        started_at=None,
    )
    return NowServing(
        visit="v",
        ticket="M003",
        lane=Lane.PRIORITY,
        language="sw",
        issued_at=0,
        leg=0,
        legs=(leg,),
        step=step,
        called_at=60_000,
        calls=calls,
        started_at=90_000 if step is Step.SERVING else None,
        typical_minutes=10.0,
    )


def desk(**changes: Any) -> CounterDesk:
    """Counter 12, open, agent 101, nobody there."""
    plain = CounterDesk(
        version=7,
        at=100_000,
        number=12,
        stand=Stand.OPEN,
        agent="101",
        since=0,
        pause_reason="",
        serving=None,
        waiting=3,
        served=0,
        services=("NTSA-DLRN",),
    )
    return replace(plain, **changes)


def at(snapshot: CounterDesk) -> Shift:
    return Shift(counter=12, agent="101", desk=snapshot)


STAGES = {
    Stage.CLOSED: desk(stand=Stand.CLOSED),
    Stage.READY: desk(),
    Stage.CALLED: desk(serving=serving(Step.CALLED)),
    Stage.SERVING: desk(serving=serving(Step.SERVING)),
    Stage.PAUSED: desk(stand=Stand.PAUSED),
    Stage.SIGNED_OUT: desk(agent=None, stand=Stand.CLOSED),
}


@pytest.mark.parametrize("expected", STAGES)
def test_the_floors_answer_tells_the_stage(expected: Stage) -> None:
    assert rules.stage(at(STAGES[expected])) is expected


def test_somebody_elses_counter_is_not_my_shift() -> None:
    assert rules.stage(at(desk(agent="102"))) is Stage.SIGNED_OUT


@pytest.mark.parametrize("stage", STAGES)
def test_what_stands_out_is_always_possible(stage: Stage) -> None:
    shift = at(STAGES[stage])
    assert rules.next_action(shift) in rules.possible(shift)


@pytest.mark.parametrize(("calls", "expected"), [(1, "start_service"), (3, "start_service")])
def test_before_the_third_recall_starting_stands_out(calls: int, expected: str) -> None:
    assert rules.next_action(at(desk(serving=serving(Step.CALLED, calls=calls)))) == expected


def test_after_the_third_recall_not_here_stands_out() -> None:
    assert rules.next_action(at(desk(serving=serving(Step.CALLED, calls=4)))) is Action.NOT_HERE


def test_a_second_press_while_the_first_is_open_is_no_wish() -> None:
    once = rules.press(at(desk()), Action.CALL_NEXT, key="a")
    assert rules.press(once, Action.CALL_NEXT, key="b") is once


def test_what_is_not_possible_is_no_wish() -> None:
    shift = at(desk())
    assert rules.press(shift, Action.FINISH, key="a") is shift


def test_trouble_holds_the_wish_with_its_key() -> None:
    wished = rules.press(at(desk()), Action.CALL_NEXT, key="a")
    held = rules.failed(wished, errors.HostUnreachable(address="h"))
    assert held.held
    assert held.wish == wished.wish


def test_a_refusal_ends_the_wish_and_is_told() -> None:
    wished = rules.press(at(desk()), Action.CALL_NEXT, key="a")
    refused = rules.failed(wished, errors.NobodyWaiting(counter=12))
    assert refused.wish is None
    assert isinstance(refused.told, errors.NobodyWaiting)


def test_the_next_press_takes_the_refusal_away() -> None:
    refused = replace(at(desk()), told=errors.NobodyWaiting(counter=12))
    assert rules.press(refused, Action.CALL_NEXT, key="b").told is None


def test_a_late_snapshot_never_takes_the_desk_back() -> None:
    shift = at(desk(version=9))
    assert rules.heard(shift, desk(version=8, waiting=99)) is shift


def test_after_a_cut_an_older_version_counts_for_the_host_may_be_restored() -> None:
    shift = rules.heard(rules.forget(at(desk(version=9))), desk(version=4, waiting=99))
    assert shift.desk is not None
    assert shift.desk.waiting == 99


def test_the_first_answer_of_a_retry_never_takes_the_desk_back() -> None:
    wished = rules.press(at(desk()), Action.CALL_NEXT, key="a")
    later = rules.heard(wished, desk(version=9, serving=serving(Step.CALLED)))
    done = rules.answered(later, desk(version=8))
    assert done.wish is None
    assert rules.stage(done) is Stage.CALLED


def test_being_signed_out_from_elsewhere_is_told() -> None:
    released = rules.heard(at(desk()), desk(version=8, agent=None, stand=Stand.CLOSED))
    assert released.released
    assert rules.stage(released) is Stage.SIGNED_OUT


def test_a_refusal_because_of_a_release_leads_back_to_signing_in() -> None:
    wished = rules.press(at(desk()), Action.CALL_NEXT, key="a")
    heard = rules.heard(wished, desk(version=8, agent=None, stand=Stand.CLOSED))
    refused = rules.failed(heard, errors.NotSignedIn(counter=12))
    assert refused.agent is None
    assert rules.possible(refused) == {Action.SIGN_IN, Action.CHANGE_PIN}


def test_nobody_signed_in_changes_counter() -> None:
    shift = at(desk())
    assert rules.at_counter(shift, 13) is shift
    assert rules.at_counter(Shift(counter=12), 13).counter == 13


def test_signing_in_is_for_the_agent_who_typed() -> None:
    wished = rules.press(
        Shift(counter=12), Action.SIGN_IN, key="a", typed=Typed(agent="101", pin="246810")
    )
    assert rules.answered(wished, desk(stand=Stand.CLOSED)).agent == "101"


class Host:
    """Keeps what each key did, as the floor does; loses questions and answers on demand."""

    def __init__(self) -> None:
        self.done: dict[str, Action] = {}
        self.version = 7

    def ask(self, wish: rules.Wish, fate: str) -> CounterDesk:
        if fate == "question lost":
            raise errors.HostUnreachable(address="h")
        if wish.key not in self.done:
            self.done[wish.key] = wish.action
            self.version += 1
        if fate == "answer lost":
            raise errors.HostUnreachable(address="h")
        if fate == "refused":
            raise errors.NobodyWaiting(counter=12)
        return desk(version=self.version)


FATES = st.sampled_from(["done", "question lost", "answer lost"])


@given(st.lists(st.one_of(st.sampled_from(sorted(Action)), FATES), max_size=60))
def test_however_often_it_is_pressed_and_sent_each_wish_is_done_once(steps: list[str]) -> None:
    host, keys, shift = Host(), count(), at(desk())
    wished: list[tuple[str, Action]] = []
    for step in steps:
        if step in list(Action):
            pressed = rules.press(shift, Action(step), key=str(next(keys)))
            if pressed.wish is not None and pressed.wish is not shift.wish:
                wished.append((pressed.wish.key, pressed.wish.action))
            shift = pressed
        elif shift.wish is not None:
            try:
                shift = rules.answered(shift, host.ask(shift.wish, step))
            except errors.Trouble as trouble:
                shift = rules.failed(shift, trouble)
    open_key = shift.wish.key if shift.wish else None
    sent = [(key, action) for key, action in wished if key != open_key or key in host.done]
    assert list(host.done.items()) == sent


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(STAGES)), st.integers(1, 20), st.booleans()), max_size=30
    )
)
def test_a_press_is_a_wish_exactly_when_it_is_possible(told: list[tuple[Stage, int, bool]]) -> None:
    shift = Shift(counter=12, agent="101")
    for stage, version, cut in told:
        shift = rules.heard(shift, replace(STAGES[stage], version=version))
        shift = rules.forget(shift) if cut else shift
        for action in Action:
            pressed = rules.press(shift, action, key="k", verb=verbs.CallNext(counter=12))
            assert (pressed.wish is not None) == (action in rules.possible(shift))
