"""Errands that send the citizen at the counter on: park and resume, transfer, add a service."""

from typing import Literal, cast

from counter.errands.base import Draft, Errand, Kind, Known, Option, Part, blank, choice, values
from counter.errands.lists import number, reasons, search, services
from counter.reading import Ask
from counter.wording import clock_told
from floor.rules import verbs
from floor.rules.questions import AskMenu, AskRoster
from floor.rules.snapshots import Roster
from floor.rules.verbs.base import Verb

PARK_REASONS = ("payment", "copies", "document", "system", "other")
PARK_MINUTES = ("5", "10", "15", "30", "60")
Place = Literal["keep", "front", "back"]


class Park(Errand):
    """The citizen goes to pay, to copy, to fetch something."""

    name = "park"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        minutes = tuple(
            Option(code=m, text=known.say("counter.minutes", n=int(m))) for m in PARK_MINUTES
        )
        unknown = Option(code="0", text=known.say("counter.part.until_back"))
        why = choice(
            "why",
            known.say("counter.part.why"),
            reasons(known, PARK_REASONS, "counter.parked"),
            needed=True,
        )
        words = blank("words", known.say("counter.part.words"), needed=draft.get("why") == "other")
        until = choice(
            "minutes", known.say("counter.part.back_in"), (*minutes, unknown), initial="0"
        )
        return why, words, until

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        minutes = float(given["minutes"] or 0) or None
        reason = given["words"] or given["why"]
        return verbs.Park(counter=number(known.counter), reason=reason, minutes=minutes)


def parked_reason(known: Known, reason: str) -> str:
    """A reason as it was chosen, in words, or as it was typed."""
    key = f"counter.parked.{reason}"
    return known.say(key) if key in known.reader.words.phrases else reason


class Resume(Errand):
    """A citizen who was set aside is back."""

    name = "resume"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        parked = known.desk.parked if known.desk else ()
        options = []
        for each in parked:
            due = each.until is not None and each.until <= known.now
            back = "" if each.until is None else clock_told(known.reader, each.until)
            mark = known.say("counter.part.due") if due else back
            options.append(
                Option(
                    code=each.visit,
                    text=each.ticket,
                    note=f"{parked_reason(known, each.reason)}. "
                    f"{each.name.in_language(known.reader.language)}",
                    mark=mark,
                    tone="near" if due else "quiet",
                )
            )
        rows = Part(
            name="visit",
            kind=Kind.ROWS,
            label=known.say("counter.part.parked"),
            options=tuple(options),
            initial=options[0].code if options else "",
            needed=True,
            empty=known.say("counter.part.nobody_parked"),
        )
        return (rows,)

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.Resume(counter=number(known.counter), visit=given["visit"])


def _callers(known: Known) -> tuple[Option, ...]:
    """Whoever may call the citizen next: anyone, or one of those who sit somewhere."""
    roster, say = known.fact("roster", Roster), known.say
    found = [Option(code="any", text=say("counter.to.any"))]
    for line in roster.agents if roster else ():
        if line.counter is None or line.agent == known.agent:
            continue
        counter = say("counter.counter_n", counter=line.counter)
        agent = say("counter.agent_n", agent=line.agent)
        wherever = say("counter.to.wherever")
        found.append(Option(code=f"counter {line.counter}", text=counter, note=agent))
        found.append(Option(code=f"agent {line.agent}", text=agent, note=wherever))
    return tuple(found)


class Transfer(Errand):
    """To another service, counter or agent, without a new queue at the end."""

    name = "transfer"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"menu": AskMenu(), "roster": AskRoster()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        say = known.say
        places = tuple(
            Option(code=p, text=say(f"counter.place.{p}")) for p in ("keep", "front", "back")
        )
        place = draft.get("place", "keep")
        same = Option(code="same", text=say("counter.to.same"))
        service = services(known, draft, most=4)
        return (
            search(known),
            Part(
                name="service",
                kind=Kind.ROWS,
                label=service.label,
                options=(same, *service.options),
                initial="same",
                needed=True,
            ),
            Part(
                name="to",
                kind=Kind.ROWS,
                label=say("counter.part.to"),
                options=_callers(known),
                initial="any",
                needed=True,
            ),
            choice("place", say("counter.part.place"), places, initial="keep"),
            blank("reason", say("counter.part.reason"), needed=place != "keep"),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        kind, _, who = given["to"].partition(" ")
        return verbs.Transfer(
            counter=number(known.counter),
            service=None if given["service"] == "same" else given["service"],
            to_counter=int(who) if kind == "counter" else None,
            to_agent=who if kind == "agent" else None,
            place=cast(Place, given["place"] or "keep"),
            reason=given["reason"],
        )


class AddOne(Errand):
    """One more service on the ticket."""

    name = "add_service"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"menu": AskMenu()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        has = frozenset(leg.service for leg in known.serving.legs) if known.serving else frozenset()
        order = tuple(
            Option(code=c, text=known.say(f"counter.order.{c}")) for c in ("next", "last")
        )
        return (
            search(known),
            services(known, draft, most=7, but=has),
            choice("order", known.say("counter.part.order"), order, initial="next"),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object] | None:
        if known.serving is None:
            return None
        given = values(self.parts(known, draft), draft)
        return verbs.AddService(
            visit=known.serving.visit, service=given["service"], last=given["order"] == "last"
        )
