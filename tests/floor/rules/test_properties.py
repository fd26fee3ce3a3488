"""For any sequence of verbs: nobody is lost, nobody is called twice, no number is given twice."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from floor import errors
from floor.rules import opening, views
from floor.rules.audit import audit
from floor.rules.events import Booking, TicketTaken
from floor.rules.evolve import evolve
from floor.rules.state import OPEN_STEPS, State, Step
from floor.rules.verbs import (
    VERBS,
    AdoptAppointments,
    BeginDay,
    CloseDay,
    EndDay,
    EnrolAgent,
    OpenDay,
)
from floor.rules.why import why
from tests.floor.rules import anyday
from tests.floor.rules.anyday import any_verb
from tests.floor.rules.world import ID, TAX, a_world


class AnyDay(RuleBasedStateMachine):
    """Citizens, agents and supervisors do whatever they like, in any order, over days."""

    def __init__(self) -> None:
        super().__init__()
        self.world = a_world(1, 2, 3)
        self.world.do(EnrolAgent(agent="900", role="supervisor"))
        self.world.do(EnrolAgent(agent="950", role="manager"))
        self._book()

    def _book(self) -> None:
        at = self.world.now + 60_000
        bookings = (
            Booking(code="K1", service=ID, at=at, centre="TST"),
            Booking(code="K2", service=TAX, at=at, centre="TST"),
        )
        self.world.do(AdoptAppointments(bookings=bookings))

    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        for _ in range(data.draw(st.integers(6, 20))):
            self.world.later(data.draw(st.integers(0, 4)) / 2)
            verb = data.draw(any_verb(self.world.state))
            before, events = self.world.state.copy(), len(self.world.events)
            try:
                self.world.do(verb)
            except errors.Refused:
                assert self.world.state == before and len(self.world.events) == events

    @rule(luck=st.integers(0, 19), by_hand=st.booleans())
    def pass_time_or_a_night(self, luck: int, by_hand: bool) -> None:
        if luck:
            self.world.later(luck)
            return
        self.world.do(EndDay(by="900", pin="", reason="closing") if by_hand else CloseDay())
        left = [leg for v in self.world.state.visits.values() for leg in v.legs]
        assert all(leg.step not in OPEN_STEPS for leg in left)
        self.world.now = opening.at_local(opening.local_day(self.world.now), 32 * 60)
        self.world.do(BeginDay(by="900", pin="") if by_hand else OpenDay())
        self._book()

    @invariant()
    def nobody_is_lost(self) -> None:
        state = self.world.state
        at_counters = [c.visit for c in state.counters.values() if c.visit is not None]
        for visit in state.visits.values():
            steps = [leg.step for leg in visit.legs if leg.step in OPEN_STEPS]
            places = (visit.id in state.waiting) + (visit.id in state.parked)
            places += at_counters.count(visit.id)
            assert places == (1 if steps else 0), "an open visit stands in just one place"
            if steps:
                assert steps[0] is not Step.PLANNED
                assert all(step is Step.PLANNED for step in steps[1:])
        for visit_id, index in state.waiting.items():
            assert state.visits[visit_id].legs[index].step is Step.WAITING

    @invariant()
    def every_view_can_be_made(self) -> None:
        state, now = self.world.state, self.world.now
        assert views.menu(state, now).services
        assert len(views.queue(state, now, None).rows) == len(state.waiting)
        assert views.wait_board(state, now).waiting == len(state.waiting)
        views.board(state, now)
        views.conditions(state, now)
        for number in state.counters:
            views.counter_desk(state, now, number)
            views.queue(state, now, number)
        for visit in state.visits:
            views.ticket(state, now, visit)
            why(state, now, visit)

    def teardown(self) -> None:
        again = State(centre="TST")
        for event in self.world.events:
            evolve(again, event)
        assert again == self.world.state, "folding the journal gives the state"
        numbers = [
            (change.day, change.series, change.number)
            for change in (event.change for event in self.world.events)
            if isinstance(change, TicketTaken)
        ]
        assert len(set(numbers)) == len(numbers), "no number is given twice"
        found = audit("TST", self.world.events)
        assert (found.out_of_turn, found.called_twice, found.numbered_twice) == ([], [], [])


ELSEWHERE = {
    "adopt_catalogue": "the world begins with it; test_verbs adopts others",
    "adopt_lines": "needs another store's lines: tests of the kiosk that was alone",
    "recover_visits": "needs lines that a restore lost: tests of sync",
    "go_alone": "a verb of the kiosk's own store, no host's",
    "come_back": "the same",
    "adopt_decision": "needs headquarters' signature",
    "note_refusal": "the same",
    "trust_headquarters": "the same",
}
"""Verbs that any day leaves out, and why."""


def test_any_day_knows_every_verb() -> None:
    here = [AdoptAppointments, BeginDay, CloseDay, EndDay, EnrolAgent, OpenDay]
    drawn = [*vars(anyday).values(), *here]
    left_out = {name for name, kind in VERBS.items() if kind not in drawn}
    assert left_out == set(ELSEWHERE), "draw a new verb in anyday.py, or say why not"


AnyDay.TestCase.settings = settings(max_examples=25, stateful_step_count=20)
TestAnyDay = AnyDay.TestCase
