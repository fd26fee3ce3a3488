"""Where the time of counters and agents went: signed in, open, on a break, serving, idle."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from floor.facade.figures import Break, Desk
from floor.rules.opening import MINUTE
from floor.rules.state import Stand
from floor.store.measures.facts import WRAP_UP, Span, Stay

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Where the time of some counters or agents went, in milliseconds, as it can be added up."""

    session: int
    open: int
    serving: int
    wrap: int
    idle: int
    breaks: Mapping[str, tuple[int, int]]
    """By reason, how many and how long."""

    def __add__(self, other: "Times") -> "Times":
        """Both together, of other counters or other days."""
        breaks = dict(self.breaks)
        for reason, (count, took) in other.breaks.items():
            before = breaks.get(reason, (0, 0))
            breaks[reason] = (before[0] + count, before[1] + took)
        return Times(
            session=self.session + other.session,
            open=self.open + other.open,
            serving=self.serving + other.serving,
            wrap=self.wrap + other.wrap,
            idle=self.idle + other.idle,
            breaks=breaks,
        )


def desk(sessions: Iterable[Span], spans: Iterable[Span], stays: Iterable[Stay]) -> Desk:
    """The time of some counters or agents; the stays are those at them."""
    return told(times(sessions, spans, stays))


def times(sessions: Iterable[Span], spans: Iterable[Span], stays: Iterable[Stay]) -> Times:
    """The time of some counters or agents, exactly; the stays are those at them."""
    spans, stays = list(spans), list(stays)
    opened = [span for span in spans if span.stand == Stand.OPEN]
    breaks: dict[str, list[int]] = defaultdict(list)
    for span in spans:
        if span.stand == Stand.PAUSED:
            breaks[span.reason].append(span.until - span.since)
    open_ms = sum(span.until - span.since for span in opened)
    wrap_ms = sum(span.until - span.since for span in spans if span.stand == WRAP_UP)
    busy = _shared(_by_counter(opened, _of_span), _by_counter(stays, _of_stay))
    return Times(
        session=sum(session.until - session.since for session in sessions),
        open=open_ms,
        serving=sum(stay.serving or 0 for stay in stays),
        wrap=wrap_ms,
        idle=open_ms - busy - wrap_ms,
        breaks={reason: (len(took), sum(took)) for reason, took in breaks.items()},
    )


def told(times: Times) -> Desk:
    """The same in minutes, as it is reported."""
    return Desk(
        session_min=_minutes(times.session),
        open_min=_minutes(times.open),
        break_min=_minutes(sum(took for _, took in times.breaks.values())),
        serving_min=_minutes(times.serving),
        wrap_min=_minutes(times.wrap),
        idle_min=_minutes(times.idle),
        breaks=tuple(
            Break(reason=reason, times=count, minutes=_minutes(took))
            for reason, (count, took) in sorted(
                times.breaks.items(), key=lambda pair: (-pair[1][1], pair[0])
            )
        ),
    )


def wrapped_up(spans: Iterable[Span], stays: Iterable[Stay]) -> tuple[Span, ...]:
    """The spans, those of wrapping up ended at the counter's next call, break or closing."""
    spans = list(spans)
    calls = _by_counter(stays, _of_stay)
    opened = _by_counter((span for span in spans if span.stand == Stand.OPEN), _of_span)

    def ended(span: Span) -> Span:
        after = (begin for begin, _ in calls.get(span.counter, ()) if begin >= span.since)
        here = opened.get(span.counter, ())
        closed = (end for begin, end in here if begin <= span.since <= end)
        return replace(span, until=min([span.until, *after, *closed]))

    return tuple(ended(span) if span.stand == WRAP_UP else span for span in spans)


def _minutes(milliseconds: int) -> float:
    return round(milliseconds / MINUTE, 2)


def _of_span(span: Span) -> Interval:
    return span.since, span.until


def _of_stay(stay: Stay) -> Interval:
    return stay.called_at, stay.left_at


def _by_counter(
    things: Iterable[Span] | Iterable[Stay], interval: Callable[..., Interval]
) -> dict[int, list[Interval]]:
    found: dict[int, list[Interval]] = defaultdict(list)
    for thing in things:
        found[thing.counter].append(interval(thing))
    return {counter: sorted(intervals) for counter, intervals in found.items()}


def _shared(one: dict[int, list[Interval]], other: dict[int, list[Interval]]) -> int:
    """Milliseconds that lie in intervals of both, counter by counter; each side's are disjoint."""
    total = 0
    for counter, mine in one.items():
        theirs = iter(other.get(counter, ()))
        here = next(theirs, None)
        for since, until in mine:
            while here is not None and here[0] < until:
                total += max(0, min(until, here[1]) - max(since, here[0]))
                if here[1] > until:
                    break
                here = next(theirs, None)
    return total
