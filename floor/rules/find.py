"""Look-ups on the floor that refuse by name when there is nothing to find."""

from floor import errors
from floor.rules.offer import Offer, Service
from floor.rules.state import Agent, Counter, Device, State, Visit


def the_offer(state: State) -> Offer:
    """The centre's offer, or NoCatalogue."""
    if state.offer is None:
        raise errors.NoCatalogue
    return state.offer


def the_day(state: State) -> str:
    """The open day, or DayNotOpen."""
    if state.day is None:
        raise errors.DayNotOpen
    return state.day


def the_service(state: State, code: str) -> Service:
    """A service of the centre, or UnknownService."""
    if (service := state.services.get(code)) is None:
        raise errors.UnknownService(service=code)
    return service


def the_visit(state: State, visit: str) -> Visit:
    """One of today's visits, or UnknownVisit."""
    if (found := state.visits.get(visit)) is None:
        raise errors.UnknownVisit(visit=visit)
    return found


def the_counter(state: State, number: int) -> Counter:
    """A counter of the centre, or UnknownCounter."""
    if (counter := state.counters.get(number)) is None:
        raise errors.UnknownCounter(counter=number)
    return counter


def the_agent(state: State, number: str) -> Agent:
    """Who may sign in, or UnknownAgent."""
    if (agent := state.agents.get(number)) is None:
        raise errors.UnknownAgent(agent=number)
    return agent


def manned(state: State, number: int) -> Counter:
    """A counter at which an agent is signed in while a day is open."""
    counter = the_counter(state, number)
    the_day(state)
    if counter.agent is None:
        raise errors.NotSignedIn(counter=number)
    return counter


def idle(state: State, number: int) -> Counter:
    """A manned counter that has nobody called or in service, or CounterBusy."""
    counter = manned(state, number)
    if counter.visit is not None:
        raise errors.CounterBusy(counter=number, ticket=state.visits[counter.visit].ticket)
    return counter


def the_device(state: State, named: str) -> Device:
    """The device of an id, or the only one let in by a name; else UnknownDevice."""
    if (found := state.devices.get(named)) is not None:
        return found
    alike = [device for device in state.devices.values() if device.name == named]
    alike = [device for device in alike if device.revoked_at is None] or alike[-1:]
    if len(alike) != 1:
        raise errors.UnknownDevice(device=named)
    return alike[0]
