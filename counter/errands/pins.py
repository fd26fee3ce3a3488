"""Errands about PINs: unlock one, give one for one sign-in, choose the own."""

from counter.errands.base import Draft, Errand, Kind, Known, Option, Part, blank, values
from counter.errands.people import OfPeople, agents, who
from counter.reading import Ask
from floor.rules import verbs
from floor.rules.questions import AskRoster
from floor.rules.verbs.base import Verb


class UnlockPin(OfPeople):
    """An agent whose PIN was tried too often may try again."""

    name = "unlock_pin"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"roster": AskRoster()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        return who(known), agents(known, draft)

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        agent = values(self.parts(known, draft), draft)["agent"]
        return verbs.UnlockPin(by=known.agent, pin=known.pin, agent=agent)


def given(known: Known) -> Part:
    """The PIN that is given, to be told by word of mouth."""
    option = Option(
        code="pin",
        text=f"{known.fresh[:3]} {known.fresh[3:]}",
        note=known.say("supervisor.pin_once"),
    )
    label = known.say("supervisor.part.fresh")
    return Part(name="fresh", kind=Kind.LINES, label=label, options=(option,))


class ResetPin(OfPeople):
    """A PIN that holds for one sign-in, for whoever has forgotten the own."""

    name = "reset_pin"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"roster": AskRoster()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        return who(known), agents(known, draft), given(known)

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        agent = values(self.parts(known, draft), draft)["agent"]
        return verbs.ResetPin(by=known.agent, pin=known.pin, agent=agent, fresh=known.fresh)


class ChangePin(Errand):
    """An agent chooses another PIN."""

    name = "change_pin"
    secret = True

    def subject(self, known: Known) -> str:
        return ""

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        return tuple(
            blank(
                name,
                known.say(f"counter.part.pin_{name}"),
                needed=True,
                numeric=True,
                secret=True,
                shape="pin",
                longest=6,
            )
            for name in ("old", "new", "again")
        )

    def amiss(self, known: Known, draft: Draft) -> dict[str, str]:
        if draft.get("new") == draft.get("again"):
            return {}
        return {"again": known.say("counter.needed.same_pin")}

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.ChangePin(agent=known.agent, pin=given["old"], new=given["new"])
