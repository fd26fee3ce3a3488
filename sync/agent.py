"""The agent beside a centre's host: does what the protocol wishes, over two HTTP connections."""

import logging
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from floor.errors import FoleniError
from floor.facade import Floor, OriginHead, ShippedHead
from sync.errors import Doubt
from sync.headquarters import Headquarters
from sync.noting import Notebook, now
from sync.protocol import (
    START,
    Answer,
    Begin,
    Earlier,
    Grant,
    Greet,
    Hello,
    Look,
    Mark,
    Open,
    Push,
    Read,
    Receipt,
    Rest,
    Rungs,
    Verdict,
    Wish,
    shipping,
)

log = logging.getLogger("foleni.sync")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How shipping stands."""

    state: Literal["shipping", "level", "cut_off"]
    seq: int
    """The last line that headquarters acknowledged; 0 while it is not known."""
    head: str
    """Its hash."""
    total: int
    """The last line that the centre was seen to have."""
    since: float | None = None
    """Unix time from which on nothing went through."""
    fault: FoleniError | None = None


def chances() -> Iterator[float]:
    """Numbers from 0 to 1 that spread the centres' attempts."""
    while True:
        yield random.random()


class Agent:
    """Ships one centre's journal; what it knows it can lose, since headquarters knows the place."""

    def __init__(
        self,
        floor: Floor,
        headquarters: Headquarters,
        tell: Callable[[Status], None],
        sleep: Callable[[float], None] = time.sleep,
        notes: Notebook | None = None,
    ) -> None:
        self._floor, self._headquarters = floor, headquarters
        self._tell, self._sleep = tell, sleep
        self._notes = notes or Notebook(None)
        self._known = Mark(seq=0, hash="")
        self._total = 0
        self._since: float | None = None

    def run(self, *, once: bool = False, patience: float = 30.0) -> None:
        """Ship for ever; `once`: until headquarters has everything that the centre has.

        Raises what people must look at (Quarantined, UnknownKey, UnknownToken, ForeignToken,
        VersionRefused); `once` also the Trouble that has lasted for `patience` seconds.
        """
        talk = shipping(chances())
        wish = next(talk)
        while True:
            if isinstance(wish, Rest):
                self._note(wish)
                if once and wish.level is not None:
                    return
                if once and wish.fault is not None and self._lasted() > patience:
                    raise wish.fault
            try:
                answer = self._fulfil(wish)
            except FoleniError as fault:
                wish = talk.throw(fault)
            else:
                wish = talk.send(answer)

    def _fulfil(self, wish: Wish) -> Answer:
        if isinstance(wish, Rest):
            self._sleep(wish.seconds)
            return None
        if isinstance(wish, Open | Greet | Push | Grant):
            return self._over_there(wish)
        return self._here(wish)

    def _over_there(self, wish: Open | Greet | Push | Grant) -> Answer:
        """What headquarters answers."""
        if isinstance(wish, Open):
            centre, asked_at = self._look().centre, now()
            opened = self._headquarters.open(centre)
            self._notes.opened(opened, centre, asked_at)
            return opened
        if isinstance(wish, Greet):
            return self._greet(wish.hello)
        if isinstance(wish, Push):
            receipt = self._headquarters.push(wish)
            self._acknowledged(wish.batch.origin, receipt)
            self._since = None
            self._tell(self._status("shipping"))
            self._notes.stands("shipping", since=None, fault=None, rests=receipt.pace.delay)
            return receipt
        return self._headquarters.grant(self._look().centre, wish)

    def _here(self, wish: Look | Earlier | Rungs | Read | Begin) -> Answer:
        """What the centre's host answers."""
        if isinstance(wish, Look):
            return self._look()
        if isinstance(wish, Earlier):
            return self._earlier()
        if isinstance(wish, Rungs):
            return tuple(self._rung(wish.origin, seq) for seq in wish.seqs)
        if isinstance(wish, Read):
            mine = {"after": wish.after, "limit": wish.limit}
            return self._floor.journal(**mine, origin=wish.origin).entries
        self._floor.begin_line(old=wish.old, new=wish.line.origin)
        self._notes.begun(wish.old, wish.line.origin)
        log.warning("a new line was begun", extra={"old": wish.old, "new": wish.line.origin})
        return None

    def _rung(self, origin: str, seq: int) -> Mark:
        entries = self._floor.journal(after=seq - 1, limit=1, origin=origin).entries
        if not entries or entries[0].seq != seq:
            raise Doubt(problem=f"the centre has no line {seq} of {origin}")
        return Mark(seq=seq, hash=entries[0].hash)

    def _greet(self, hello: Hello) -> Verdict:
        """Greet; the centre is told what headquarters has of the lines that the centre has."""
        found = self._headquarters.greet(hello)
        self._notes.greeted(found)
        if found.receipt is not None:
            self._acknowledged(hello.origin, found.receipt)
        return found

    def _acknowledged(self, origin: str, receipt: Receipt) -> None:
        self._known = receipt.mark
        self._notes.received(origin, receipt)
        head = OriginHead(origin=origin, seq=receipt.seq, hash=receipt.hash)
        shipped = ShippedHead(
            head=head, kept=receipt.kept, at=receipt.at, signature=receipt.signature
        )
        self._floor.note_shipped(shipped=shipped)

    def _earlier(self) -> tuple[Hello, ...]:
        now = self._look()
        return tuple(
            replace(now, origin=head.origin, head=Mark(seq=head.seq, hash=head.hash))
            for head in self._floor.origins()
            if head.origin != now.origin
        )

    def _look(self) -> Hello:
        health = self._floor.health()
        self._total = health.version
        return Hello(
            centre=health.centre,
            origin=health.origin,
            head=Mark(seq=health.version, hash=health.head or START),
            at=health.at,
            practice=health.practice,
            program=health.program,
        )

    def _note(self, rest: Rest) -> None:
        if rest.level is not None:
            self._since = None
            self._tell(self._status("level"))
            self._notes.stands("level", since=None, fault=None, rests=0.0)
        if rest.fault is not None:
            self._since = self._since or time.time()
            self._tell(self._status("cut_off", rest.fault))
            since, fault = self._since, rest.fault
            self._notes.stands("cut_off", since=since, fault=fault, rests=rest.seconds)

    def _lasted(self) -> float:
        return 0.0 if self._since is None else time.time() - self._since

    def _status(
        self, state: Literal["shipping", "level", "cut_off"], fault: FoleniError | None = None
    ) -> Status:
        return Status(
            state=state,
            seq=self._known.seq,
            head=self._known.hash,
            total=self._total,
            since=self._since,
            fault=fault,
        )
