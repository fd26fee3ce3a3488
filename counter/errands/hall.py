"""A supervisor's errands with the hall: announce, raise priority, who was called out of turn."""

from counter.errands.base import (
    Draft,
    Errand,
    Kind,
    Known,
    Option,
    Part,
    blank,
    choice,
    refused,
    values,
)
from counter.errands.choosing import found_line
from counter.errands.lists import FEW, few
from counter.reading import Ask, OutOfTurn
from counter.wording import clock_told
from floor.facade import Report
from floor.rules import verbs
from floor.rules.events import Lane
from floor.rules.offer import Text
from floor.rules.opening import MINUTE, local_day
from floor.rules.questions import AskConditions, AskFound
from floor.rules.snapshots import Conditions, Found
from floor.rules.state import OPEN_STEPS
from floor.rules.verbs.base import Verb

SHOWN_FOR = ("15", "30", "60", "120", "240")


class Announce(Errand):
    """Have the boards tell something for a while; no words take it back."""

    name = "announce"
    words = "supervisor"

    def subject(self, known: Known) -> str:
        return ""

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"conditions": AskConditions()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        conditions = known.fact("conditions", Conditions)
        now = conditions.notice if conditions else None
        shown = now.in_language(known.reader.language) if now else ""
        options = (Option(code="now", text=shown),) if shown else ()
        lasting = tuple(
            Option(code=m, text=known.say("counter.minutes", n=int(m))) for m in SHOWN_FOR
        )
        either = bool(draft.get("en", "").strip() or draft.get("sw", "").strip())
        return (
            *(
                blank(
                    language,
                    known.say(f"supervisor.part.said_{language}"),
                    needed=either,
                    longest=160,
                )
                for language in ("en", "sw")
            ),
            choice("minutes", known.say("supervisor.part.lasting"), lasting, initial="60"),
            Part(
                name="shown",
                kind=Kind.LINES,
                label=known.say("supervisor.part.announced"),
                options=options,
                empty=known.say("supervisor.part.nothing_announced"),
            ),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        text = Text(en=given["en"], sw=given["sw"])
        until = known.now + int(given["minutes"] or 60) * MINUTE if text.en else known.now
        return verbs.Announce(by=known.agent, pin=known.pin, text=text, until=until)


class RaisePriority(Errand):
    """Somebody who waits goes on in the priority lane, for a reason that is kept."""

    name = "raise_priority"
    words = "supervisor"

    def subject(self, known: Known) -> str:
        return ""

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"found": AskFound(text=draft.get("find", ""))}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        found = known.fact("found", Found)
        rows = [
            row
            for row in (found.rows if found else ())
            if row.step in OPEN_STEPS and row.lane is not Lane.PRIORITY
        ]
        return (
            blank("find", known.say("counter.part.number"), longest=12),
            few(
                known,
                Part(
                    name="visit",
                    kind=Kind.ROWS,
                    label=known.say("counter.part.found", n=len(rows)),
                    options=tuple(found_line(known, row) for row in rows),
                    initial=rows[0].visit if len(rows) == 1 else "",
                    needed=True,
                    empty=known.say("counter.part.no_such_number"),
                ),
                draft,
                FEW,
            ),
            blank("reason", known.say("counter.part.reason"), needed=True),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.RaisePriority(
            by=known.agent, pin=known.pin, visit=given["visit"], reason=given["reason"]
        )


class OutOfTurnToday(Errand):
    """Whose turn was not kept today: who, by whom, why."""

    name = "out_of_turn"
    words = "supervisor"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"turns": OutOfTurn(local_day(known.now))}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        report = known.fact("turns", Report)
        no = refused(known, "turns")
        lines = tuple(
            Option(
                code=str(place),
                text=each.ticket,
                note=each.reason,
                mark=", ".join(
                    filter(
                        None,
                        (
                            clock_told(known.reader, each.at) if each.at else "",
                            known.say("counter.agent_n", agent=each.agent) if each.agent else "",
                        ),
                    )
                ),
            )
            for place, each in enumerate(report.tickets if report else ())
        )
        empty = known.say("supervisor.part.none_out_of_turn")
        if no is not None:
            empty = known.reader.words.explain(no, known.reader.language)[0]
        return (
            Part(
                name="turns",
                kind=Kind.LINES,
                label=known.say("supervisor.part.turns", n=len(lines)),
                options=lines,
                empty=empty,
            ),
        )
