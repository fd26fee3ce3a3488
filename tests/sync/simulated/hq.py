"""Headquarters in the simulation: the real verdicts and doors over shelves in memory."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from floor.errors import FoleniError
from sync.central import doors, verdicts
from sync.errors import BrokenBatch, CentralBusy, Forked, Quarantined, SessionLost, UnknownKey
from sync.protocol import Batch, Grant, Greet, Hello, Line, Mark, Opened, Push, Receipt, Verdict
from tests.sync.simulated.disks import Saved, Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request as it is on the wire."""

    centre: str
    wish: Greet | Push | Grant | None
    """None opens a session."""
    key: str = ""
    instance: str = ""
    server: str = ""
    session: int = 0
    number: int = 0
    at: float = 0.0
    """When it was sent, in seconds."""
    nonce: str = ""
    """Of an opening."""


class Died(Exception):
    """The server died while it worked; `reply` is what had left it before."""

    def __init__(self, reply: "Reply | None" = None) -> None:
        self.reply = reply


Reply = Opened | Verdict | Receipt | Line


@dataclass
class Server:
    """All shelves, the server's epoch, and what its last backup holds."""

    chance: random.Random
    fresh: Callable[[], str]
    shelves: dict[str, Shelf] = field(default_factory=dict)
    epoch: str = "s0"
    kept: dict[tuple[str, Line], int] = field(default_factory=dict)
    """How far the backups hold each line of journal."""
    seen: Callable[[Ask], None] = lambda _ask: None
    """Told of each request that was let in, for the oracle."""
    opened: Callable[[Ask], None] = lambda _ask: None
    nonces: set[str] = field(default_factory=set)
    """Those used."""

    def answer(self, ask: Ask, now: float, death: str = "") -> Reply:
        """What is said to a request; `death`: `before` or `after` the commit. Raises FoleniError,
        Died."""
        shelf = self.shelves[ask.centre]
        saved = shelf.saved()
        try:
            reply = self._open(shelf, ask, now) if ask.wish is None else self._act(shelf, ask)
        except FoleniError:
            shelf.back_to(saved)
            raise
        return self.commit(shelf, saved, ask, reply, death)

    def commit(self, shelf: Shelf, saved: Saved, ask: Ask, reply: Reply, death: str) -> Reply:
        """The reply leaves after the commit."""
        if death == "before":
            shelf.back_to(saved)
            raise Died
        if ask.wish is not None:
            self.seen(ask)
        if shelf.door.quarantined:
            raise Quarantined(centre=ask.centre)
        if ask.wish is None:
            self.opened(ask)
        if death == "after":
            raise Died
        return reply

    def _open(self, shelf: Shelf, ask: Ask, now: float) -> Opened:
        if ask.nonce in self.nonces or (now - ask.at) * 1000 > doors.NONCE:
            raise SessionLost
        self.nonces.add(ask.nonce)
        if ask.key != shelf.door.key:
            raise UnknownKey(centre=ask.centre)
        shelf.door = doors.enter(shelf.door, ask.instance)
        return Opened(server=self.epoch, session=shelf.door.session, key="", at=0)

    def _act(self, shelf: Shelf, ask: Ask) -> Reply:
        if ask.key != shelf.door.key:
            raise UnknownKey(centre=ask.centre)
        shelf.door = doors.admit(
            shelf.door,
            centre=ask.centre,
            server=ask.server,
            here=self.epoch,
            session=ask.session,
            request=ask.number,
        )
        if self.chance.random() < 0.004:
            raise CentralBusy(seconds=2)
        if isinstance(ask.wish, Greet):
            return self._greet(shelf, ask.wish.hello)
        if isinstance(ask.wish, Push):
            return self._push(shelf, ask.wish.batch)
        assert isinstance(ask.wish, Grant)
        return verdicts.grant(shelf, ask.wish.old, ask.wish.base, self.fresh())

    def _greet(self, shelf: Shelf, hello: Hello) -> Verdict:
        found = verdicts.greet(shelf, hello)
        both = hello.head if found.kind in ("ok", "regressed") else None
        return replace(
            found, receipt=self.receipt(hello.centre, hello.line, both) if both else None
        )

    def _push(self, shelf: Shelf, batch: Batch) -> Receipt:
        verdicts.check(batch.centre, batch)
        told = verdicts.receive(shelf, batch)
        if isinstance(told, Forked):
            raise told
        return self.receipt(batch.centre, batch.line, told)

    def receipt(self, centre: str, line: Line, mark: Mark) -> Receipt:
        """What is acknowledged, and how much of it lies in a backup."""
        kept = min(self.kept.get((centre, line), 0), mark.seq)
        return Receipt(seq=mark.seq, hash=mark.hash, kept=kept)

    # -- what befalls it ---------------------------------------------------------------------

    def back_up(self) -> dict[str, Saved]:
        """Save everything; from then on it is told as kept."""
        for centre, shelf in self.shelves.items():
            for line in shelf.lines:
                self.kept[centre, line] = shelf.head(line).seq
        return {centre: shelf.saved() for centre, shelf in self.shelves.items()}

    def restore(self, saved: dict[str, Saved], epoch: str) -> None:
        """Be as the backup was, under another epoch."""
        for centre, shelf in self.shelves.items():
            shelf.back_to(saved[centre])
        self.kept = {
            (centre, line): shelf.head(line).seq
            for centre, shelf in self.shelves.items()
            for line in shelf.lines
        }
        self.epoch = epoch


def corrupted(batch: Batch) -> Batch:
    """The batch with a byte of its last line changed on the way."""
    last = batch.entries[-1]
    return replace(batch, entries=(*batch.entries[:-1], replace(last, body=last.body + " ")))


__all__ = ["Ask", "BrokenBatch", "Died", "Reply", "Server", "corrupted"]
