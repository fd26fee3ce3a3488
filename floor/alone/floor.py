"""The kiosk's floor: the host's while it answers, else the kiosk's own until it does again."""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import TypeVar, cast

from floor import errors
from floor.alone.link import PATIENCE, Link
from floor.alone.own import Own
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
from floor.lan.client import RemoteFloor
from floor.rules import snapshots as show
from floor.rules.questions import AskMenu, Question
from floor.rules.verbs import TakeTicket, Verb

log = logging.getLogger("foleni.alone")
A = TypeVar("A")
S = TypeVar("S", bound=show.Snapshot)

SENDING = (1.0, PATIENCE)
"""Seconds to wait for a connection, and for an answer."""
POLL = 10.0
"""Seconds between two talks with a host that answers."""
AGAIN = 0.3
"""Seconds before the next attempt to reach one that does not, and up to twice that by chance."""
LOST = (errors.HostUnreachable, errors.HostRegressed)
"""What a kiosk takes for the loss of its host."""


class KioskFloor(Floor):
    """Takes tickets from the host; after PATIENCE without it, from the kiosk's own store.

    A verb goes on where its key or its visit began. What was given alone is brought to the host
    as soon as it answers; see docs/decisions/0015.
    """

    def __init__(self, host: RemoteFloor, own: Own, *, down: bool = False) -> None:
        """`down` when the host did not answer at the start."""
        host.patience = SENDING
        self._host, self._own, self._link = host, own, Link()
        if down:
            self._link.failed(for_good=True)
        self._random, self._over, self._said = Random(), threading.Event(), ""
        self._fault = ""
        self._awake = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="kiosk-alone", daemon=True)
        self._keeper.start()

    # -- verbs ----------------------------------------------------------------------------------

    def do(self, verb: Verb[A], *, key: str) -> A:
        if self._own.has(verb, key):
            answer = self._own.do(verb, key=key)
            self._awake.set()
            return answer
        if isinstance(verb, TakeTicket):
            return cast(A, self._take(verb, key))
        return self._from_host(lambda: self._host.do(verb, key=key))

    def _take(self, verb: TakeTicket, key: str) -> object:
        """From the host, with one key however often; from the own store when it stays silent."""
        while not self._link.down:
            try:
                return self._from_host(lambda: self._host.do(verb, key=key))
            except LOST:
                if not self._own.ready:
                    raise
                if not self._link.down:
                    self._over.wait(min(AGAIN, PATIENCE - self._link.failing_for))
        if not self._own.ready:
            raise errors.HostUnreachable(address=self._host.address)
        return self._own.take(verb, key=key)

    def _from_host(self, call: Callable[[], A]) -> A:
        try:
            answer = call()
        except LOST:
            self._lost()
            raise
        self._link.heard()
        return answer

    def _lost(self) -> None:
        """Something went unanswered: look for the host from now on until it is back."""
        self._link.failed()
        self._awake.set()

    # -- questions ------------------------------------------------------------------------------

    def ask(self, question: Question[S]) -> S:
        if isinstance(question, AskMenu) and self._link.down and self._own.ready:
            return cast(S, self._own.menu(since=self._since()))
        return self._from_host(lambda: self._host.ask(question))

    def watch(self, question: Question[S], *, beat: float = 2.0) -> Iterator[S]:
        """As the facade says; a menu goes on without the host, if tickets do."""
        if not isinstance(question, AskMenu):
            yield from self._host.watch(question, beat=beat)
            return
        while not self._over.is_set():
            if self._link.down and self._own.ready:
                menu = replace(self._own.menu(since=self._since()), host_fault=self._fault)
                yield cast(S, menu)
                self._link.wait(min(beat, 1.0))
                continue
            try:
                for menu in self._host.watch(question, beat=beat):
                    self._link.heard()
                    yield cast(S, replace(menu, unsent=self._own.unsent()))
            except LOST:
                self._lost()
                if not self._own.ready:
                    raise
                self._link.wait(0.2)

    def _since(self) -> int:
        """When the host was lost, by its clock."""
        return self._own.clock.now() - int(1000 * self._link.failing_for)

    def health(self) -> show.Health:
        if self._link.down and self._own.ready:
            mine = self._own.health()
            return replace(mine, alone_since=self._since(), unsent=self._own.unsent())
        return replace(self._from_host(self._host.health), unsent=self._own.unsent())

    def journal(self, *, after: int, limit: int, origin: str = "") -> JournalPage:
        return self._host.journal(after=after, limit=limit, origin=origin)

    def origins(self) -> tuple[OriginHead, ...]:
        return self._host.origins()

    def note_shipped(self, *, shipped: ShippedHead) -> None:
        self._host.note_shipped(shipped=shipped)

    def begin_line(self, *, old: str, new: str) -> None:
        self._host.begin_line(old=old, new=new)

    def recover(
        self, *, base: OriginHead, lines: tuple[Entry, ...], dry_run: bool = False
    ) -> tuple[Recovered, ...]:
        return self._host.recover(base=base, lines=lines, dry_run=dry_run)

    def adopt_decision(self, signed: Signed) -> show.Standing:
        return self._host.adopt_decision(signed)

    def notes(self, *, visit: str) -> tuple[NoteLine, ...]:
        return self._host.notes(visit=visit)

    def figures(self, *, day: str) -> DayFigures:
        return self._host.figures(day=day)

    def course(self, *, day: str) -> DayCourse:
        return self._host.course(day=day)

    def report(
        self, *, since: str, until: str, level: Level = Level.CENTRE, figure: str = ""
    ) -> Report:
        return self._host.report(since=since, until=until, level=level, figure=figure)

    def claim_voice(self, claim: VoiceClaim) -> VoiceGrant:
        return self._host.claim_voice(claim)

    def close(self) -> None:
        self._over.set()
        self._awake.set()
        self._link.wake()
        self._host.close()
        self._keeper.join(5.0)
        self._own.close()

    # -- the host, now and then ----------------------------------------------------------------

    def _keep(self) -> None:
        """Keep what may be needed alone, and bring what was given alone."""
        while not self._over.is_set():
            self._awake.clear()
            if self._met():
                pause = POLL * (0.75 + self._random.random() / 2)
            else:
                pause = AGAIN * (1 + self._random.random())
            self._awake.wait(pause)

    def _met(self) -> bool:
        """One talk with the host; whether the next has time."""
        try:
            self._own.meet(self._host)
        except LOST as fault:
            self._fault = fault.code if isinstance(fault, errors.HostRegressed) else ""
            self._link.failed()
            return False
        except errors.FoleniError as fault:
            if str(fault) != self._said and not self._over.is_set():
                self._said = str(fault)
                log.error("what was given alone has not been brought in: %s", fault)
            return not isinstance(fault, errors.DayNotOpen)
        except Exception:
            if self._over.is_set():
                return True  # the store was closed under it
            log.exception("the kiosk's own store cannot be kept")
            return True
        self._said = ""
        self._link.heard()
        return True
