"""A kiosk's own store: what it keeps of its host, the tickets it gives alone, their way back."""

import logging
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

import msgspec

from floor import errors
from floor.alone import resting
from floor.alone.followed import FollowedClock
from floor.alone.resting import Kept
from floor.facade import Entry
from floor.lan.client import RemoteFloor
from floor.rules import opening
from floor.rules.questions import AskKit, AskMenu
from floor.rules.snapshots import Health, KioskKit, Menu
from floor.rules.verbs import ComeBack, GiveSeries, GoAlone, TakeTicket, Verb

if TYPE_CHECKING:
    from floor.store.local import LocalFloor

log = logging.getLogger("foleni.alone")
A = TypeVar("A")

BATCH, BATCH_BYTES = 100, 512 * 1024
"""Lines, and bytes of their bodies, sent at once at most; one line goes in any case."""
LOCAL = "floor.store.local"
"""The module that a program which has it already need not save."""


class Own:
    """Opened when it is first needed; safe for all threads."""

    def __init__(self, folder: Path, device: str) -> None:
        name = "".join(c if c.isalnum() or c in "-_" else "-" for c in device) or "kiosk"
        self._path, self._kept_at = folder / f"{name}.alone.sqlite", folder / f"{name}.alone.json"
        self._device, self._lock = device, threading.RLock()
        self.clock = FollowedClock()
        self._floor: LocalFloor | None = None
        self._visits: set[str] = set()
        self._keys: set[str] = set()
        self._counted: tuple[int, int, int] = (-1, -1, 0)
        self._gone_on = "unknown"
        """The day for which it has gone alone; empty once the host was heard again."""
        self.kept = resting.read(self._kept_at)
        if self.kept is not None:
            self.clock.offset = self.kept.offset

    @property
    def ready(self) -> bool:
        """Whether the host was ever heard, and gave letters: without them no ticket is given."""
        return self.kept is not None and bool(self.kept.kit.series)

    # -- with the host --------------------------------------------------------------------------

    def meet(self, host: RemoteFloor) -> None:
        """Ask the host for what may be needed, and bring it what it has not got. Raises Trouble
        when it is out of reach, LinesRefused when it will not have the lines.

        For one thread; no lock is held while the host is waited for, since somebody may want a
        ticket meanwhile.
        """
        health = host.health()
        if self._met_resting(host, health.centre, practice=health.practice):
            return
        floor = self._opened(health.centre, practice=health.practice)
        kit = self._ask(host, floor.identity.origin)
        if self._is_strange(floor, kit):
            log.error("the kiosk's own store is an old copy, and is set aside")
            floor = self._renewed(health.centre, practice=health.practice)
            kit = self._ask(host, floor.identity.origin)
        self.clock.follow(kit.at)
        self._keep(kit, practice=health.practice, origin=floor.identity.origin)
        if floor.version:
            self._forward(host, floor, kit)

    def _met_resting(self, host: RemoteFloor, centre: str, *, practice: bool) -> bool:
        """The same without opening the store, which takes memory and time, where it has nothing to
        bring in; whether that was so."""
        before = self._rests(centre, practice=practice)  # no lock: making one takes a second
        if before is None:
            return False
        kit = self._ask(host, before.origin)
        known = before.kit
        if known is not None and (kit.seq, kit.hash) != (known.seq, known.hash):
            return False
        self.clock.follow(kit.at)
        self._keep(kit, practice=practice, origin=before.origin, stamp=before.stamp)
        return True

    def _rests(self, centre: str, *, practice: bool) -> resting.Rest | None:
        """How the store lies, if nobody has opened it since it was let go of; made at need."""
        kept = self.kept
        if self._floor is not None:
            return None
        if kept is None and LOCAL not in sys.modules:
            return resting.make(self._path, centre=centre, practice=practice, device=self._device)
        if kept is None or not kept.origin or kept.stamp != resting.stamp(self._path):
            return None
        if (kept.kit.offer.centre, kept.practice) != (centre, practice) or kept.stamp is None:
            return None
        return resting.Rest(origin=kept.origin, stamp=kept.stamp, kit=kept.kit)

    def _ask(self, host: RemoteFloor, origin: str) -> KioskKit:
        kit = host.ask(AskKit(origin=origin))
        if kit.series:
            return kit
        host.do(GiveSeries(origin=origin), key=f"series-{origin}")
        return host.ask(AskKit(origin=origin))

    def _is_strange(self, floor: "LocalFloor", kit: KioskKit) -> bool:
        """Whether the host has lines of this store that it lacks itself: then it is an old copy,
        and would give numbers twice."""
        if not kit.seq:
            return False
        line = floor.journal(after=kit.seq - 1, limit=1).entries
        return not line or line[0].hash != kit.hash

    def _keep(
        self, kit: KioskKit, *, practice: bool, origin: str, stamp: resting.Stamp | None = None
    ) -> None:
        kept = Kept(
            kit=kit, practice=practice, offset=self.clock.offset, origin=origin, stamp=stamp
        )
        before, self.kept = self.kept, kept
        same = before is not None and (before.origin, before.stamp) == (origin, stamp)
        if same and before and replace(before.kit, at=kit.at, version=kit.version) == kit:
            return  # nothing that a restart would miss
        resting.write(self._kept_at, kept)

    def _forward(self, host: RemoteFloor, floor: "LocalFloor", kit: KioskKit) -> None:
        with self._lock:  # never between going alone and the ticket that follows
            if self._gone_on:
                floor.do(ComeBack(), key=uuid4().hex)
                self._gone_on = ""
        while entries := floor.journal(after=kit.seq, limit=BATCH).entries:
            taken = host.adopt_lines(batch(entries))
            kit = replace(kit, seq=taken.seq, hash=taken.hash)
            self._keep(kit, practice=floor.identity.practice, origin=floor.identity.origin)

    # -- alone ----------------------------------------------------------------------------------

    def has(self, verb: Verb[object], key: str) -> bool:
        """Whether a verb belongs to a ticket that was given here."""
        return key in self._keys or getattr(verb, "visit", None) in self._visits

    def take(self, verb: TakeTicket, *, key: str) -> object:
        """Give a ticket as the host would. Raises Refused, and Trouble of the disk."""
        with self._lock:
            floor = self._gone_alone()
            ticket = floor.do(verb, key=key)
            self._keys.add(key)
            self._visits.add(ticket.visit)
            return ticket

    def do(self, verb: Verb[A], *, key: str) -> A:
        """A verb about a ticket given here."""
        return self._standing().do(verb, key=key)

    def menu(self, *, since: int) -> Menu:
        """What is offered while the host is out of reach since then (UTC milliseconds)."""
        with self._lock:
            try:
                floor = self._gone_alone()
            except errors.Refused:  # the day is over: the menu says so by itself
                floor = self._standing()
            return replace(floor.ask(AskMenu()), alone_since=since, unsent=self.unsent())

    def health(self) -> Health:
        """How the own store is."""
        return self._standing().health()

    def unsent(self) -> int:
        """Tickets given here that the host has not got."""
        with self._lock:
            if self._floor is None or self.kept is None:
                return 0
            version, sent = self._floor.version, self.kept.kit.seq
            if self._counted[:2] != (version, sent):
                lines = self._floor.journal(after=sent, limit=100_000).entries
                taken = sum(line.kind == "ticket_taken" for line in lines)
                self._counted = (version, sent, taken)
            return self._counted[2]

    def _standing(self) -> "LocalFloor":
        kept = self.kept
        if kept is None:
            raise errors.HostUnreachable(address="-")
        return self._opened(kept.kit.offer.centre, practice=kept.practice)

    def _gone_alone(self) -> "LocalFloor":
        """The floor with today's day, and as much of the host's as was heard."""
        floor, kept = self._standing(), self.kept
        assert kept is not None
        kit, today = kept.kit, opening.local_day(self.clock.now())
        if self._gone_on == today:
            return floor
        floor.adopt_catalogue(key=uuid4().hex, offer=kit.offer)
        day = floor.health().day
        if day is not None and day < today:
            floor.close_day(key=f"close-{day}", reason="left open over night")
            day = None
        if day is None:
            if today == kit.last_day and kit.day is None:
                raise errors.DayOver(day=today)  # the host has closed it
            floor.open_day(key=f"open-{today}")
        fresh = kit.day == today
        alone = GoAlone(
            series=kit.series,
            suspended=kit.suspended if fresh else (),
            left=kit.left if fresh else (),
        )
        floor.do(alone, key=uuid4().hex)
        self._gone_on = today
        return floor

    # -- the store ------------------------------------------------------------------------------

    def _opened(self, centre: str, *, practice: bool) -> "LocalFloor":
        with self._lock:
            if self._floor is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                try:
                    self._floor = self._open(centre, practice=practice)
                except (errors.StoreForeign, errors.StoreDamaged, errors.StoreRegressed) as fault:
                    log.error("the kiosk's own store is set aside: %s", fault)
                    return self._renewed(centre, practice=practice)
            mine = self._floor.identity
            if (mine.centre, mine.practice) != (centre, practice):
                return self._renewed(centre, practice=practice)
            return self._floor

    def _open(self, centre: str, *, practice: bool) -> "LocalFloor":
        from floor.store.local import LocalFloor  # the database takes 0.4 s: behind the menu

        return LocalFloor(
            self._path, centre=centre, clock=self.clock, device=self._device, practice=practice
        )

    def _renewed(self, centre: str, *, practice: bool) -> "LocalFloor":
        """A new store, with an origin and letters of its own; the old one lies beside it."""
        from floor.store import files

        with self._lock:
            self._let_go()
            files.set_aside(self._path, self.clock.now())
            Path(f"{self._path}.head").unlink(missing_ok=True)
            self._gone_on = "unknown"
            self._floor = self._open(centre, practice=practice)
            return self._floor

    def close(self) -> None:
        """Let go of the store; it rests if the host has all of its lines."""
        with self._lock:
            floor, kept = self._floor, self.kept
            if floor is None:
                return
            settled = kept is not None and floor.version == kept.kit.seq
            settled = settled and not (floor.version and self._gone_on)
            self._let_go()
            if kept is not None and settled and kept.origin == floor.identity.origin:
                self.kept = msgspec.structs.replace(kept, stamp=resting.stamp(self._path))
                resting.write(self._kept_at, self.kept)

    def _let_go(self) -> None:
        if self._floor is not None:
            self._floor.close()
            self._floor = None


def batch(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """As many lines from the first on as go at once."""
    size = 0
    for place, entry in enumerate(entries):
        size += len(entry.body) + 600
        if place and size > BATCH_BYTES:
            return entries[:place]
    return entries
