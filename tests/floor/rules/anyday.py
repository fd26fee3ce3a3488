"""Any sequence of verbs, drawn by hypothesis: what citizens, agents and chance may do."""

from typing import Any

from hypothesis import strategies as st

from floor.rules.amendment import Amendment, OwnCounter, OwnPromise
from floor.rules.events import Lane
from floor.rules.offer import Promises, Text
from floor.rules.state import Stand, State, Step
from floor.rules.verbs import (
    AddNote,
    AddService,
    AdmitDevice,
    AmendCentre,
    Announce,
    CallNext,
    CallTicket,
    Cancel,
    ChangePin,
    CheckIn,
    CloseCounter,
    ConfirmTicket,
    EnrolDevice,
    Finish,
    GiveSeries,
    Identify,
    NoteClock,
    NoteRegression,
    NotHere,
    OpenCounter,
    OrderServices,
    Park,
    PauseCounter,
    PlanBreak,
    RaisePriority,
    Rate,
    Recall,
    Release,
    Reprint,
    Requeue,
    ResetPin,
    RestoreCentre,
    RestoreService,
    Resume,
    ReturnVisit,
    RevokeDevice,
    RevokeDeviceBy,
    SetAgent,
    SetDevice,
    SetQuota,
    SetSkills,
    SignIn,
    SignOut,
    StartService,
    SuspendService,
    TakeTicket,
    TellHealth,
    Transfer,
    Undo,
    UnlockPin,
    Verb,
    WrapUp,
)
from tests.floor.rules.world import BIRTH, ID, TAX

SERVICES = [ID, TAX, BIRTH]
BOSS: dict[str, Any] = {"by": "900", "pin": ""}
DOWN = Text(en="down", sw="chini")
counters = st.integers(1, 3)
services = st.sampled_from(SERVICES)
reasons = st.sampled_from(["", "faints"])
agents = st.sampled_from(["101", "102", "103", "999"])


def about(visit: str) -> st.SearchStrategy[Verb[Any]]:
    """A verb about one visit."""
    return st.one_of(
        st.builds(AddService, visit=st.just(visit), service=services, last=st.booleans()),
        st.builds(CallTicket, counter=counters, visit=st.just(visit), reason=reasons),
        st.builds(Cancel, visit=st.just(visit)),
        st.builds(CheckIn, booking=st.sampled_from(["K1", "K2"]), visit=st.just(visit)),
        st.builds(ConfirmTicket, visit=st.just(visit), on_paper=st.booleans()),
        st.builds(RaisePriority, visit=st.just(visit), reason=st.just("faints"), **_boss()),
        st.builds(Rate, visit=st.just(visit), rating=st.integers(1, 5)),
        st.builds(Reprint, visit=st.just(visit)),
        st.builds(Resume, counter=counters, visit=st.just(visit)),
        st.builds(ReturnVisit, visit=st.just(visit)),
        st.builds(AddNote, counter=counters, visit=st.just(visit), text=st.just("waits outside")),
    )


def _manager() -> dict[str, Any]:
    return {"by": st.just("950"), "pin": st.just("")}


def _boss() -> dict[str, Any]:
    return {name: st.just(value) for name, value in BOSS.items()}


taking = st.builds(
    TakeTicket,
    services=st.lists(services, max_size=3).map(tuple),
    lane=st.sampled_from([Lane.WALK_IN, Lane.PRIORITY]),
)
at_desk = st.one_of(
    *(
        st.builds(verb, counter=counters)
        for verb in (CallNext, CallNext, CallNext, StartService, StartService, Finish, Recall)
    ),
    *(
        st.builds(verb, counter=counters)
        for verb in (NotHere, OpenCounter, CloseCounter, PauseCounter, SignOut, Undo, WrapUp)
    ),
    st.builds(Requeue, counter=counters, minutes=st.sampled_from([0, 5])),
    st.builds(Park, counter=counters, reason=st.just("pays")),
    st.builds(
        Transfer,
        counter=counters,
        service=st.none() | services,
        to_counter=st.none() | counters,
        place=st.sampled_from(["keep", "front", "back"]),
        reason=reasons,
    ),
    st.integers(1, 3).map(lambda n: SignIn(agent=f"10{n}", pin="", counter=n)),
)
supervising = st.one_of(
    st.builds(
        SuspendService, service=services, reason=st.just("down"), message=st.just(DOWN), **_boss()
    ),
    st.builds(RestoreService, service=services, **_boss()),
    st.builds(RestoreService, service=services, **_boss()),
    st.builds(Release, counter=counters, reason=st.just("crashed"), **_boss()),
    st.builds(SetQuota, service=services, quota=st.none() | st.integers(0, 9), **_boss()),
    st.builds(Announce, text=st.just(DOWN), until=st.just(2**42), **_boss()),
    st.builds(UnlockPin, agent=agents, **_boss()),
    st.builds(AdmitDevice, role=st.sampled_from(["kiosk", "manager"]), **_boss()),
    st.builds(RevokeDeviceBy, device=st.sampled_from(["kiosk-1", "k"]), reason=reasons, **_boss()),
    st.builds(ResetPin, agent=agents, fresh=st.sampled_from(["481516", "111111"]), **_boss()),
    st.builds(ChangePin, agent=agents, pin=st.just(""), new=st.just("907214")),
    st.builds(SetSkills, agent=agents, services=st.sampled_from([(), (ID,), (ID, TAX)]), **_boss()),
)
promises = st.builds(
    Promises,
    walk_in=st.sampled_from([10.0, 40.0]),
    priority=st.sampled_from([5.0, 20.0]),
    appointment=st.just(5.0),
)
amendments = st.builds(
    Amendment,
    promises=st.none() | promises,
    services=st.lists(st.builds(OwnPromise, service=services, promises=promises), max_size=2).map(
        tuple
    ),
    withdrawn=st.lists(services, max_size=2, unique=True).map(tuple),
    counters=st.lists(
        st.builds(OwnCounter, number=counters, services=st.just((ID, TAX))), max_size=2
    ).map(tuple),
)
numbered = st.integers(0, 3)
managing = st.one_of(
    st.builds(AmendCentre, since=numbered, amendment=amendments, **_manager()),
    st.builds(RestoreCentre, since=numbered, number=numbered, **_manager()),
    st.builds(
        SetAgent,
        agent=agents,
        role=st.sampled_from(["agent", "supervisor"]),
        services=st.sampled_from([(), (ID,)]),
        counters=st.sampled_from([(), (1, 2, 3)]),
        works=st.sampled_from([True, True, False]),
        replaces=st.sampled_from(["", "", "999"]),
        **_manager(),
    ),
)
names = st.sampled_from(["kiosk-1", "counter-2"])
devices = st.one_of(
    st.builds(
        EnrolDevice,
        called=st.just("") | names,
        role=st.sampled_from(["kiosk", "counter"]),
        public_key=st.just("key"),
        token_hash=st.just("hash"),
    ),
    st.builds(RevokeDevice, device=names, reason=st.just("lost")),
    st.builds(SetDevice, device=names, counter=st.none() | counters, zone=st.just("1-3")),
    st.builds(
        TellHealth,
        device=names,
        faults=st.sampled_from([(), ("paper_low",)]),
        paper_used_mm=st.integers(0, 500),
    ),
    st.builds(GiveSeries, origin=st.sampled_from(["a", "b"])),
    st.builds(NoteRegression, witness=names, origin=st.just("a"), seq=st.just(7), hash=st.just("")),
    st.builds(NoteClock, last=st.sampled_from([0, 2**42])),
    st.builds(Identify, agent=agents, pin=st.just("")),
)


def likely(state: State, number: int) -> st.SearchStrategy[Verb[Any]]:
    """What an agent at the counter would do next, more often than not."""
    counter = state.counters[number]
    if counter.agent is None:
        return st.just(SignIn(agent=f"10{number}", pin="", counter=number))
    if counter.stand is not Stand.OPEN:
        return st.just(OpenCounter(counter=number))
    if counter.visit is None:
        idle: list[Verb[Any]] = [CallNext(counter=number), Undo(counter=number)]
        return st.sampled_from([*idle, OpenCounter(counter=number)] if counter.wrap else idle)
    visit = state.visits[counter.visit]
    called = any(leg.step is Step.CALLED for leg in visit.legs)
    usual: tuple[Any, ...] = (StartService, StartService, Recall, NotHere, Requeue)
    if not called:
        usual = (CallNext, Finish, Finish, WrapUp)
    sent = st.builds(
        Transfer, counter=st.just(number), service=st.none() | services, reason=reasons
    )
    parked = st.just(Park(counter=number, reason="pays"))
    return st.one_of(*(st.just(verb(counter=number)) for verb in usual), sent, parked)


def any_verb(state: State) -> st.SearchStrategy[Verb[Any]]:
    """Some verb: mostly what people would do next, else whatever may be tried."""
    often = [taking, *(likely(state, number) for number in state.counters)]
    bookings = st.sampled_from(["K1", "K2"])
    at = max((visit.issued_at for visit in state.visits.values()), default=0)
    breaks = st.builds(
        PlanBreak, agent=agents, at=st.just(at), minutes=st.sampled_from([0, 15]), **_boss()
    )
    rare: list[st.SearchStrategy[Verb[Any]]] = [at_desk, supervising, managing]
    rare += [devices, breaks]
    rare.append(bookings.map(lambda code: CheckIn(booking=code)))
    visits = sorted(state.visits)
    if visits:
        chosen = st.sampled_from(visits)
        rare += [chosen.flatmap(about), chosen.flatmap(about), chosen.flatmap(ordering)]
    return st.integers(0, 2).flatmap(lambda n: st.one_of(*(rare if n == 2 else often)))


def ordering(visit: str) -> st.SearchStrategy[Verb[Any]]:
    """A wish for another order of a visit's services."""
    return st.permutations(SERVICES).flatmap(
        lambda codes: st.integers(1, 3).map(
            lambda n: OrderServices(visit=visit, services=tuple(codes[:n]))
        )
    )
