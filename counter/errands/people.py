"""A supervisor's errands with people: release a stuck visit, planned breaks, skills."""

from counter.errands.base import (
    Draft,
    Errand,
    Kind,
    Known,
    Option,
    Part,
    blank,
    choice,
    value,
    values,
)
from counter.errands.lists import every_service, few, search
from counter.errands.shapes import minute
from counter.reading import Ask
from counter.wording import clock_told
from floor.rules import verbs
from floor.rules.opening import MINUTE, at_local, local_day
from floor.rules.questions import AskConditions, AskMenu, AskRoster, AskWaitBoard
from floor.rules.snapshots import BreakLine, Conditions, Roster, WaitBoard
from floor.rules.verbs.base import Verb

IN_MINUTES = ("0", "15", "30", "60", "120")
FOR_MINUTES = ("10", "15", "30", "60", "0")


class OfPeople(Errand):
    """What these errands share."""

    words = "supervisor"

    def subject(self, known: Known) -> str:
        return ""


class Release(OfPeople):
    """A desk has crashed, or its agent is gone: free whom it has."""

    name = "release"
    danger = True

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"board": AskWaitBoard()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        board = known.fact("board", WaitBoard)
        lines = sorted(
            (c for c in (board.counters if board else ()) if c.agent is not None),
            key=lambda c: (c.ticket is None, c.since),
        )
        options = tuple(
            Option(
                code=str(line.number),
                text=known.say("counter.counter_n", counter=line.number),
                note=known.say("counter.agent_n", agent=line.agent or ""),
                mark=line.ticket or "",
                tone="call",
            )
            for line in lines
        )
        return (
            Part(
                name="counter",
                kind=Kind.ROWS,
                label=known.say("supervisor.part.counter"),
                options=options,
                needed=True,
                empty=known.say("supervisor.part.nobody_signed_in"),
            ),
            blank("reason", known.say("counter.part.reason"), needed=True),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.Release(
            by=known.agent, pin=known.pin, counter=int(given["counter"]), reason=given["reason"]
        )


def who(known: Known) -> Part:
    """The line that narrows the agents below it."""
    label = known.say("supervisor.part.who")
    return blank("who", label, longest=20)


def agents(known: Known, draft: Draft) -> Part:
    """Who works here, by the number that is searched."""
    roster = known.fact("roster", Roster)
    options = tuple(
        Option(
            code=line.agent,
            text=known.say("counter.agent_n", agent=line.agent),
            note=known.say(f"supervisor.role.{line.role}"),
            mark=known.say("counter.counter_n", counter=line.counter) if line.counter else "",
            tone="good",
        )
        for line in (roster.agents if roster else ())
    )
    part = Part(
        name="agent",
        kind=Kind.ROWS,
        label=known.say("supervisor.part.agent"),
        options=options,
        needed=True,
        empty=known.say("counter.part.nothing"),
    )
    return few(known, part, draft, 4, find=draft.get("who", ""))


class PlanBreak(OfPeople):
    """An agent's break of today, so that waiting times know of it."""

    name = "plan_break"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"roster": AskRoster(), "conditions": AskConditions()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        conditions = known.fact("conditions", Conditions)
        say = known.say
        return (
            who(known),
            agents(known, draft),
            choice(
                "at",
                say("supervisor.part.begins"),
                _minutes(known, IN_MINUTES, "now"),
                initial="30",
            ),
            blank("clock", say("supervisor.part.or_at"), shape="clock", longest=5),
            choice(
                "minutes",
                say("supervisor.part.lasts"),
                _minutes(known, FOR_MINUTES, "no_break"),
                initial="30",
            ),
            Part(
                name="planned",
                kind=Kind.LINES,
                label=say("supervisor.part.planned"),
                options=tuple(
                    _planned(known, each) for each in (conditions.breaks if conditions else ())
                ),
                empty=say("supervisor.part.none_planned"),
            ),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        at = known.now + int(given["at"] or 0) * MINUTE
        if given["clock"]:
            at = at_local(local_day(known.now), minute(given["clock"]))
        return verbs.PlanBreak(
            by=known.agent,
            pin=known.pin,
            agent=given["agent"],
            at=at,
            minutes=float(given["minutes"] or 0),
        )


def _minutes(known: Known, codes: tuple[str, ...], nought: str) -> list[Option]:
    """Options of minutes; none of them in a word of its own."""
    none = known.say(f"supervisor.part.{nought}")
    return [
        Option(code=m, text=none if m == "0" else known.say("counter.minutes", n=int(m)))
        for m in codes
    ]


def _planned(known: Known, each: BreakLine) -> Option:
    return Option(
        code=each.agent,
        text=known.say("counter.agent_n", agent=each.agent),
        mark=f"{clock_told(known.reader, each.at)}, "
        + known.say("counter.minutes", n=round(each.minutes)),
    )


class Skills(OfPeople):
    """The services that an agent can give; none is all that the counter gives."""

    name = "skills"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"roster": AskRoster(), "menu": AskMenu()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        whom = agents(known, draft)
        roster = known.fact("roster", Roster)
        held = value(whom, draft)
        has = [a.services for a in (roster.agents if roster else ()) if a.agent == held]
        found = every_service(known)
        can = Part(
            name="services",
            kind=Kind.ROWS,
            label=known.say("supervisor.part.skills"),
            options=found.options,
            initial="\n".join(has[0]) if has else "",
            many=True,
            empty=found.empty,
        )
        return (
            who(known),
            whom,
            search(known),
            few(known, can, draft, 6, find=draft.get("find", "")),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        codes = tuple(code for code in given["services"].split("\n") if code)
        return verbs.SetSkills(by=known.agent, pin=known.pin, agent=given["agent"], services=codes)
