"""A floor behind a cable that a test pulls: the same floor, out of reach for a while."""

from collections.abc import Iterator
from threading import Event
from typing import TypeVar

from floor.errors import HostUnreachable
from floor.facade import (
    DayCourse,
    DayFigures,
    Entry,
    Floor,
    JournalPage,
    Level,
    NoteLine,
    OriginHead,
    Recovered,
    Report,
    ShippedHead,
    Signed,
    VoiceClaim,
    VoiceGrant,
)
from floor.rules import snapshots as show
from floor.rules.questions import Question
from floor.rules.verbs import Verb

A = TypeVar("A")
S = TypeVar("S", bound=show.Snapshot)


class FlakyFloor(Floor):
    """Raises HostUnreachable while `cut`; with `lose_answers` the verb is done all the same."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.cut = False
        self.lose_answers = False
        self.slow = Event()
        self.slow.set()
        """Cleared, a verb waits here before it is done."""
        self.late = Event()
        self.late.set()
        """Cleared, a question waits here for its answer."""
        self.asked: list[tuple[str, str]] = []
        """Name and key of each verb at each attempt."""

    def do(self, verb: Verb[A], *, key: str) -> A:
        self.asked.append((verb.name, key))
        self.slow.wait(30)
        if self.cut and not self.lose_answers:
            raise HostUnreachable(address="the floor")
        answer = self.floor.do(verb, key=key)
        if self.cut:
            raise HostUnreachable(address="the floor")
        return answer

    def ask(self, question: Question[S]) -> S:
        self.late.wait(30)
        if self.cut:
            raise HostUnreachable(address="the floor")
        return self.floor.ask(question)

    def watch(self, question: Question[S], *, beat: float = 2.0) -> Iterator[S]:
        for snapshot in self.floor.watch(question, beat=0.05):
            if self.cut:
                raise HostUnreachable(address="the floor")
            yield snapshot

    def health(self) -> show.Health:
        return self.floor.health()

    def journal(self, *, after: int, limit: int, origin: str = "") -> JournalPage:
        return self.floor.journal(after=after, limit=limit, origin=origin)

    def origins(self) -> tuple[OriginHead, ...]:
        return self.floor.origins()

    def note_shipped(self, *, shipped: ShippedHead) -> None:
        self.floor.note_shipped(shipped=shipped)

    def begin_line(self, *, old: str, new: str) -> None:
        self.floor.begin_line(old=old, new=new)

    def recover(
        self, *, base: OriginHead, lines: tuple[Entry, ...], dry_run: bool = False
    ) -> tuple[Recovered, ...]:
        return self.floor.recover(base=base, lines=lines, dry_run=dry_run)

    def adopt_decision(self, signed: Signed) -> show.Standing:
        return self.floor.adopt_decision(signed)

    def notes(self, *, visit: str) -> tuple[NoteLine, ...]:
        return self.floor.notes(visit=visit)

    def figures(self, *, day: str) -> DayFigures:
        return self.floor.figures(day=day)

    def course(self, *, day: str) -> DayCourse:
        return self.floor.course(day=day)

    def report(
        self, *, since: str, until: str, level: Level = Level.CENTRE, figure: str = ""
    ) -> Report:
        return self.floor.report(since=since, until=until, level=level, figure=figure)

    def claim_voice(self, claim: VoiceClaim) -> VoiceGrant:
        if self.cut:
            raise HostUnreachable(address="the floor")
        return self.floor.claim_voice(claim)

    def close(self) -> None:
        self.floor.close()
