"""What screens may ask of the floor: each a frozen value with a pure answer."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from floor.rules import snapshots as show
from floor.rules import views, why
from floor.rules.state import State

S = TypeVar("S", bound=show.Snapshot, covariant=True)

QUESTIONS: dict[str, type["Question[show.Snapshot]"]] = {}
"""Every question by the name it has on the facade and on the wire."""


class Question(ABC, Generic[S]):
    """Something a screen shows; the same value asked twice is the same question."""

    name: ClassVar[str]

    def __init_subclass__(cls) -> None:
        letters = (f"_{c.lower()}" if c.isupper() else c for c in cls.__name__)
        cls.name = "".join(letters).lstrip("_").removeprefix("ask_")
        QUESTIONS[cls.name] = cls

    @abstractmethod
    def answer(self, state: State, now: int) -> S:
        """The snapshot now; raises Refused for a question about nothing there."""


@dataclass(frozen=True, kw_only=True)
class AskMenu(Question[show.Menu]):
    """Everything a kiosk offers."""

    def answer(self, state: State, now: int) -> show.Menu:
        return views.menu(state, now)


@dataclass(frozen=True, kw_only=True)
class AskTicket(Question[show.Ticket]):
    """A visit as its citizen sees it."""

    visit: str

    def answer(self, state: State, now: int) -> show.Ticket:
        return views.ticket(state, now, self.visit)


@dataclass(frozen=True, kw_only=True)
class AskCounter(Question[show.CounterDesk]):
    """One counter as its agent sees it."""

    counter: int

    def answer(self, state: State, now: int) -> show.CounterDesk:
        return views.counter_desk(state, now, self.counter)


@dataclass(frozen=True, kw_only=True)
class AskQueue(Question[show.Queue]):
    """Who waits for a counter, or for any counter."""

    counter: int | None = None

    def answer(self, state: State, now: int) -> show.Queue:
        return views.queue(state, now, self.counter)


@dataclass(frozen=True, kw_only=True)
class AskBoard(Question[show.Board]):
    """What the waiting room sees."""

    def answer(self, state: State, now: int) -> show.Board:
        return views.board(state, now)


@dataclass(frozen=True, kw_only=True)
class AskWaitBoard(Question[show.WaitBoard]):
    """What managers see."""

    def answer(self, state: State, now: int) -> show.WaitBoard:
        return views.wait_board(state, now)


@dataclass(frozen=True, kw_only=True)
class AskAdvice(Question[show.Advice]):
    """What would bring most people back within their promise now."""

    def answer(self, state: State, now: int) -> show.Advice:
        return views.advice(state, now)


@dataclass(frozen=True, kw_only=True)
class AskConditions(Question[show.Conditions]):
    """What a supervisor has set today."""

    def answer(self, state: State, now: int) -> show.Conditions:
        return views.conditions(state, now)


@dataclass(frozen=True, kw_only=True)
class AskRoster(Question[show.Roster]):
    """Who may sign in, and where each is."""

    def answer(self, state: State, now: int) -> show.Roster:
        return views.roster(state, now)


@dataclass(frozen=True, kw_only=True)
class AskFound(Question[show.Found]):
    """Today's visits whose number holds the text."""

    text: str = ""

    def answer(self, state: State, now: int) -> show.Found:
        return views.found(state, now, self.text)


@dataclass(frozen=True, kw_only=True)
class AskAgentDay(Question[show.AgentDay]):
    """What an agent has done today."""

    agent: str

    def answer(self, state: State, now: int) -> show.AgentDay:
        return views.agent_day(state, now, self.agent)


@dataclass(frozen=True, kw_only=True)
class AskWhy(Question[show.Why]):
    """Why a visit was called when it was, or still waits."""

    visit: str

    def answer(self, state: State, now: int) -> show.Why:
        return why.why(state, now, self.visit)


@dataclass(frozen=True, kw_only=True)
class AskDevices(Question[show.Devices]):
    """Every device that was enrolled."""

    def answer(self, state: State, now: int) -> show.Devices:
        return views.devices(state, now)


@dataclass(frozen=True, kw_only=True)
class AskDeviceHealth(Question[show.DeviceHealth]):
    """How the devices of the room are."""

    def answer(self, state: State, now: int) -> show.DeviceHealth:
        return views.device_health(state, now)


@dataclass(frozen=True, kw_only=True)
class AskSetup(Question[show.Setup]):
    """The centre's settings, as deployed and as its manager has amended them."""

    def answer(self, state: State, now: int) -> show.Setup:
        return views.setup(state, now)


@dataclass(frozen=True, kw_only=True)
class AskKit(Question[show.KioskKit]):
    """What a kiosk keeps in case it is alone, by the origin of its own store."""

    origin: str

    def answer(self, state: State, now: int) -> show.KioskKit:
        return views.kiosk_kit(state, now, self.origin)


@dataclass(frozen=True, kw_only=True)
class AskStanding(Question[show.Standing]):
    """How far the centre has adopted what headquarters decided, and whom it believes."""

    def answer(self, state: State, now: int) -> show.Standing:
        return views.standing(state, now)
