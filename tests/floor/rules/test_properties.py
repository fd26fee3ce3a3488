"""For any sequence of verbs: nobody is lost, nobody is called twice, no number is given twice."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from floor import errors
from floor.rules import views
from floor.rules.audit import audit
from floor.rules.events import Lane
from floor.rules.evolve import evolve
from floor.rules.state import OPEN_STEPS, State, Step
from floor.rules.verbs import (
    CallNext,
    Cancel,
    CloseCounter,
    CloseDay,
    Finish,
    NotHere,
    OpenCounter,
    OpenDay,
    PauseCounter,
    Recall,
    Requeue,
    SignIn,
    SignOut,
    StartService,
    TakeTicket,
)
from tests.floor.rules.world import BIRTH, ID, TAX, a_world

counters = st.integers(1, 3)
at_desk = st.sampled_from(
    [CallNext, Recall, StartService, NotHere, Requeue, Finish, OpenCounter, CloseCounter]
    + [PauseCounter, SignOut]
)


class AnyDay(RuleBasedStateMachine):
    """Citizens and agents do whatever they like, in any order, over days."""

    def __init__(self) -> None:
        super().__init__()
        self.world = a_world(1, 2, 3)
        self.issued: list[tuple[str, str]] = []
        self.taken: set[str] = set()

    @rule(
        services=st.lists(st.sampled_from([ID, TAX, BIRTH]), max_size=3),
        lane=st.sampled_from([Lane.WALK_IN, Lane.PRIORITY]),
    )
    def take(self, services: list[str], lane: Lane) -> None:
        try:
            ticket = self.world.do(TakeTicket(services=tuple(services), lane=lane))
        except errors.Refused:
            return
        self.issued.append((ticket.day, ticket.ticket))
        self.taken.add(ticket.visit)

    @rule(verb=at_desk, counter=counters)
    def work(self, verb: type[CallNext], counter: int) -> None:
        try:
            self.world.do(verb(counter=counter))
        except errors.Refused:
            return

    @rule(counter=counters)
    def sign_in(self, counter: int) -> None:
        try:
            self.world.do(SignIn(agent=f"10{counter}", pin="", counter=counter))
            self.world.do(OpenCounter(counter=counter))
        except errors.Refused:
            return

    @rule(data=st.data())
    def give_up(self, data: st.DataObject) -> None:
        if self.taken:
            visit = data.draw(st.sampled_from(sorted(self.taken)))
            try:
                self.world.do(Cancel(visit=visit))
            except errors.Refused:
                return

    @rule(minutes=st.integers(0, 30))
    def pass_time(self, minutes: int) -> None:
        self.world.later(minutes)

    @rule()
    def next_day(self) -> None:
        self.world.do(CloseDay())
        left = [leg for v in self.world.state.visits.values() for leg in v.legs]
        assert all(leg.step not in OPEN_STEPS for leg in left)
        self.world.later(24 * 60)
        self.world.do(OpenDay())
        self.taken = set()

    @invariant()
    def nobody_is_lost(self) -> None:
        state = self.world.state
        assert set(state.visits) == self.taken
        at_counters = [c.visit for c in state.counters.values() if c.visit is not None]
        for visit in state.visits.values():
            steps = [leg.step for leg in visit.legs if leg.step in OPEN_STEPS]
            places = (visit.id in state.waiting) + at_counters.count(visit.id)
            assert places == (1 if steps else 0), "an open visit stands in just one place"
            if steps:
                assert steps[0] is not Step.PLANNED
                assert all(step is Step.PLANNED for step in steps[1:])

    @invariant()
    def no_number_is_given_twice(self) -> None:
        assert len(set(self.issued)) == len(self.issued)

    @invariant()
    def every_view_can_be_made(self) -> None:
        state, now = self.world.state, self.world.now
        assert views.menu(state, now).services
        assert len(views.queue(state, now, None).rows) == len(state.waiting)
        assert views.wait_board(state, now).waiting == len(state.waiting)
        views.board(state, now)
        for number in state.counters:
            views.counter_desk(state, now, number)
        for visit in state.visits:
            views.ticket(state, now, visit)

    def teardown(self) -> None:
        again = State(centre="TST")
        for event in self.world.events:
            evolve(again, event)
        assert again == self.world.state, "folding the journal gives the state"
        found = audit("TST", self.world.events)
        assert (found.out_of_turn, found.called_twice, found.numbered_twice) == ([], [], [])


AnyDay.TestCase.settings = settings(max_examples=60, stateful_step_count=60)
TestAnyDay = AnyDay.TestCase
