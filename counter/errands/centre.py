"""A manager's errands with the centre's settings: promises, services, counters, hours, customs."""

from abc import abstractmethod
from dataclasses import replace

from counter.errands.base import Draft, Kind, Known, Option, Part, blank, value, values
from counter.errands.lists import few, search
from counter.errands.staff import Managing
from counter.reading import Ask
from floor.rules import verbs
from floor.rules.amendment import Amendment, OwnCounter, OwnPromise
from floor.rules.offer import Promises
from floor.rules.questions import AskSetup
from floor.rules.snapshots import Setup
from floor.rules.verbs.base import Verb

EVERY = "every"
LANES = ("walk_in", "priority", "appointment")


class OfCentre(Managing):
    """What these errands share: all end in a new version of the settings."""

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"setup": AskSetup()}

    @abstractmethod
    def changed(self, known: Known, draft: Draft, setup: Setup) -> Amendment:
        """The settings as they are to be."""

    def verb(self, known: Known, draft: Draft) -> Verb[object] | None:
        setup = known.fact("setup", Setup)
        if setup is None:
            return None
        own = self.changed(known, draft, setup)
        return verbs.AmendCentre(by=known.agent, pin=known.pin, since=setup.number, amendment=own)


def compared(known: Known, now: str, deployed: str) -> Part:
    """What holds now, and what the catalogue has."""
    told = (("now", now), ("deployed", deployed))
    return Part(
        name="compare",
        kind=Kind.LINES,
        label=known.say("manager.part.compare"),
        options=tuple(
            Option(code=name, text=known.say(f"manager.part.{name}"), note=text)
            for name, text in told
        ),
    )


def service_rows(known: Known, draft: Draft, most: int, *, every: bool = False) -> Part:
    """The catalogue's services that match a search."""
    setup, language = known.fact("setup", Setup), known.reader.language
    rows = [
        Option(
            code=each.code,
            text=each.name.in_language(language),
            note=each.agency,
            mark=known.say("manager.part.withdrawn") if each.withdrawn else "",
            tone="near",
        )
        for each in sorted(
            setup.services if setup else (), key=lambda s: s.name.in_language(language)
        )
    ]
    if every:
        rows.insert(0, Option(code=EVERY, text=known.say("manager.part.every")))
    part = Part(
        name="service",
        kind=Kind.ROWS,
        label=known.say("counter.part.service"),
        options=tuple(rows),
        initial=EVERY if every else "",
        needed=True,
        empty=known.say("counter.part.nothing"),
    )
    return few(known, part, draft, most, find=draft.get("find", ""))


class Promise(OfCentre):
    """The minutes promised to each lane, for one service or for all without their own."""

    name = "promise"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        which = service_rows(known, draft, 4, every=True)
        code = value(which, draft)
        setup = known.fact("setup", Setup)
        if setup is None:
            return search(known), which
        now, deployed = _promised(setup, code)
        return (
            search(known),
            which,
            *(
                blank(
                    f"{lane}_{code}",
                    known.say("manager.part.promised", lane=known.say(f"counter.lane.{lane}")),
                    initial=f"{getattr(now, lane):g}",
                    needed=True,
                    numeric=True,
                    least=1,
                    most=480,
                    longest=3,
                )
                for lane in LANES
            ),
            compared(known, _promise_told(known, now), _promise_told(known, deployed)),
        )

    def amiss(self, known: Known, draft: Draft) -> dict[str, str]:
        given = values(self.parts(known, draft), draft)
        code = given["service"]
        if f"priority_{code}" not in given:
            return {}
        if int(given[f"priority_{code}"]) <= int(given[f"walk_in_{code}"]):
            return {}
        return {f"priority_{code}": known.say("manager.needed.sooner")}

    def changed(self, known: Known, draft: Draft, setup: Setup) -> Amendment:
        given = values(self.parts(known, draft), draft)
        code, own = given["service"], setup.amendment
        minutes = [float(given[f"{lane}_{code}"]) for lane in LANES]
        wanted = Promises(walk_in=minutes[0], priority=minutes[1], appointment=minutes[2])
        asdeployed = wanted == _promised(setup, code)[1]
        if code == EVERY:
            return replace(own, promises=None if asdeployed else wanted)
        others = tuple(each for each in own.services if each.service != code)
        if asdeployed:
            return replace(own, services=others)
        return replace(own, services=(*others, OwnPromise(service=code, promises=wanted)))


def _promised(setup: Setup, code: str) -> tuple[Promises, Promises]:
    """What holds for a service, or for all without their own, and what was deployed."""
    for each in setup.services:
        if each.code == code:
            return each.promises, each.deployed
    return setup.now.promises, setup.deployed.promises


def _promise_told(known: Known, promises: Promises) -> str:
    return ", ".join(
        f"{known.say(f'counter.lane.{lane}')} "
        + known.say("counter.minutes", n=round(getattr(promises, lane)))
        for lane in LANES
    )


def _ticked(known: Known, name: str, options: tuple[Option, ...], draft: Draft, most: int) -> Part:
    """Rows of which several may be chosen, those that match the search."""
    part = Part(
        name=name,
        kind=Kind.ROWS,
        label=known.say(f"manager.part.{name}"),
        options=options,
        many=True,
        empty=known.say("manager.part.none"),
    )
    return few(known, part, draft, most, find=draft.get("find", ""))


def _services(known: Known, setup: Setup | None, codes: set[str]) -> tuple[Option, ...]:
    language = known.reader.language
    rows = [each for each in (setup.services if setup else ()) if each.code in codes]
    return tuple(
        Option(
            code=each.code,
            text=each.name.in_language(language),
            note=each.agency,
            mark=known.say("supervisor.waiting_n", n=each.waiting) if each.waiting else "",
        )
        for each in sorted(rows, key=lambda s: s.name.in_language(language))
    )


class Offered(OfCentre):
    """Which services of the catalogue are given here at present."""

    name = "offered"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        setup = known.fact("setup", Setup)
        gone = {each.code for each in (setup.services if setup else ()) if each.withdrawn}
        given = {each.code for each in (setup.services if setup else ())} - gone
        return (
            search(known),
            _ticked(known, "withdraw", _services(known, setup, given), draft, 5),
            _ticked(known, "give_again", _services(known, setup, gone), draft, 5),
        )

    def amiss(self, known: Known, draft: Draft) -> dict[str, str]:
        given = values(self.parts(known, draft), draft)
        if given["withdraw"] or given["give_again"]:
            return {}
        return {"withdraw": known.say("counter.needed.choice")}

    def changed(self, known: Known, draft: Draft, setup: Setup) -> Amendment:
        given = values(self.parts(known, draft), draft)
        gone = set(setup.amendment.withdrawn) | set(given["withdraw"].split())
        kept = gone - set(given["give_again"].split())
        return replace(setup.amendment, withdrawn=tuple(sorted(kept)))


class CounterGives(OfCentre):
    """What one counter gives."""

    name = "counter_gives"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        setup = known.fact("setup", Setup)
        held = draft.get("number", "").strip()
        plans = {str(each.number): each for each in (setup.counters if setup else ())}
        which = blank(
            "number", known.say("counter.counter_number"), needed=True, numeric=True, longest=3
        )
        plan = plans.get(held)
        if plan is None:
            return (which,)
        every = {each.code for each in (setup.services if setup else ())}
        has = set(plan.services)
        count = known.say("manager.services_n", n=len(has))
        deployed = known.say("manager.services_n", n=len(plan.deployed))
        return (
            which,
            search(known),
            _ticked(known, "take_away", _services(known, setup, has), draft, 4),
            _ticked(known, "add", _services(known, setup, every - has), draft, 4),
            compared(known, count, deployed),
        )

    def amiss(self, known: Known, draft: Draft) -> dict[str, str]:
        parts = self.parts(known, draft)
        if len(parts) == 1:
            return {"number": known.say("manager.needed.counter")}
        given = values(parts, draft)
        if given["take_away"] or given["add"]:
            return {}
        return {"take_away": known.say("counter.needed.choice")}

    def changed(self, known: Known, draft: Draft, setup: Setup) -> Amendment:
        given = values(self.parts(known, draft), draft)
        number, own = int(given["number"]), setup.amendment
        plan = next(each for each in setup.counters if each.number == number)
        gone = set(given["take_away"].split())
        kept = tuple(code for code in plan.services if code not in gone)
        wanted = (*kept, *given["add"].split())
        others = tuple(each for each in own.counters if each.number != number)
        if set(wanted) == set(plan.deployed):
            return replace(own, counters=others)
        return replace(own, counters=(*others, OwnCounter(number=number, services=wanted)))
