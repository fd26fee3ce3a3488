"""Errands of the attendant at the door: a ticket in two taps, and checking in."""

from counter.errands.base import Draft, Errand, Kind, Known, Option, Part, blank, choice, values
from counter.reading import Ask
from floor.rules import verbs
from floor.rules.events import Lane
from floor.rules.offer import Language
from floor.rules.questions import AskMenu
from floor.rules.snapshots import Menu, MenuService
from floor.rules.verbs.base import Verb


def languages(known: Known) -> Part:
    """The language of the ticket and of whoever holds it."""
    return choice(
        "language",
        known.say("reception.language"),
        (Option(code=c, text=known.say(f"common.language_{c}")) for c in ("sw", "en")),
        initial="sw",
    )


def spoken(given: str) -> Language:
    """A language as it was chosen."""
    return "en" if given == "en" else "sw"


class Issue(Errand):
    """A ticket for the service that was tapped: one tap more."""

    name = "issue"
    words = "reception"

    def subject(self, known: Known) -> str:
        return ""

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"menu": AskMenu()}

    @staticmethod
    def _service(known: Known, draft: Draft) -> MenuService | None:
        menu = known.fact("menu", Menu)
        held = draft.get("service", "")
        return next((s for s in (menu.services if menu else ()) if s.code == held), None)

    def advice(self, known: Known, draft: Draft) -> str:
        service = self._service(known, draft)
        if service is None:
            return known.say("reception.errand.issue.advice")
        ahead = known.say("reception.ahead", n=service.ahead)
        return f"{service.name.in_language(known.reader.language)}. {ahead}"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        service, language = self._service(known, draft), known.reader.language
        documents = service.documents if service else ()
        lanes = tuple(
            Option(code=lane.value, text=known.say(f"reception.lane.{lane.value}"))
            for lane in (Lane.WALK_IN, Lane.PRIORITY)
        )
        return (
            choice("lane", known.say("reception.priority"), lanes, initial=Lane.WALK_IN.value),
            languages(known),
            Part(
                name="documents",
                kind=Kind.LINES,
                label=known.say("counter.documents"),
                options=tuple(
                    Option(code=str(i), text=text.in_language(language))
                    for i, text in enumerate(documents)
                ),
                empty=known.say("counter.no_documents"),
            ),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.TakeTicket(
            services=(draft.get("service", ""),),
            lane=Lane(given["lane"] or Lane.WALK_IN.value),
            language=spoken(given["language"]),
        )


class CheckIn(Errand):
    """Somebody with an appointment is here, and shows its code."""

    name = "check_in"
    words = "reception"

    def subject(self, known: Known) -> str:
        return ""

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        code = blank("code", known.say("reception.code"), needed=True, longest=40)
        return code, languages(known)

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.CheckIn(booking=given["code"].upper(), language=spoken(given["language"]))
