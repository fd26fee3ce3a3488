"""Verbs of the agent at a counter."""

from typing import Literal

from floor.facade.door import Door
from floor.rules import snapshots as show
from floor.rules import verbs


class AgentVerbs(Door):
    """What an agent may do at a counter."""

    def sign_in(self, *, key: str, agent: str, pin: str, counter: int) -> show.CounterDesk:
        """Take a counter."""
        return self.do(verbs.SignIn(agent=agent, pin=pin, counter=counter), key=key)

    def sign_out(self, *, key: str, counter: int) -> show.CounterDesk:
        """Leave a counter, which closes."""
        return self.do(verbs.SignOut(counter=counter), key=key)

    def open_counter(self, *, key: str, counter: int) -> show.CounterDesk:
        """Be ready to call, in the morning or after a break."""
        return self.do(verbs.OpenCounter(counter=counter), key=key)

    def pause_counter(self, *, key: str, counter: int, reason: str = "") -> show.CounterDesk:
        """Take a break."""
        return self.do(verbs.PauseCounter(counter=counter, reason=reason), key=key)

    def close_counter(self, *, key: str, counter: int) -> show.CounterDesk:
        """Call nobody any more."""
        return self.do(verbs.CloseCounter(counter=counter), key=key)

    def call_next(self, *, key: str, counter: int, outcome: str = "served") -> show.CounterDesk:
        """Call whom the rule says, finishing whoever is being served."""
        return self.do(verbs.CallNext(counter=counter, outcome=outcome), key=key)

    def recall(self, *, key: str, counter: int) -> show.CounterDesk:
        """Ring the called number once more."""
        return self.do(verbs.Recall(counter=counter), key=key)

    def start_service(self, *, key: str, counter: int) -> show.CounterDesk:
        """The citizen has come."""
        return self.do(verbs.StartService(counter=counter), key=key)

    def not_here(self, *, key: str, counter: int) -> show.CounterDesk:
        """The citizen did not come."""
        return self.do(verbs.NotHere(counter=counter), key=key)

    def requeue(
        self, *, key: str, counter: int, minutes: float = 0.0, reason: str = "not here yet"
    ) -> show.CounterDesk:
        """Let the called citizen wait again, with the same clock, not called for some minutes."""
        return self.do(verbs.Requeue(counter=counter, minutes=minutes, reason=reason), key=key)

    def finish(
        self, *, key: str, counter: int, outcome: str = "served", done: tuple[str, ...] = ()
    ) -> show.CounterDesk:
        """The service is done, and perhaps others besides."""
        return self.do(verbs.Finish(counter=counter, outcome=outcome, done=done), key=key)

    def wrap_up(
        self, *, key: str, counter: int, outcome: str = "served", done: tuple[str, ...] = ()
    ) -> show.CounterDesk:
        """As finish, and keep the counter for what is left to do, until open_counter or a call."""
        return self.do(verbs.WrapUp(counter=counter, outcome=outcome, done=done), key=key)

    def call_ticket(
        self, *, key: str, counter: int, visit: str, reason: str = ""
    ) -> show.CounterDesk:
        """Call a given ticket; out of turn only with a reason."""
        return self.do(verbs.CallTicket(counter=counter, visit=visit, reason=reason), key=key)

    def park(
        self, *, key: str, counter: int, reason: str, minutes: float | None = None
    ) -> show.CounterDesk:
        """Set the served citizen aside and be free."""
        return self.do(verbs.Park(counter=counter, reason=reason, minutes=minutes), key=key)

    def resume(self, *, key: str, counter: int, visit: str) -> show.CounterDesk:
        """Take up a parked citizen again."""
        return self.do(verbs.Resume(counter=counter, visit=visit), key=key)

    def transfer(
        self,
        *,
        key: str,
        counter: int,
        service: str | None = None,
        to_counter: int | None = None,
        to_agent: str | None = None,
        place: Literal["keep", "front", "back"] = "keep",
        reason: str = "",
    ) -> show.CounterDesk:
        """Send the citizen to another service, counter or agent; the clock goes on."""
        sent = verbs.Transfer(
            counter=counter,
            service=service,
            to_counter=to_counter,
            to_agent=to_agent,
            place=place,
            reason=reason,
        )
        return self.do(sent, key=key)

    def add_note(self, *, key: str, counter: int, visit: str, text: str) -> show.CounterDesk:
        """Write something about a visit for whoever serves it next; name nobody."""
        return self.do(verbs.AddNote(counter=counter, visit=visit, text=text), key=key)

    def undo(self, *, key: str, counter: int, reason: str = "by mistake") -> show.CounterDesk:
        """Take back the finish or 'not here' just given."""
        return self.do(verbs.Undo(counter=counter, reason=reason), key=key)
