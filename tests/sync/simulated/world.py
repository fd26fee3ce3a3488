"""A week of all centres and headquarters in virtual time: a heap of what is to happen."""

import heapq
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from floor.errors import FoleniError
from sync import protocol
from sync.errors import CentralUnreachable
from sync.protocol import (
    Answer,
    Begin,
    Earlier,
    Grant,
    Greet,
    Line,
    Look,
    Open,
    Opened,
    Push,
    Read,
    Receipt,
    Rest,
    Rungs,
    Wish,
)
from tests.sync.simulated.disks import Store
from tests.sync.simulated.hq import Ask, Died, Reply, Server, corrupted

HOUR = 3_600.0
TIMEOUT = 35.0
"""Seconds after which an agent gives a request up."""
BEAT = 8 * HOUR
"""An agent that has nothing to ship greets at least so often; nothing changes in between."""
REMOTE = (Open, Greet, Push, Grant)


@dataclass
class World:
    """Time, the wire between all agents and the server, and a source of chance for all."""

    seed: int
    bad: bool = True
    """Whether the wire loses, doubles, delays and corrupts."""
    now: float = 0.0
    down_until: float = 0.0
    """Nobody reaches the server until then."""
    most: int = 60_000
    """Things that happen at most."""
    acknowledged: Callable[["Site", Line, Receipt], None] = lambda _site, _line, _receipt: None
    """Told of each receipt that arrives, for the oracle."""

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self._heap: list[tuple[float, int, Callable[[], None]]] = []
        self._count = itertools.count()
        self.server = Server(self.chance, self.fresh)
        self.steps = 0

    def fresh(self) -> str:
        """128 random bits in hex."""
        return f"{self.chance.getrandbits(128):032x}"

    def at(self, when: float, what: Callable[[], None]) -> None:
        """Have something happen."""
        heapq.heappush(self._heap, (when, next(self._count), what))

    def run(self, until: float) -> None:
        """Let time pass."""
        while self._heap and self._heap[0][0] <= until:
            self.now, _, what = heapq.heappop(self._heap)
            self.steps += 1
            assert self.steps < self.most, "agents and server talk without end"
            what()
        self.now = max(self.now, until)

    # -- the wire ----------------------------------------------------------------------------

    def send(self, ask: Ask, link: "Link", answered: Callable[[Reply | FoleniError], None]) -> None:
        """Carry a request over, and the reply back, or not."""
        if self.now < max(link.down_until, self.down_until):
            return
        luck = self.chance.random() if self.bad else 1.0
        if luck < 0.02:
            return
        if luck < 0.03 and isinstance(ask.wish, Push):
            ask = replace(ask, wish=Push(batch=corrupted(ask.wish.batch)))
        if luck < 0.06:  # twice, and the second may be late by hours
            late = self.chance.choice((0.2, 40.0, self.chance.random() * 3 * HOUR))
            self.at(self.now + late, lambda: self._arrive(ask, lambda _: None))
        if 0.06 <= luck < 0.075:  # late, and long given up
            when = self.now + TIMEOUT + self.chance.random() * HOUR
            self.at(when, lambda: self._arrive(ask, lambda _: None))
            return
        lost = 0.075 <= luck < 0.095
        self.at(self.now + 0.05, lambda: self._arrive(ask, (lambda _: None) if lost else answered))

    def _arrive(self, ask: Ask, answered: Callable[[Reply | FoleniError], None]) -> None:
        if self.now < self.down_until:
            return
        luck = self.chance.random() if self.bad else 1.0
        death = "before" if luck < 0.008 else "after" if luck < 0.016 else ""
        try:
            reply: Reply | FoleniError = self.server.answer(ask, self.now, death)
        except Died as died:
            self.down_until = self.now + 20
            if died.reply is None:
                return
            reply = died.reply
        except FoleniError as refused:
            reply = refused
        self.at(self.now + 0.05, lambda: answered(reply))


@dataclass
class Link:
    """One centre's line to the world."""

    down_until: float = 0.0


@dataclass
class Site:
    """A computer with a store and an agent, which speaks for a centre."""

    world: World
    centre: str
    store: Store
    key: str
    link: Link
    alive: bool = True
    begun: list[str] = field(default_factory=list)
    """Lines that the centre went on with."""
    prunes: bool = False
    level: bool = False
    ended: FoleniError | None = None
    """Why the agent ended: people must look."""

    def __post_init__(self) -> None:
        self._turn = 0
        self.start()

    # -- the agent ---------------------------------------------------------------------------

    def start(self) -> None:
        """Start the agent, as after a power cut."""
        self.instance = self.world.fresh()
        self.session, self._number = Opened(server="", session=0, key="", at=0), 0
        self.ended, self.level, self._idle = None, False, False
        chances: Iterator[float] = iter(self.world.chance.random, None)
        self._talk = protocol.shipping(chances, most=4)
        self._turn += 1
        self._go(next(self._talk))

    def stop(self) -> None:
        """The computer is gone."""
        self.alive = False
        self._turn += 1

    def wake(self) -> None:
        """The journal grew: an agent that had nothing to do looks soon."""
        if self._idle and self.alive:
            self._idle = False
            self._later(protocol.FOLLOW)

    def _later(self, seconds: float) -> None:
        self._turn += 1
        turn = self._turn
        self.world.at(self.world.now + seconds, lambda: self._resume(turn, None))

    def _resume(self, turn: int, answer: object) -> None:
        if turn != self._turn or not self.alive:
            return
        self._turn += 1
        self._idle = False
        try:
            if isinstance(answer, FoleniError):
                wish = self._talk.throw(answer)
            else:
                wish = self._talk.send(answer)  # type: ignore[arg-type]
            self._go(wish)
        except FoleniError as fault:
            self.ended = fault

    def _go(self, wish: Wish) -> None:
        """Fulfil wishes until one needs time."""
        while not isinstance(wish, (Rest, *REMOTE)):
            try:
                answer = self._own(wish)
            except FoleniError as fault:
                wish = self._talk.throw(fault)
            else:
                wish = self._talk.send(answer)
        self._turn += 1
        turn = self._turn
        self.level = isinstance(wish, Rest) and wish.level == self.store.head(self.store.origin)
        if isinstance(wish, Rest):
            self._rest(wish, turn)
            return
        self._number += 1
        ask = Ask(
            centre=self.centre,
            wish=None if isinstance(wish, Open) else wish,
            key=self.key,
            instance=self.instance,
            server=self.session.server,
            session=self.session.session,
            number=self._number,
            at=self.world.now,
            nonce=self.world.fresh() if isinstance(wish, Open) else "",
        )
        self.world.send(ask, self.link, lambda reply: self._told(turn, wish, reply))
        gone = CentralUnreachable(address="hq")
        self.world.at(self.world.now + TIMEOUT, lambda: self._resume(turn, gone))

    def _rest(self, rest: Rest, turn: int) -> None:
        """Wait, no more often than anything can have changed."""
        seconds, now = rest.seconds, self.world.now
        if self.level:
            self._idle, seconds = True, BEAT
        if rest.fault is not None:
            seconds = max(seconds, self.link.down_until - now, self.world.down_until - now)
        self.world.at(now + seconds, lambda: self._resume(turn, None))

    def _told(self, turn: int, wish: Wish, reply: Reply | FoleniError) -> None:
        if turn != self._turn or not self.alive:
            return
        if isinstance(reply, Opened):
            self.session, self._number = reply, 0
        line = wish.batch.line if isinstance(wish, Push) else None
        line = wish.hello.line if isinstance(wish, Greet) else line
        receipt = reply if isinstance(reply, Receipt) else getattr(reply, "receipt", None)
        if receipt is not None and line is not None:
            self.world.acknowledged(self, line, receipt)
            if self.prunes and receipt.kept:
                self.store.prune(line.origin, receipt.kept)
        self._resume(turn, reply)

    def _own(self, wish: Wish) -> Answer:
        """What the centre's own computer answers."""
        store = self.store
        if isinstance(wish, Look):
            return store.hello(self.centre, store.origin)
        if isinstance(wish, Earlier):
            return tuple(store.hello(self.centre, o) for o in store.lines if o != store.origin)
        if isinstance(wish, Rungs):
            lines = store.lines[wish.origin]
            return tuple(protocol.Mark(seq=s, hash=lines[s - 1].hash) for s in wish.seqs)
        if isinstance(wish, Read):
            return store.read(wish.origin, wish.after, wish.limit)
        assert isinstance(wish, Begin)
        if store.origin != wish.line.origin:
            self._begin(wish)
        return None

    def _begin(self, wish: Begin) -> None:
        old, new = protocol.epoch_of(self.store.origin), protocol.epoch_of(wish.line.origin)
        assert self.store.origin == wish.old, "another line than the store's own was renewed"
        assert new > old, f"epoch {new} was begun after epoch {old}"
        self.begun.append(wish.line.origin)
        self.store.begin(wish.line.origin, self.world.fresh())
