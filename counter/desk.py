"""The agent's desk for QML: has done what the agent presses, and says what is amiss."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from counter import entry
from counter import shift as rules
from counter.actions import MANAGERS, SAID, Action
from counter.at_work import CHANCE, AtWork
from counter.shift import Typed
from counter.shortcuts import BREAK_REASONS, FURTHER, LOCK, OFFICE, SHORTCUTS
from counter.wording import Reader, shift_told
from floor.rules.offer import Language
from floor.rules.snapshots import CounterDesk, DeviceCode, Snapshot, Ticket

if TYPE_CHECKING:  # the verbs and errands come behind the first frame
    from floor.rules.verbs.base import Verb

QML_IMPORT_NAME = "Counter.Floor"
QML_IMPORT_MAJOR_VERSION = 1

PROOFS = ("sign_in", "identify")
"""Verbs that prove a PIN, and do nothing else of the agent's."""
DONE_FOR, PIN_FOR, SHIFT_FOR = 6.0, 60.0, 20.0
"""Seconds for which it is said that something was done, that a PIN was given, and when whoever
signed in works today."""
PROVE_AGAIN = 5.0
"""Seconds between two proofs to a host that has forgotten who sits here."""
SETTLE = 600
"""Milliseconds before the keys go to the next button, so that a double press does one thing."""


@QmlElement
class Desk(AtWork):
    """A skin over `counter.shift` and `counter.face`: no rule stands here."""

    problems_changed = Signal()

    # -- what the agent does ----------------------------------------------------------------

    @Slot(str)
    def press(self, action: str) -> None:
        """Do it, if it is possible now; what needs more than a key opens its errand."""
        if self._ways.locked or action not in self.property("possible"):
            return
        if action == LOCK:
            self._lock()
        elif action == Action.BREAK:
            self._look(choosing=True)
        elif action == OFFICE:
            self._keeper.leave()
            self._look(in_office=not self._ways.in_office)
        elif self._shift.agent is None and not self._shift.door:
            return
        elif self._keeper.wanted(action):
            self._keeper.begin(action)
        elif action == Action.SIGN_OUT and self._shift.office:
            self._shift = rules.leave_office(self._shift)
            self._refresh()
        else:
            self._wish(Action(action))

    @Slot(str)
    def give(self, service: str) -> None:
        """At the reception: a service was tapped."""
        self.hall.show_ticket(None, reader=self._reader)
        self._keeper.begin(Action.ISSUE, {"service": service})

    @Slot(str)
    def take_break(self, reason: str) -> None:
        """Take the break that was asked for."""
        self._ways = replace(self._ways, choosing=False)
        self._wish(Action.BREAK, Typed(reason=reason))

    @Slot()
    def stay(self) -> None:
        """No break after all."""
        self._look(choosing=False)

    @Slot(str, str, str)
    def sign_in(self, agent: str, pin: str, counter: str) -> None:
        """Take a counter, once everything is typed; what is missing shows in `problems`."""
        agent, counter = agent.strip(), counter.strip()
        wrong = entry.amiss(agent=agent, pin=pin, counter=counter)
        self._complain(wrong)
        self._changing, self._ways = None, replace(self._ways, changing=False)
        if any(wrong.values()):
            self._refresh()
            return
        self._go_to(int(counter) if counter else None)
        self._wish(Action.SIGN_IN, Typed(agent=agent, pin=pin))

    @Slot(str)
    def unlock(self, pin: str) -> None:
        """The agent is back; only the PIN is typed."""
        self._complain({"pin": not entry.is_pin(pin)})
        if entry.is_pin(pin):
            self._wish(Action.UNLOCK, Typed(pin=pin))

    @Slot(str, str)
    def choose_pin(self, new: str, again: str) -> None:
        """A PIN of the own in place of the one that held for one sign-in; then go on."""
        if self._changing is None:
            return
        wrong = {"new": not entry.is_pin(new), "again": new != again}
        self._complain(wrong)
        if not any(wrong.values()):
            agent, pin = self._changing
            from floor.rules import verbs

            verb = verbs.ChangePin(agent=agent, pin=pin, new=new)
            self._wish(Action.CHANGE_PIN, verb=verb)

    @Slot()
    def stir(self) -> None:
        """A key or the mouse: somebody is here."""
        self._stirred = self._clock()

    @Slot()
    def change_contrast(self) -> None:
        """Black, white and yellow, or colours again."""
        self._memory.contrast = not self._ways.contrast
        self._look(contrast=not self._ways.contrast)

    @Slot()
    def change_language(self) -> None:
        """The agent reads the other language."""
        other: Language = "sw" if self._reader.language == "en" else "en"
        self._memory.language = other
        self._reader = Reader(self._reader.words, other)
        self._complain({})
        self._refresh()

    @Slot(str, result=str)
    def key_of(self, action: str) -> str:
        """The action's shortcut, as Qt writes it."""
        return SHORTCUTS[action].key

    @Slot(str, result=str)
    def words_of(self, action: str) -> str:
        """The key of the words on the action's button."""
        return SHORTCUTS[action].words

    # -- what the agent sees, besides `Seen` --------------------------------------------------

    @Property(str, notify=problems_changed)
    def agent_problem(self) -> str:
        return self._problems["agent"]

    @Property(str, notify=problems_changed)
    def pin_problem(self) -> str:
        return self._problems["pin"]

    @Property(str, notify=problems_changed)
    def counter_problem(self) -> str:
        return self._problems["counter"]

    @Property(str, notify=problems_changed)
    def new_problem(self) -> str:
        return self._problems["new"]

    @Property(str, notify=problems_changed)
    def again_problem(self) -> str:
        return self._problems["again"]

    @Property(QObject, constant=True)
    def queue(self) -> QObject:
        return self._rows

    @Property(list, constant=True)
    def further(self) -> list[str]:
        return list(FURTHER)

    @Property(list, constant=True)
    def manager_deeds(self) -> list[str]:
        return [action for action in SHORTCUTS if action in MANAGERS]

    @Property(list, constant=True)
    def break_reasons(self) -> list[str]:
        return list(BREAK_REASONS)

    @Property(int, constant=True)
    def settle(self) -> int:
        return SETTLE

    def _complain(self, wrong: Mapping[str, bool]) -> None:
        """Say beside each field what must be typed, or nothing."""
        say = self._reader.say
        self._problems = {
            name: say(f"counter.missing.{name}") if wrong.get(name) else ""
            for name in self._problems
        }
        self.problems_changed.emit()

    # -- one wish at a time, each with one key ----------------------------------------------

    def _wish(
        self, action: Action, typed: Typed | None = None, verb: "Verb[object] | None" = None
    ) -> None:
        before = self._shift.wish
        self._shift = rules.press(
            self._shift, action, key=self._fresh(), typed=typed, verb=verb, now=self._now()
        )
        if self._shift.wish is not None and self._shift.wish is not before:
            self._said = ("", 0.0)
            self._sender.send(self._shift.wish)
        self._refresh()

    @Slot(str, object)
    def _send(self, action: str, verb: "Verb[object]") -> None:
        if not self._ways.locked:
            self._wish(Action(action), verb=verb)

    def _done(self, answer: object) -> None:
        wish, signed_in = self._shift.wish, self._shift.agent
        self._shift = rules.answered(self._shift, answer)
        if isinstance(answer, Snapshot):
            self._hear(answer)
        if wish is not None:
            self._follow(wish, answer)
        if signed_in is None and self._shift.agent is not None:
            self._keeper.forget()
            if self._shift.counter is not None:
                self._memory.counter = self._shift.counter
        self._refresh()

    def _follow(self, wish: rules.Wish, answer: object) -> None:
        """What follows from a wish that was done."""
        self._keeper.done(wish.action)
        proof = wish.verb.credentials()
        if wish.verb.name in PROOFS and proof is not None:
            self._pin = proof[1]
            self._ways = replace(self._ways, locked=False)
            self._complain({"counter": self._shift.agent is None})
            if isinstance(answer, CounterDesk) and answer.shift is not None:
                self._say(shift_told(answer.shift, self._reader), SHIFT_FOR)
        elif wish.action in SAID:
            told = self._reader.say(SHORTCUTS[wish.action].words)
            self._say(self._reader.say("counter.done", action=told), DONE_FOR)
        self._follow_pin(wish)
        if isinstance(answer, DeviceCode):
            self._code = answer
            self._keeper.begin(Action.ADMIT)
        if self._shift.door and isinstance(answer, Ticket):
            self.hall.show_ticket(answer, reader=self._reader)
            if wish.action in (Action.ISSUE, Action.CHECK_IN):
                from floor.rules import verbs

                confirmed = verbs.ConfirmTicket(visit=answer.visit, on_paper=False)
                self._wish(Action.CONFIRM, verb=confirmed)

    def _follow_pin(self, wish: rules.Wish) -> None:
        """What follows from a PIN that was given or chosen."""
        given = wish.verb.new_pin()
        if given is None:
            return
        if given.once:
            self._given_pin = entry.fresh_pin(CHANCE)
            told = f"{given.pin[:3]} {given.pin[3:]}"
            words = self._reader.say("supervisor.pin_given", agent=given.agent, pin=told)
            self._say(words, PIN_FOR)
            return
        if given.agent == self._shift.agent and self._pin:
            self._pin = given.pin
        if self._changing is not None:
            self._changing, self._ways = None, replace(self._ways, changing=False)
            again = Action.SIGN_IN if self._shift.agent is None else Action.UNLOCK
            self._wish(again, Typed(agent=given.agent, pin=given.pin))

    def _say(self, told: str, seconds: float) -> None:
        self._said = (told, self._clock() + seconds)

    def _prove_again(self) -> None:
        """The host has forgotten who sits here, such as after its restart."""
        if self._clock() - self._identified > PROVE_AGAIN:
            self._identified = self._clock()
            self._wish(Action.UNLOCK, Typed(pin=self._pin))
