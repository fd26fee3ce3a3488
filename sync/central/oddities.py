"""What brokers, favours and misused copies leave behind in the figures; pure.

Each is told with what it rests on. It accuses nobody: a family that takes five tickets, or a
printer that jams, looks the same.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from floor.rules.state import Step
from floor.store.measures.facts import Facts, Visit

NEAR = 180_000
"""Milliseconds between two tickets of one burst at most."""
MANY = 5
"""Tickets of one service, one right after the other, from which they are a burst."""
UNUSED = 0.5
"""Share of a burst that nobody used, from which it is told: tickets may have been for sale."""
COPIES = 3
"""Copies of one ticket from which it is told."""
MOST = 50
"""Cases of a kind that are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """Tickets for one service, taken one right after the other, of which many were not used."""

    service: str
    day: str
    since: int
    until: int
    first: str
    last: str
    """Their first and last number."""
    tickets: int
    unused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A ticket that was printed again and again."""

    day: str
    ticket: str
    copies: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """One call that did not follow the rule, or one change that let a visit go before others."""

    at: int
    ticket: str
    counter: int | None
    agent: str | None
    how: str
    """picked, front (sent on to the front of another queue) or lane (given another lane)."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """One agent, and one reason that they gave again and again for calls out of turn."""

    agent: str
    reason: str
    times: int
    of: int
    """All that they called out of turn."""


def jumps(facts: Facts) -> list[Jump]:
    """Everything that went out of turn, the newest first."""
    found = [
        Jump(at=at, ticket=_ticket(facts, stay.visit), counter=stay.counter, agent=stay.agent,
             how=how, reason=reason)
        for stay in facts.stays
        for at, how, reason, so in (
            (stay.called_at, "picked", stay.reason, bool(stay.reason)),
            (stay.left_at, "front", stay.sent_reason, stay.sent == "front"),
        )
        if so
    ]  # fmt: skip
    found += [
        Jump(at=each.at, ticket=_ticket(facts, each.visit), counter=None, agent=each.agent,
             how="lane", reason=each.reason)
        for each in facts.raises
    ]  # fmt: skip
    return sorted(found, key=lambda jump: -jump.at)


def _ticket(facts: Facts, visit: str) -> str:
    return facts.visits[visit].ticket if visit in facts.visits else ""


def habits(found: list[Jump]) -> list[Habit]:
    """Reasons that one agent gave at least three times, and for most of their calls."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for jump in found:
        told[jump.agent or ""][jump.reason] += 1
    every = [
        Habit(agent=agent, reason=reason, times=times, of=reasons.total())
        for agent, reasons in told.items()
        for reason, times in reasons.items()
        if agent and times >= 3 and times * 2 > reasons.total()
    ]
    return sorted(every, key=lambda habit: -habit.times)


def bursts(facts: Facts) -> list[Burst]:
    """Runs of tickets for one service that mostly nobody used, the largest first."""
    by_service: dict[tuple[str, str], list[Visit]] = defaultdict(list)
    for visit in sorted(facts.visits.values(), key=lambda each: (each.issued_at, each.ticket)):
        if visit.legs and visit.booking is None:
            by_service[visit.day, visit.legs[0].service].append(visit)
    found = []
    for (day, service), visits in by_service.items():
        for run in _runs(visits):
            unused = sum(_unused(visit) for visit in run)
            if len(run) >= MANY and unused >= UNUSED * len(run):
                found.append(_burst(day, service, run, unused))
    return sorted(found, key=lambda burst: (-burst.unused, -burst.since))


def _runs(visits: list[Visit]) -> list[list[Visit]]:
    runs: list[list[Visit]] = []
    for visit in visits:
        if runs and visit.issued_at - runs[-1][-1].issued_at <= NEAR:
            runs[-1].append(visit)
        else:
            runs.append([visit])
    return runs


def _unused(visit: Visit) -> bool:
    """Whether nobody came with it: called in vain, or given back."""
    over = all(leg.step in (Step.NO_SHOW, Step.CANCELLED) for leg in visit.legs)
    return over and not visit.shown


def _burst(day: str, service: str, run: list[Visit], unused: int) -> Burst:
    return Burst(
        service=service,
        day=day,
        since=run[0].issued_at,
        until=run[-1].issued_at,
        first=run[0].ticket,
        last=run[-1].ticket,
        tickets=len(run),
        unused=unused,
    )


def copied(facts: Facts) -> list[Copied]:
    """Tickets of which there are many copies."""
    found = [
        Copied(day=v.day, ticket=v.ticket, copies=v.copies, at=v.issued_at)
        for v in facts.visits.values()
        if v.copies >= COPIES
    ]
    return sorted(found, key=lambda each: (-each.copies, -each.at))
