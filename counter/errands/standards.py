"""A manager's errands with what holds for the whole centre: hours, customs, and its versions."""

from dataclasses import replace
from typing import Literal, cast

from counter.errands.base import Draft, Kind, Known, Option, Part, blank, choice, values
from counter.errands.centre import OfCentre, compared
from counter.errands.shapes import clock, minute
from counter.errands.staff import Managing
from counter.reading import Ask
from counter.wording import clock_told
from floor.rules import verbs
from floor.rules.amendment import Amendment
from floor.rules.offer import Customs, Hours
from floor.rules.opening import local_day
from floor.rules.questions import AskSetup
from floor.rules.snapshots import Setup
from floor.rules.verbs.base import Verb

DAYS = ("1", "2", "3", "4", "5", "6", "7")
HOURS = ("opens", "closes", "last_ticket", "check_in")
RULES = ("share", "first_come", "strict")
NUMBERS = ("recalls", "return_minutes", "early_minutes", "late_minutes", "wrap_up_minutes")
MOST = {"recalls": 20}
Rule = Literal["share", "first_come", "strict"]


class CentreHours(OfCentre):
    """When the centre serves, and until when tickets are given."""

    name = "hours"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        setup = known.fact("setup", Setup)
        if setup is None:
            return ()
        now, say = setup.now.hours, known.say
        label = {name: say(f"manager.part.{name}") for name in HOURS}
        times = {"needed": True, "shape": "clock", "longest": 5}
        minutes = {"needed": True, "numeric": True, "most": 600, "longest": 3}
        days = [Option(code=d, text=say(f"manager.day.{d}")) for d in DAYS]
        kept = "\n".join(str(day) for day in now.days)
        return (
            *(blank(n, label[n], initial=clock(getattr(now, n)), **times) for n in HOURS[:2]),
            choice("days", say("manager.part.days"), days, initial=kept, needed=True, many=True),
            *(blank(n, label[n], initial=str(getattr(now, n)), **minutes) for n in HOURS[2:]),
            compared(known, _hours_told(known, now), _hours_told(known, setup.deployed.hours)),
        )

    def _wanted(self, known: Known, draft: Draft) -> Hours:
        given = values(self.parts(known, draft), draft)
        return Hours(
            opens=minute(given["opens"]),
            closes=minute(given["closes"]),
            days=tuple(sorted(int(day) for day in given["days"].split())),
            last_ticket=int(given["last_ticket"]),
            check_in=int(given["check_in"]),
        )

    def amiss(self, known: Known, draft: Draft) -> dict[str, str]:
        if known.fact("setup", Setup) is None:
            return {}
        wanted = self._wanted(known, draft)
        if wanted.opens >= wanted.closes:
            return {"closes": known.say("manager.needed.later")}
        if wanted.last_ticket >= wanted.closes - wanted.opens:
            return {"last_ticket": known.say("manager.needed.shorter")}
        if wanted.check_in > wanted.opens:
            return {"check_in": known.say("manager.needed.shorter")}
        return {}

    def changed(self, known: Known, draft: Draft, setup: Setup) -> Amendment:
        wanted = self._wanted(known, draft)
        own = None if wanted == setup.deployed.hours else wanted
        return replace(setup.amendment, hours=own)


def _hours_told(known: Known, hours: Hours) -> str:
    days = " ".join(known.say(f"manager.day.{day}") for day in hours.days)
    return f"{clock(hours.opens)}-{clock(hours.closes)}, {days}"


class CentreCustoms(OfCentre):
    """How the centre calls, recalls and waits for people."""

    name = "customs"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        setup = known.fact("setup", Setup)
        if setup is None:
            return ()
        now, say = setup.now.customs, known.say
        return (
            choice(
                "rule",
                say("manager.part.rule"),
                (Option(code=r, text=say(f"manager.rule.{r}")) for r in RULES),
                initial=now.rule,
                needed=True,
            ),
            *(
                blank(
                    name,
                    say(f"manager.part.{name}"),
                    initial=f"{getattr(now, name):g}",
                    needed=True,
                    numeric=True,
                    most=MOST.get(name, 240),
                    longest=3,
                )
                for name in NUMBERS
            ),
            compared(
                known, _customs_told(known, now), _customs_told(known, setup.deployed.customs)
            ),
        )

    def changed(self, known: Known, draft: Draft, setup: Setup) -> Amendment:
        given = values(self.parts(known, draft), draft)
        wanted = replace(
            setup.now.customs,
            rule=cast(Rule, given["rule"]),
            recalls=int(given["recalls"]),
            **{name: float(given[name]) for name in NUMBERS if name != "recalls"},
        )
        own = None if wanted == setup.deployed.customs else wanted
        return replace(setup.amendment, customs=own)


def _customs_told(known: Known, customs: Customs) -> str:
    numbers = " / ".join(f"{getattr(customs, name):g}" for name in NUMBERS)
    return f"{known.say(f'manager.rule.{customs.rule}')}, {numbers}"


class Versions(Managing):
    """Every version of the settings, and bringing one back."""

    name = "versions"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"setup": AskSetup()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        setup = known.fact("setup", Setup)
        found = setup.versions if setup else ()
        before = {each.number: each.amendment for each in found} | {0: Amendment()}
        options = [
            Option(
                code=str(each.number),
                text=known.say("manager.version_n", n=each.number),
                note=_differs(known, before.get(each.number - 1), each.amendment),
                mark=_when(known, each.at, each.by),
            )
            for each in found
            if setup is not None and each.number != setup.number
        ]
        options.append(Option(code="0", text=known.say("manager.part.deployed")))
        now = f"{known.say('manager.version_n', n=setup.number)}" if setup else ""
        first = found[0] if found else None
        holds = Option(
            code="holds",
            text=now if first else known.say("manager.part.deployed"),
            note=_differs(known, before.get(first.number - 1), first.amendment) if first else "",
            mark=_when(known, first.at, first.by) if first else "",
        )
        return (
            Part(
                name="holds",
                kind=Kind.LINES,
                label=known.say("manager.part.now"),
                options=(holds,) if setup else (),
            ),
            Part(
                name="number",
                kind=Kind.ROWS,
                label=known.say("manager.part.bring_back"),
                options=tuple(options) if first else (),
                initial=options[0].code,
                needed=bool(first),
                empty=known.say("manager.part.no_versions"),
            ),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object] | None:
        setup, given = known.fact("setup", Setup), values(self.parts(known, draft), draft)
        if setup is None or not given["number"]:
            return None
        return verbs.RestoreCentre(
            by=known.agent, pin=known.pin, since=setup.number, number=int(given["number"])
        )


def _when(known: Known, at: int, by: str) -> str:
    time = clock_told(known.reader, at)
    today = local_day(at) == local_day(known.now)
    told = time if today else f"{local_day(at)} {time}"
    return f"{told}, {known.say('counter.agent_n', agent=by)}"


def _differs(known: Known, before: Amendment | None, after: Amendment) -> str:
    """What a version changed, in words."""
    if before is None:
        return ""
    changed = [
        name
        for name in Amendment.__dataclass_fields__
        if getattr(before, name) != getattr(after, name)
    ]
    return ", ".join(known.say(f"manager.changed.{name}") for name in changed)
