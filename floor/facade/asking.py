"""The questions that screens ask."""

from floor.facade.door import Door
from floor.rules import snapshots as show
from floor.rules.questions import (
    AskAdvice,
    AskAgentDay,
    AskBoard,
    AskConditions,
    AskCounter,
    AskFound,
    AskMenu,
    AskQueue,
    AskRoster,
    AskSetup,
    AskStanding,
    AskTicket,
    AskWaitBoard,
    AskWhy,
)


class Questions(Door):
    """What may be asked of the floor; each may be watched as well."""

    def menu(self) -> show.Menu:
        """Everything a kiosk offers."""
        return self.ask(AskMenu())

    def ticket(self, *, visit: str) -> show.Ticket:
        """A visit as its citizen sees it."""
        return self.ask(AskTicket(visit=visit))

    def counter(self, *, counter: int) -> show.CounterDesk:
        """One counter as its agent sees it."""
        return self.ask(AskCounter(counter=counter))

    def queue(self, *, counter: int | None = None) -> show.Queue:
        """Who waits for one counter, or for any."""
        return self.ask(AskQueue(counter=counter))

    def board(self) -> show.Board:
        """What the waiting room sees."""
        return self.ask(AskBoard())

    def wait_board(self) -> show.WaitBoard:
        """What managers see."""
        return self.ask(AskWaitBoard())

    def advice(self) -> show.Advice:
        """What would bring most people back within their promise now."""
        return self.ask(AskAdvice())

    def conditions(self) -> show.Conditions:
        """What a supervisor has set today."""
        return self.ask(AskConditions())

    def roster(self) -> show.Roster:
        """Who may sign in, and where each is."""
        return self.ask(AskRoster())

    def setup(self) -> show.Setup:
        """The centre's settings, as deployed and as its manager has amended them."""
        return self.ask(AskSetup())

    def found(self, *, text: str = "") -> show.Found:
        """Today's visits whose number holds the text, newest first."""
        return self.ask(AskFound(text=text))

    def agent_day(self, *, agent: str) -> show.AgentDay:
        """What an agent has done today."""
        return self.ask(AskAgentDay(agent=agent))

    def why(self, *, visit: str) -> show.Why:
        """Why a visit was called when it was, or still waits."""
        return self.ask(AskWhy(visit=visit))

    def standing(self) -> show.Standing:
        """How far the centre has adopted what headquarters decided, and whom it believes."""
        return self.ask(AskStanding())
