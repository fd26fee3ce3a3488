"""Errands that end a service or tell of it: outcome and services done, notes."""

from counter.errands.base import Draft, Errand, Kind, Known, Option, Part, blank, choice, values
from counter.errands.lists import every_service, few, number, search
from counter.reading import Ask, Notes
from counter.wording import clock_told
from floor.facade import NoteLine
from floor.rules import verbs
from floor.rules.questions import AskMenu
from floor.rules.snapshots import NowServing
from floor.rules.verbs.base import Verb
from floor.rules.verbs.notes import LONGEST


def outcomes(serving: NowServing | None) -> tuple[str, ...]:
    """Outcomes of which one must be told at the end of the service at hand."""
    return serving.legs[serving.leg].outcomes if serving else ()


def outcome_part(known: Known) -> Part:
    """What came of the service; outcomes are the catalogue's own words."""
    codes = outcomes(known.serving) or ("served",)
    phrases = known.reader.words.phrases
    told = {c: f"counter.outcome.{c}" for c in codes}
    return choice(
        "outcome",
        known.say("counter.part.outcome"),
        (
            Option(code=c, text=known.say(k) if k in phrases else c.replace("_", " ").capitalize())
            for c, k in told.items()
        ),
        initial=codes[0] if len(codes) == 1 else "",
        needed=True,
    )


class FinishWith(Errand):
    """What came of the service, and which others were given besides."""

    name = "finish_with"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"menu": AskMenu()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        mine = frozenset(known.desk.services) if known.desk else frozenset()
        at_hand = known.serving.legs[known.serving.leg].service if known.serving else ""
        given = every_service(known, but=frozenset({at_hand}))
        done = Part(
            name="done",
            kind=Kind.ROWS,
            label=known.say("counter.part.done"),
            options=tuple(option for option in given.options if option.code in mine),
            many=True,
            empty=given.empty,
        )
        return (
            outcome_part(known),
            search(known),
            few(known, done, draft, 7, find=draft.get("find", "")),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        done = tuple(code for code in given["done"].split("\n") if code)
        return verbs.Finish(counter=number(known.counter), outcome=given["outcome"], done=done)


class NextAfter(Errand):
    """Call the next, which finishes a service whose outcome must be told."""

    name = "call_next"

    def wanted(self, known: Known) -> bool:
        return bool(outcomes(known.serving))

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        return (outcome_part(known),)

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.CallNext(counter=number(known.counter), outcome=given["outcome"])


class FinishAsked(NextAfter):
    """Finish a service whose outcome must be told."""

    name = "finish"

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.Finish(counter=number(known.counter), outcome=given["outcome"])


class WrapUpAsked(NextAfter):
    """Wrap up after a service whose outcome must be told."""

    name = "wrap_up"

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.WrapUp(counter=number(known.counter), outcome=given["outcome"])


class Note(Errand):
    """Something for whoever serves the visit next."""

    name = "note"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"notes": Notes(known.serving.visit)} if known.serving else {}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        kept = known.facts.get("notes")
        lines = [n for n in kept if isinstance(n, NoteLine)] if isinstance(kept, tuple) else []
        written = tuple(
            Option(
                code=str(place),
                text=line.text,
                note=f"{clock_told(known.reader, line.at)}, "
                + known.say("counter.agent_n", agent=line.agent or ""),
            )
            for place, line in enumerate(lines)
        )
        say = known.say
        return (
            blank("text", say("counter.part.note"), needed=True, longest=LONGEST),
            Part(
                name="written",
                kind=Kind.LINES,
                label=say("counter.part.notes"),
                options=written,
                empty=say("counter.part.no_notes"),
            ),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object] | None:
        if known.serving is None:
            return None
        text = values(self.parts(known, draft), draft)["text"]
        return verbs.AddNote(counter=number(known.counter), visit=known.serving.visit, text=text)
