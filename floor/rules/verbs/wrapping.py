"""The verb by which an agent ends a service and keeps the counter for what it has left to do."""

from dataclasses import dataclass

from floor.rules.events import Change, WrapUpBegan
from floor.rules.find import the_offer
from floor.rules.opening import MINUTE
from floor.rules.state import State, Step
from floor.rules.verbs.base import Moment
from floor.rules.verbs.desk import AtDesk, at_counter, ending


@dataclass(frozen=True, kw_only=True)
class WrapUp(AtDesk):
    """The service is done and the citizen may go; the agent files and stamps before the next call.

    It is over when the agent opens the counter again or calls the next, and at the centre's limit
    at the latest: time beyond it counts as idle.
    """

    outcome: str = "served"
    done: tuple[str, ...] = ()
    """Services given besides the one asked for."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, _ = at_counter(state, self.counter, Step.SERVING)
        limit = int(the_offer(state).customs.wrap_up_minutes * MINUTE)
        return [
            *ending(state, visit, index, self.counter, self.outcome, self.done),
            WrapUpBegan(counter=self.counter, visit=visit.id, leg=index, until=moment.at + limit),
        ]
