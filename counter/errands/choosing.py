"""Errands that choose or look up a visit: out of turn, by number; who is next, and why."""

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
from counter.errands.lists import FEW, few, number
from counter.reading import Ask
from counter.wording import (
    clock_told,
    foretold,
    haste,
    haste_told,
    minutes_told,
    per_cent,
    share_at,
    share_told,
)
from floor.rules import verbs
from floor.rules.questions import AskAgentDay, AskFound, AskWhy
from floor.rules.snapshots import AgentDay, Found, QueueRow, VisitLine, Why
from floor.rules.state import Step
from floor.rules.verbs.base import Verb


def waiting(known: Known) -> tuple[Option, ...]:
    """Who waits for this counter, first to be called first."""
    return tuple(_row(known, row) for row in (known.queue.rows if known.queue else ()))


def _row(known: Known, row: QueueRow) -> Option:
    share = share_at(clock=row.clock, promise=row.promise, now=known.now)
    lane = known.say(f"counter.lane.{row.lane.value}")
    waited = minutes_told(known.reader, known.now - row.clock)
    told = ", ".join(filter(None, (lane, waited, foretold(known.reader, row.wait))))
    return Option(
        code=row.visit,
        text=row.ticket,
        note=f"{row.name.in_language(known.reader.language)}. {told}",
        mark=f"{known.say('counter.percent', percent=per_cent(share))} "
        f"{haste_told(known.reader, share)}",
        tone=haste(share).value,
    )


class Pick(Errand):
    """Call somebody whose turn it is not, for a reason that the manager sees."""

    name = "pick"

    def subject(self, known: Known) -> str:
        return ""

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        rows = waiting(known)
        who = Part(
            name="visit",
            kind=Kind.ROWS,
            label=known.say("counter.queue"),
            options=rows,
            needed=True,
            empty=known.say("counter.part.nothing"),
        )
        in_turn = bool(rows) and value(who, draft) == rows[0].code
        reason = blank("reason", known.say("counter.part.reason"), needed=not in_turn)
        find = blank("find", known.say("counter.part.number"), longest=12)
        return find, few(known, who, draft, FEW, find=draft.get("find", "")), reason

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.CallTicket(
            counter=number(known.counter), visit=given["visit"], reason=given["reason"]
        )


DEEDS: dict[Step, tuple[str, ...]] = {
    Step.WAITING: ("reprint", "cancel"),
    Step.PLANNED: ("reprint",),
    Step.NO_SHOW: ("return", "reprint"),
    Step.CANCELLED: ("reprint",),
}
"""What can be done with a visit that a search found, by where it stands."""


class Find(Errand):
    """Any visit of today by its number, and what can be done with it."""

    name = "find"

    def subject(self, known: Known) -> str:
        return ""

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"found": AskFound(text=draft.get("find", ""))}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        found = known.fact("found", Found)
        rows = found.rows if found else ()
        who = Part(
            name="visit",
            kind=Kind.ROWS,
            label=known.say("counter.part.found", n=found.total if found else 0),
            options=tuple(found_line(known, row) for row in rows),
            needed=True,
            initial=rows[0].visit if len(rows) == 1 else "",
            empty=known.say("counter.part.no_such_number"),
        )
        held = value(who, draft)
        steps = [row.step for row in rows if row.visit == held]
        deeds = DEEDS.get(steps[0], ("reprint",)) if steps else ()
        find = blank("find", known.say("counter.part.number"), longest=12)
        deed = choice(
            "deed",
            known.say("counter.part.deed"),
            (Option(code=d, text=known.say(f"counter.deed.{d}")) for d in deeds),
            initial=deeds[0] if deeds else "",
            needed=True,
            empty=known.say("counter.part.choose_first"),
        )
        return find, few(known, who, draft, FEW + 1), deed

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        match given["deed"]:
            case "cancel":
                return verbs.Cancel(visit=given["visit"], reason="at the counter")
            case "return":
                return verbs.ReturnVisit(visit=given["visit"])
            case _:
                return verbs.Reprint(visit=given["visit"])


def found_line(known: Known, row: VisitLine) -> Option:
    where = f", {known.say('counter.counter_n', counter=row.counter)}" if row.counter else ""
    return Option(
        code=row.visit,
        text=row.ticket,
        note=f"{row.name.in_language(known.reader.language)}. "
        f"{clock_told(known.reader, row.issued_at)}",
        mark=known.say(f"counter.step.{row.step.value}") + where,
        tone="good" if row.step in (Step.SERVING, Step.CALLED) else "quiet",
    )


class WhyNext(Errand):
    """Who is next and by what right; and who went before the one at hand."""

    name = "why"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        visit = self._about(known)
        return {"why": AskWhy(visit=visit)} if visit else {}

    @staticmethod
    def _about(known: Known) -> str:
        if known.serving is not None:
            return known.serving.visit
        return known.queue.rows[0].visit if known.queue and known.queue.rows else ""

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        why = known.fact("why", Why)
        first = Part(
            name="next",
            kind=Kind.LINES,
            label=known.say("counter.part.next"),
            options=waiting(known)[:5],
            empty=known.say("counter.queue_empty"),
        )
        if why is None:
            return (first,)
        before = tuple(
            Option(
                code=f"{place}",
                text=each.ticket,
                note=known.say(f"counter.ground.{each.why}")
                + (f": {each.reason}" if each.reason else ""),
                mark=clock_told(known.reader, each.called_at),
            )
            for place, each in enumerate(why.overtakers)
        )
        mine = share_told(known.reader, share=why.share, promise=why.promise)
        return (
            first,
            Part(
                name="before",
                kind=Kind.LINES,
                label=f"{known.say('counter.part.before', ticket=why.ticket)} {mine}.",
                options=before,
                empty=known.say("counter.part.nobody_before"),
            ),
        )


class OwnDay(Errand):
    """The agent's own figures of today."""

    name = "figures"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"day": AskAgentDay(agent=known.agent)}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        day = known.fact("day", AgentDay)
        if day is None:
            return ()

        def time(spent: int | None) -> str:
            return "-" if spent is None else minutes_told(known.reader, spent)

        within = f"{day.within_promise} / {day.called}"
        told = (
            ("served", str(day.served)),
            ("service", time(day.service_median)),
            ("wait", time(day.wait_median)),
            ("within", within),
            ("no_shows", str(day.no_shows)),
            ("transferred", str(day.transferred)),
        )
        return (
            Part(
                name="day",
                kind=Kind.LINES,
                label=known.say("counter.agent_n", agent=known.agent),
                options=tuple(
                    Option(code=name, text=known.say(f"counter.own.{name}"), mark=figure)
                    for name, figure in told
                ),
            ),
        )
