"""What is seen of people: who works here, whom a search finds, an agent's own day."""

from collections.abc import Iterator, Mapping
from statistics import median_low

from floor import errors
from floor.rules import snapshots as show
from floor.rules.find import the_visit
from floor.rules.state import Agent, Leg, State, Step, Visit

MOST_FOUND = 30
"""Visits that a search tells of."""


def badge(state: State, now: int, agent: str) -> show.Badge:
    """Who an agent is. Raises UnknownAgent."""
    known = state.agents.get(agent)
    if known is None:
        raise errors.UnknownAgent(agent=agent)
    return show.Badge(version=state.version, at=now, agent=agent, role=known.role)


def roster(state: State, now: int) -> show.Roster:
    """Who may sign in."""
    seats = {c.agent: c.number for c in state.counters.values() if c.agent is not None}
    return show.Roster(
        version=state.version,
        at=now,
        agents=tuple(_agents(state.agents, seats)),
        left=tuple(_agents(state.left, {})),
    )


def _agents(known: Mapping[str, Agent], seats: Mapping[str, int]) -> Iterator[show.AgentLine]:
    for agent in sorted(known.values(), key=lambda a: (len(a.number), a.number)):
        yield _agent(agent, seats.get(agent.number))


def _agent(agent: Agent, counter: int | None) -> show.AgentLine:
    return show.AgentLine(
        agent=agent.number,
        role=agent.role,
        services=tuple(sorted(agent.services)),
        counter=counter,
        counters=tuple(sorted(agent.counters)),
        before=_agent(agent.before, None) if agent.before else None,
    )


def found(state: State, now: int, text: str) -> show.Found:
    """Today's visits whose ticket holds the letters and digits given; all for none.

    Blanks and zeros before the digits need not be typed: "c42" finds C042.
    """
    sought = "".join(text.upper().split())
    hits = [visit for visit in reversed(state.visits.values()) if _holds(visit.ticket, sought)]
    return show.Found(
        version=state.version,
        at=now,
        text=text,
        rows=tuple(visit_line(state, visit.id) for visit in hits[:MOST_FOUND]),
        total=len(hits),
    )


def _holds(ticket: str, sought: str) -> bool:
    letters = ticket.rstrip("0123456789")
    short = letters + ticket[len(letters) :].lstrip("0")
    return sought in ticket or short.startswith(sought)


def visit_line(state: State, visit_id: str) -> show.VisitLine:
    """A visit in one line. Raises UnknownVisit."""
    visit = the_visit(state, visit_id)
    index = len(visit.legs) - 1 if visit.current is None else visit.current
    leg = visit.legs[index]
    return show.VisitLine(
        visit=visit.id,
        ticket=visit.ticket,
        lane=visit.lane,
        step=leg.step,
        service=leg.service,
        name=state.services[leg.service].name,
        counter=leg.counter,
        issued_at=visit.issued_at,
        leg=index,
        legs=len(visit.legs),
    )


def agent_day(state: State, now: int, agent: str) -> show.AgentDay:
    """What an agent has done today, by the legs that the agent had last."""
    mine = [leg for visit in state.visits.values() for leg in _by(visit, agent)]
    done = [leg for leg in mine if leg.step is Step.DONE]
    served = [leg for leg in done if leg.outcome != "transferred"]
    spent = [leg.ended_at - leg.started_at for leg in served if leg.started_at and leg.ended_at]
    waits = [leg.called_at - leg.clock for leg in served if leg.called_at and leg.clock is not None]
    called = [leg for leg in mine if leg.share is not None]
    return show.AgentDay(
        version=state.version,
        at=now,
        agent=agent,
        served=len(served),
        no_shows=sum(1 for leg in mine if leg.step is Step.NO_SHOW),
        transferred=len(done) - len(served),
        service_median=median_low(spent) if spent else None,
        wait_median=max(0, median_low(waits)) if waits else None,
        within_promise=sum(1 for leg in called if (leg.share or 0.0) <= 1),
        called=len(called),
    )


def _by(visit: Visit, agent: str) -> list[Leg]:
    return [leg for leg in visit.legs if leg.agent == agent and leg.called_at is not None]
