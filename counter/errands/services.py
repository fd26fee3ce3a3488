"""A supervisor's errands with services: suspend, restore, today's quota."""

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
from counter.errands.lists import reasons, search, services
from counter.reading import Ask
from counter.wording import clock_told
from floor.rules import verbs
from floor.rules.offer import Language, Text
from floor.rules.opening import MINUTE
from floor.rules.questions import AskConditions, AskMenu
from floor.rules.snapshots import Conditions, Menu
from floor.rules.verbs.base import Verb

DOWN_REASONS = ("system", "network", "power", "staff", "material")
BACK_IN = ("15", "30", "60", "120", "0")


class OfServices(Errand):
    """What these errands share."""

    words = "supervisor"

    def subject(self, known: Known) -> str:
        return ""

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"menu": AskMenu(), "conditions": AskConditions()}


def message(known: Known, why: str, language: Language) -> str:
    """The words that citizens are told unless the supervisor changes them."""
    key = f"supervisor.told.{why or 'system'}"
    return known.reader.words.say(key, language)


class Suspend(OfServices):
    """An agency's system is down: the words that citizens will see, and when it is back."""

    name = "suspend"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        say = known.say
        why = draft.get("why", "system")
        back = tuple(
            Option(code=m, text=say("supervisor.part.not_known"))
            if m == "0"
            else Option(code=m, text=say("counter.minutes", n=int(m)))
            for m in BACK_IN
        )
        return (
            search(known),
            services(known, draft, most=4),
            choice(
                "why",
                say("counter.part.why"),
                reasons(known, DOWN_REASONS, "supervisor.down"),
                initial="system",
                needed=True,
            ),
            _said(known, why, "en"),
            _said(known, why, "sw"),
            choice("back", say("supervisor.part.back"), back, initial="0"),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        minutes = int(given["back"] or 0)
        return verbs.SuspendService(
            by=known.agent,
            pin=known.pin,
            service=given["service"],
            reason=known.reader.words.say(f"supervisor.down.{given['why']}", "en"),
            message=Text(en=given["en"], sw=given["sw"]),
            back_at=known.now + minutes * MINUTE if minutes else None,
        )


def _said(known: Known, why: str, language: Language) -> Part:
    return blank(
        language,
        known.say(f"supervisor.part.said_{language}"),
        initial=message(known, why, language),
        needed=True,
        longest=160,
    )


class Restore(OfServices):
    """It is up again."""

    name = "restore"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        conditions = known.fact("conditions", Conditions)
        language = known.reader.language
        options = tuple(
            Option(
                code=down.service,
                text=down.name.in_language(language),
                note=known.say("supervisor.since", time=clock_told(known.reader, down.since))
                + f". {down.message.in_language(language)}",
                mark=known.say("supervisor.waiting_n", n=down.waiting),
                tone="near",
            )
            for down in (conditions.suspended if conditions else ())
        )
        return (
            Part(
                name="service",
                kind=Kind.ROWS,
                label=known.say("supervisor.part.suspended"),
                options=options,
                initial=options[0].code if len(options) == 1 else "",
                needed=True,
                empty=known.say("supervisor.part.none_suspended"),
            ),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        service = values(self.parts(known, draft), draft)["service"]
        return verbs.RestoreService(by=known.agent, pin=known.pin, service=service)


class Quota(OfServices):
    """How many tickets a service has today."""

    name = "quota"

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        service = services(known, draft, most=8)
        menu = known.fact("menu", Menu)
        held = value(service, draft)
        left = next((s.left for s in (menu.services if menu else ()) if s.code == held), None)
        told = "" if left is None else known.say("supervisor.part.left", n=left)
        return (
            search(known),
            service,
            blank(
                "quota",
                " ".join(filter(None, (known.say("supervisor.part.quota"), told))),
                numeric=True,
                longest=4,
            ),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        quota = int(given["quota"]) if given["quota"] else None
        return verbs.SetQuota(by=known.agent, pin=known.pin, service=given["service"], quota=quota)
