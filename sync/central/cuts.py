"""Part of the facts of some days: those of some agencies, of one service, or of one counter."""

from dataclasses import dataclass, replace

from floor.store.measures.facts import Facts, Leg, Stay


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What is looked at; nothing given is everything."""

    agencies: frozenset[str] = frozenset()
    service: str = ""
    counter: int | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.agencies and not self.service and self.counter is None

    def takes(self, service: str, agency: str) -> bool:
        """Whether a service of an agency is part of it."""
        return (not self.agencies or agency in self.agencies) and self.service in ("", service)


EVERYTHING = Cut()


def cut_to(facts: Facts, cut: Cut) -> Facts:
    """The facts that belong to it. A visit stays with those of its legs that do; the time of
    counters stays only where a counter is looked at, or everything."""
    if cut.whole:
        return facts

    def takes(service: str) -> bool:
        return cut.takes(service, facts.agencies.get(service, "?"))

    def leg_in(leg: Leg) -> bool:
        counters = {leg.counter, leg.first.counter if leg.first else None}
        return takes(leg.service) and (cut.counter is None or cut.counter in counters)

    def stay_in(stay: Stay) -> bool:
        return takes(stay.service) and cut.counter in (None, stay.counter)

    visits = {}
    for name, visit in facts.visits.items():
        if legs := tuple(leg for leg in visit.legs if leg_in(leg)):
            visits[name] = replace(visit, legs=legs)
    desk = not cut.agencies and not cut.service
    return replace(
        facts,
        visits=visits,
        stays=tuple(stay for stay in facts.stays if stay.visit in visits and stay_in(stay)),
        raises=tuple(change for change in facts.raises if change.visit in visits),
        sessions=tuple(s for s in facts.sessions if desk and s.counter == cut.counter),
        spans=tuple(s for s in facts.spans if desk and s.counter == cut.counter),
        downs={service: downs for service, downs in facts.downs.items() if takes(service)},
        booked=tuple(each for each in facts.booked if takes(each.service)),
    )
