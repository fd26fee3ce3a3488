"""A manager's errand with those who work here: enrol, change, renumber, let go."""

from typing import Literal, cast

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
from counter.errands.lists import few
from counter.errands.people import who
from counter.errands.pins import given
from counter.errands.shapes import counters, counters_told
from counter.reading import Ask
from floor.rules import verbs
from floor.rules.questions import AskRoster
from floor.rules.snapshots import AgentLine, Roster
from floor.rules.verbs.base import Verb

NEW = "new"
ROLES = ("agent", "supervisor", "manager")
Role = Literal["agent", "supervisor", "manager"]


class Managing(Errand):
    """What a manager's errands share."""

    words = "manager"

    def subject(self, known: Known) -> str:
        return ""


class Agents(Managing):
    """Who works here: a new number, another role or number, other counters, or no more."""

    name = "agents"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"roster": AskRoster()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        whom = _whom(known, draft)
        line = _line(known, value(whom, draft))
        parts = [who(known), whom, *_about(known, line)]
        if line is not None:
            parts.append(_before(known, line))
        held = draft.get(_name("number", line), "").strip()
        if line is None or held not in ("", line.agent):
            parts.append(given(known))
        return tuple(parts)

    def amiss(self, known: Known, draft: Draft) -> dict[str, str]:
        parts = self.parts(known, draft)
        line = _line(known, value(parts[1], draft))
        name, roster = _name("number", line), known.fact("roster", Roster)
        number = values(parts, draft)[name]
        others = {each.agent for each in (roster.agents if roster else ()) if each != line}
        return {name: known.say("manager.needed.free_number")} if number in others else {}

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        parts = self.parts(known, draft)
        line = _line(known, value(parts[1], draft))
        held = values(parts, draft)
        number, role = held[_name("number", line)], held[_name("role", line)]
        fresh = any(part.name == "fresh" for part in parts)
        works = role != "none"
        if line is not None and not works:
            number = line.agent
        return verbs.SetAgent(
            by=known.agent,
            pin=known.pin,
            agent=number,
            role=cast(Role, role if works else line.role if line else "agent"),
            services=line.services if line else (),
            counters=counters(held[_name("counters", line)]),
            works=works,
            replaces=line.agent if line and number != line.agent else "",
            fresh=known.fresh if fresh and works else "",
        )


def _whom(known: Known, draft: Draft) -> Part:
    roster = known.fact("roster", Roster)
    found = [(a, True) for a in roster.agents] if roster else []
    found += [(a, False) for a in roster.left] if roster else []
    options = [Option(code=NEW, text=known.say("manager.part.new_agent"))]
    for line, works in found:
        seat = known.say("counter.counter_n", counter=line.counter) if line.counter else ""
        options.append(
            Option(
                code=line.agent,
                text=known.say("counter.agent_n", agent=line.agent),
                note=known.say(f"supervisor.role.{line.role}"),
                mark=seat if works else known.say("manager.part.left"),
                tone="good" if works else "quiet",
            )
        )
    part = Part(
        name="agent",
        kind=Kind.ROWS,
        label=known.say("supervisor.part.agent"),
        options=tuple(options),
        initial=NEW,
        needed=True,
    )
    return few(known, part, draft, 4, find=draft.get("who", ""))


def _line(known: Known, agent: str) -> AgentLine | None:
    roster = known.fact("roster", Roster)
    lines = (*roster.agents, *roster.left) if roster else ()
    return next((line for line in lines if line.agent == agent), None)


def _name(part: str, line: AgentLine | None) -> str:
    """A part's name for one agent: what was typed for another does not stand here."""
    return f"{part}_{line.agent if line else NEW}"


def _about(known: Known, line: AgentLine | None) -> tuple[Part, ...]:
    codes = ROLES if line is None else (*ROLES, "none")
    roles = tuple(
        Option(
            code=code,
            text=known.say("manager.part.no_more" if code == "none" else f"supervisor.role.{code}"),
        )
        for code in codes
    )
    return (
        blank(
            _name("number", line),
            known.say("manager.part.number" if line else "manager.part.new_number"),
            initial=line.agent if line else "",
            needed=True,
            numeric=True,
            least=1,
            most=99_999_999,
            longest=8,
        ),
        choice(
            _name("role", line),
            known.say("manager.part.role"),
            roles,
            initial=line.role if line else "agent",
            needed=True,
        ),
        blank(
            _name("counters", line),
            known.say("manager.part.sits"),
            initial=counters_told(line.counters) if line else "",
            shape="counters",
            longest=60,
        ),
    )


def _before(known: Known, line: AgentLine) -> Part:
    """What holds, and what held before."""
    lines = [("now", line), *([("before", line.before)] if line.before else [])]
    return Part(
        name="before",
        kind=Kind.LINES,
        label=known.say("manager.part.compare"),
        options=tuple(
            Option(
                code=name,
                text=known.say(f"manager.part.{name}"),
                note=", ".join(
                    (
                        known.say(f"supervisor.role.{each.role}"),
                        _told(known, "counters", counters_told(each.counters)),
                        _told(known, "skills", str(len(each.services) or "")),
                    )
                ),
            )
            for name, each in lines
        ),
    )


def _told(known: Known, what: str, listed: str) -> str:
    if not listed:
        return known.say(f"manager.all_{what}")
    return known.say(f"manager.some_{what}", listed=listed)
