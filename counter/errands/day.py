"""A supervisor's errands with the day: open it, or close it knowing what becomes of whom."""

from counter.errands.base import Draft, Errand, Kind, Known, Option, Part, choice, values
from counter.reading import Ask
from floor.rules import verbs
from floor.rules.questions import AskWaitBoard
from floor.rules.snapshots import WaitBoard
from floor.rules.verbs.base import Verb

CLOSING = ("closing", "power", "network", "safety", "other")


class BeginDay(Errand):
    """The day begins, so that tickets can be given."""

    name = "begin_day"
    words = "supervisor"

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"board": AskWaitBoard()}

    def advice(self, known: Known, draft: Draft) -> str:
        board = known.fact("board", WaitBoard)
        if board is not None and board.day is not None:
            return known.say("supervisor.errand.begin_day.open", day=board.day)
        return known.say("supervisor.errand.begin_day.advice")

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        return ()

    def verb(self, known: Known, draft: Draft) -> Verb[object] | None:
        board = known.fact("board", WaitBoard)
        if board is None or board.day is not None:
            return None
        return verbs.BeginDay(by=known.agent, pin=known.pin)


def becomes(known: Known, board: WaitBoard) -> tuple[Option, ...]:
    """What the day's end makes of those who are here."""
    say = known.say
    seated = sum(1 for counter in board.counters if counter.agent is not None)
    return (
        Option(
            code="waiting",
            text=say("supervisor.closing.waiting", n=board.waiting),
            note=say("supervisor.closing.unserved"),
            mark=str(board.waiting),
            tone="late" if board.waiting else "good",
        ),
        Option(
            code="serving",
            text=say("supervisor.closing.serving", n=board.serving),
            note=say("supervisor.closing.unserved"),
            mark=str(board.serving),
            tone="near" if board.serving else "good",
        ),
        Option(
            code="seated",
            text=say("supervisor.closing.seated", n=seated),
            note=say("supervisor.closing.signed_out"),
            mark=str(seated),
        ),
    )


class EndDay(Errand):
    """The day ends: whoever waits is recorded as not served, with the reason."""

    name = "end_day"
    words = "supervisor"
    danger = True

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"board": AskWaitBoard()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        board, say = known.fact("board", WaitBoard), known.say
        lines = becomes(known, board) if board is not None else ()
        return (
            Part(
                name="becomes",
                kind=Kind.LINES,
                label=say("supervisor.part.becomes"),
                options=lines,
            ),
            choice(
                "why",
                say("counter.part.why"),
                (Option(code=c, text=say(f"supervisor.closed_for.{c}")) for c in CLOSING),
                initial="closing",
                needed=True,
            ),
        )

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        why = values(self.parts(known, draft), draft)["why"]
        return verbs.EndDay(by=known.agent, pin=known.pin, reason=why)
