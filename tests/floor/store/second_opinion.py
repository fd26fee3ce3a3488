"""What the oracle says of a day, by the codes of a report and the definitions in figures.md."""

from typing import Any

from tests.floor.store.oracle import MIN, OPEN, Oracle


def figures(o: Oracle, now: int) -> dict[str, Any]:
    """By the codes of the report."""
    legs = o.all_legs()
    for leg in legs:
        if leg.called is None and leg.clock is not None and leg.step == "waiting":
            leg.wait = o.waited(leg, now)
    steps = [leg.step for leg in legs]
    called = [leg for leg in legs if leg.called is not None]
    within = [x for x in called if (x.wait or 0) <= x.promised * MIN]
    idle_legs = [x for x in legs if x.called is None and x.clock is not None]
    past = [x for x in idle_legs if x.wait is not None and x.wait > x.promise * MIN]
    done = [leg for leg in legs if leg.step == "done"]
    told: dict[str, Any] = {
        "legs": len(legs),
        "called": len(called),
        "served": len(done),
        "no_show": steps.count("no_show"),
        "called_no_show": sum(leg.step == "no_show" for leg in called),
        "cancelled": steps.count("cancelled"),
        "unserved": steps.count("unserved"),
        "waiting": steps.count("waiting"),
        "to_come": steps.count("planned"),
        "at_counter": sum(map(steps.count, ("called", "serving", "parked"))),
        "called_within": len(within),
        "past": len(past),
        "waiting_past": sum(leg.step == "waiting" for leg in past),
        "past_promise": len(called) - len(within) + len(past),
        "within_promise": share(len(within), len(called) + len(past)),
        "transfers": sum(leg.transfers for leg in legs),
        "picked": o.picked,
        "front": o.front,
        "lane_changes": o.raised,
        "bookings": len(o.used) + o.missed,
        **spread("wait", [leg.wait for leg in called if leg.wait is not None]),
        **spread("service", [leg.served for leg in done if leg.started]),
        **spread("arrival", [leg.arrival for leg in legs if leg.arrival is not None]),
    }
    return told | people(o) | desk(o, now) | turns(o, now) | punctual(o)


def people(o: Oracle) -> dict[str, Any]:
    """What is counted by visit."""
    visits = list(o.visits.values())
    over = [v for v in visits if not any(leg.step in OPEN for leg in v.legs)]
    over = [v for v in over if any(leg.step == "done" for leg in v.legs)]
    return {
        "arrived": len(visits),
        "shown": sum(v.shown for v in visits),
        "ratings": sum(v.rating is not None for v in visits),
        "rating_mean": mean([v.rating for v in visits if v.rating is not None]),
        "paper": sum(v.received == "paper" for v in visits),
        "screen": sum(v.received == "screen" for v in visits),
        "unconfirmed": sum(v.received == "" for v in visits),
        "copies": sum(v.copies for v in visits),
        **spread("visit", [max(leg.ended or 0 for leg in v.legs) - v.issued for v in over]),
    }


def punctual(o: Oracle) -> dict[str, Any]:
    """Appointments that were kept."""
    waits = []
    for visit, service in o.used.values():
        leg = next(x for x in o.visits[visit].legs if x.service == service)
        waits.append((leg.called is not None, leg.wait or 0))
    return {
        "punctual": sum(called and wait <= 10 * MIN for called, wait in waits),
        "late_bookings": sum(wait > 10 * MIN for _, wait in waits),
    }


def desk(o: Oracle, now: int) -> dict[str, Any]:
    """Idle time second by second, which is exact for events on whole seconds."""
    busy = [*o.busy, *((n, held.called, now) for n, held in o.held.items())]
    serving = o.serving
    serving += sum(now - h.started for h in o.held.values() if h.started is not None)
    opened = [(s[0], s[1], s[2] or now) for s in o.spans if s[3] == "open"]
    breaks = [(s[0], s[1], s[2] or now) for s in o.spans if s[3] == "paused"]
    wraps = [(n, since, min(until, now)) for n, since, until in o.wraps]
    idle = sum(
        not any(n == counter and a <= second < b for n, a, b in [*busy, *wraps])
        for counter, since, until in opened
        for second in range(since, until, 1000)
    )
    return {
        "session_min": length([(s[0], s[1], s[2] or now) for s in o.sessions]),
        "open_min": length(opened),
        "break_min": length(breaks),
        "serving_min": serving / MIN,
        "wrap_min": length(wraps),
        "idle_min": idle / 60,
        "downtime_min": sum((until or now) - since for _, since, until in o.downs) / MIN,
    }


def turns(o: Oracle, now: int) -> dict[str, Any]:
    """Each pair of legs of one service, looked at once."""
    slips, same = 0, 0
    legs = [leg for leg in o.all_legs() if leg.clock is not None]
    for other in legs:
        clock = other.first_clock if other.called else other.clock
        until = other.called or other.ended or now
        for leg in legs:
            if leg.called is None or leg.service != other.service or other.directed:
                continue
            waits = other.joined <= leg.called < until
            if leg is not other and waits and (clock or 0) < leg.first_clock:
                lanes = [lane for at, lane in other.visit.lanes if leg.called < at]
                lane = lanes[0] if lanes else other.visit.lane
                promised = other.promised if other.called else other.promise
                alike = lane == leg.lane and promised == leg.promised
                slips, same = slips + 1, same + (alike and leg.by_rule)
    return {"slips": slips, "same_class_slips": same}


def share(part: int, of: int) -> float | None:
    return part / of if of else None


def mean(values: list[int]) -> float | None:
    return sum(values) / len(values) if values else None


def length(spans: list[tuple[int, int, int]]) -> float:
    return sum(until - since for _, since, until in spans) / MIN


def at_least(values: list[int], part: float) -> float | None:
    """The smallest value that at least this part of all do not exceed, in minutes."""
    for value in sorted(values):
        if sum(other <= value for other in values) >= part * len(values):
            return round(value / MIN, 1)
    return None


def spread(name: str, values: list[int]) -> dict[str, Any]:
    average = mean(values)
    return {
        f"{name}_n": len(values),
        f"{name}_median": at_least(values, 0.5),
        f"{name}_p90": at_least(values, 0.9),
        f"{name}_p95": at_least(values, 0.95),
        f"{name}_mean": None if average is None else round(average / MIN, 1),
    }
