"""Part of the facts of some days: those of some agencies, of one service, or of one counter."""

from dataclasses import dataclass, replace

from floor.facade.figures import Level
from floor.store.measures.facts import Facts, Leg, Stay
from floor.store.measures.levels import Keys, Share, shares


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
    keys = Keys(Level.SERVICE, facts)

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
        raises=tuple(c for c in facts.raises if c.visit in visits and takes(keys.raised(c))),
        sessions=tuple(s for s in facts.sessions if desk and s.counter == cut.counter),
        spans=tuple(s for s in facts.spans if desk and s.counter == cut.counter),
        downs={service: downs for service, downs in facts.downs.items() if takes(service)},
        booked=tuple(each for each in facts.booked if takes(each.service)),
    )


def shares_of(facts: Facts, cut: Cut, level: Level) -> dict[str, Share]:
    """The shares of a part's rows. A visit, and its answer, belongs where it belongs in the
    whole, or the same figure would be another one here."""
    found = shares(cut_to(facts, cut), level)
    if cut.whole:
        return found
    keys = Keys(Level.SERVICE, facts)

    def takes(service: str) -> bool:
        return cut.takes(service, facts.agencies.get(service, "?"))

    for share in found.values():
        visits = [facts.visits[visit.id] for visit in share.visits]
        share.visits = [visit for visit in visits if takes(keys.visit(visit))]
        rated = [facts.visits[visit.id] for visit in share.rated]
        share.rated = [visit for visit in rated if takes(keys.rated(visit))]
    return found
