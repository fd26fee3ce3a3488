"""The exchange itself, played against the real ingest with every fault a network can have."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from floor.errors import FoleniError
from floor.facade import Entry
from floor.rules.events import AgentEnrolled, Event
from floor.store import journal, ledger
from floor.store.database import memory_engine
from floor.store.journal import Head
from sync.central import ingest
from sync.central.tables import metadata
from sync.errors import BrokenBatch, CentralBusy, CentralUnreachable, Forked, Regressed
from sync.protocol import (
    BATCH_BYTES,
    LONGEST,
    START,
    Answer,
    Earlier,
    Greet,
    Hello,
    Look,
    Mark,
    Push,
    Read,
    Rest,
    Wish,
    follow_each_other,
    pause,
    shipping,
    take,
    weight,
)

FAULTS = ("fine", "lost", "reply lost", "twice", "late", "corrupt", "busy")


@dataclass
class Centre:
    """A journal that grows."""

    origin: str = "a.0"
    lines: list[Entry] = field(default_factory=list)
    earlier: list["Centre"] = field(default_factory=list)
    """Its store as it was before each restore."""

    def restored(self, origin: str, kept: int) -> "Centre":
        """The centre goes on as another origin, after a backup with so many of its lines."""
        before = Centre(self.origin, self.lines[:kept])
        return Centre(origin, earlier=[*self.earlier, before])

    def hello(self) -> Hello:
        return Hello(
            centre="MSA", origin=self.origin, head=self.head, at=1, practice=False, program="test"
        )

    def grow(self, count: int, role: str = "agent") -> None:
        for _ in range(count):
            last = self.lines[-1] if self.lines else None
            head = Head(origin=self.origin, seq=last.seq, hash=last.hash) if last else None
            change = AgentEnrolled(agent=str(len(self.lines)), role=role)  # type: ignore[arg-type]
            event = Event(at=1, actor=None, device="d", key=f"k{len(self.lines)}", change=change)
            _, line = journal.append(head or Head(origin=self.origin), event)
            self.lines.append(line)

    @property
    def head(self) -> Mark:
        last = self.lines[-1] if self.lines else None
        return Mark(seq=last.seq, hash=last.hash) if last else Mark(seq=0, hash=START)


@dataclass
class Wire:
    """Headquarters behind a bad link: what happens to each message is given beforehand."""

    centre: Centre
    connection: Connection
    faults: list[str]
    growth: list[int]
    late: list[Wish] = field(default_factory=list)
    honest: bool = True
    """Whether the centre's journal is the one that headquarters holds."""

    def head(self) -> Head:
        return ledger.head_of(self.connection, "MSA", self.centre.origin)

    def fulfil(self, wish: Wish) -> Answer:
        if isinstance(wish, Look):
            return self.centre.hello()
        if isinstance(wish, Earlier):
            return tuple(each.hello() for each in self.centre.earlier)
        if isinstance(wish, Read):
            everything = (self.centre, *self.centre.earlier)
            (of,) = (each for each in everything if each.origin == wish.origin)
            return tuple(of.lines[wish.after : wish.after + wish.limit])
        if isinstance(wish, Rest):
            if self.growth:
                self.centre.grow(self.growth.pop())
            return None
        return self._over_the_wire(wish)

    def _over_the_wire(self, wish: Wish) -> Mark:
        fault = self.faults.pop() if self.faults else "fine"
        if fault == "busy":
            raise CentralBusy(seconds=2)
        if fault == "lost":
            raise CentralUnreachable(address="hq")
        if fault == "late":
            self.late.append(wish)
            raise CentralUnreachable(address="hq")
        if fault == "corrupt" and isinstance(wish, Push):
            entry = wish.batch.entries[-1]
            worse = (*wish.batch.entries[:-1], replace(entry, body=entry.body + " "))
            self._arrive(Push(batch=replace(wish.batch, entries=worse)))
        answer = self._arrive(wish)
        if fault == "twice":
            answer = self._arrive(wish)
        while fault == "reply lost" and self.late:  # old messages arrive, newest first
            self._try(self.late.pop())
        if fault == "reply lost":
            raise CentralUnreachable(address="hq")
        return answer

    def _try(self, wish: Wish) -> None:
        try:
            self._arrive(wish)
        except FoleniError as refused:
            assert not (self.honest and isinstance(refused, Forked | Regressed | BrokenBatch))

    def _arrive(self, wish: Wish) -> Mark:
        if isinstance(wish, Greet):
            told = ingest.greet(self.connection, wish.hello, 1)
        else:
            assert isinstance(wish, Push)
            ingest.check("MSA", wish.batch)
            told = ingest.receive(self.connection, wish.batch, 1)
        if isinstance(told, Forked):
            raise told
        return told


@contextmanager
def a_wire(centre: Centre, faults: list[str], growth: list[int]) -> Iterator[Wire]:
    with memory_engine() as engine, engine.connect() as connection:
        metadata.create_all(connection)
        yield Wire(centre, connection, faults, growth)


def play(wire: Wire, *, over: Callable[[Rest], bool]) -> None:
    """Let the agent work until it rests in a way that is over."""
    talk = shipping(itertools.repeat(0.5), most=3)
    wish = next(talk)
    while not (isinstance(wish, Rest) and over(wish)):
        try:
            answer = wire.fulfil(wish)
        except FoleniError as fault:
            wish = talk.throw(fault)
        else:
            wish = talk.send(answer)


@settings(max_examples=150)
@given(
    start=st.integers(0, 12),
    faults=st.lists(st.sampled_from(FAULTS), max_size=25),
    growth=st.lists(st.integers(0, 8), max_size=10),
)
def test_whatever_is_lost_doubled_late_or_corrupt_the_heads_end_equal(
    start: int, faults: list[str], growth: list[int]
) -> None:
    centre = Centre()
    centre.grow(start)
    with a_wire(centre, faults, growth) as wire:
        play(wire, over=lambda rest: rest.level == centre.head and not faults and not growth)
        head = wire.head()
        assert Mark(seq=head.seq, hash=head.hash) == centre.head
        stored = tuple(ledger.read_from(wire.connection, "MSA", 0))
        assert stored == tuple(centre.lines)


@settings(max_examples=60)
@given(
    shipped=st.integers(0, 8),
    kept=st.integers(1, 16),
    faults=st.lists(st.sampled_from(FAULTS), max_size=15),
)
def test_a_restored_centre_ships_what_was_left_of_its_store_before_first(
    shipped: int, kept: int, faults: list[str]
) -> None:
    old = Centre()
    old.grow(shipped)
    with a_wire(old, [], []) as wire:
        play(wire, over=lambda rest: rest.level == old.head)
        old.grow(16 - shipped)
        wire.centre, wire.faults = old.restored("b.1", kept), faults
        wire.centre.grow(3)
        play(wire, over=lambda rest: rest.level == wire.centre.head and not faults)
        stored = tuple(ledger.read_from(wire.connection, "MSA", 0))
    assert stored == (*old.lines[: max(shipped, kept)], *wire.centre.lines)


@settings(max_examples=60)
@given(
    common=st.integers(0, 8),
    theirs=st.integers(1, 8),
    ours=st.integers(1, 8),
    faults=st.lists(st.sampled_from(FAULTS), max_size=12),
)
def test_a_fork_is_always_found_and_overwrites_nothing(
    common: int, theirs: int, ours: int, faults: list[str]
) -> None:
    true, twin = Centre(), Centre()
    for centre, own, role in ((true, ours, "agent"), (twin, theirs, "supervisor")):
        centre.grow(common)
        centre.grow(own, role)
    with a_wire(true, [], []) as wire:
        play(wire, over=lambda rest: rest.level == true.head)
        wire.centre, wire.faults, wire.honest = twin, faults, False
        with pytest.raises(Forked):
            play(wire, over=lambda rest: rest.level is not None)
        assert tuple(ledger.read_from(wire.connection, "MSA", 0)) == tuple(true.lines)


@given(whole=st.integers(2, 9), kept=st.integers(1, 8))
@settings(max_examples=20)
def test_an_old_copy_of_the_journal_is_told_from_a_fork(whole: int, kept: int) -> None:
    true = Centre()
    true.grow(whole)
    old = Centre(lines=true.lines[: min(kept, whole - 1)])
    with a_wire(true, [], []) as wire:
        play(wire, over=lambda rest: rest.level == true.head)
        wire.centre = old
        with pytest.raises(Regressed) as told:
            play(wire, over=lambda rest: rest.level is not None)
    assert told.value.values == {"centre": "MSA", "seq": whole, "ours": len(old.lines)}


def test_another_agent_of_the_same_centre_is_no_trouble() -> None:
    centre = Centre()
    centre.grow(7)
    with a_wire(centre, [], []) as wire:
        one, two = (shipping(itertools.repeat(0.0), most=3) for _ in range(2))
        wishes = [next(one), next(two)]
        level = [False, False]
        for turn in range(60):
            which, talk = turn % 2, (one, two)[turn % 2]
            wish = wishes[which]
            if isinstance(wish, Rest) and wish.level == centre.head:
                level[which] = True
            try:
                wishes[which] = talk.send(wire.fulfil(wish))
            except FoleniError as fault:
                wishes[which] = talk.throw(fault)
        assert level == [True, True]


@given(failures=st.integers(1, 10_000), chance=st.floats(0, 1), asked=st.floats(0, 600))
def test_pauses_grow_to_a_minute_spread_and_never_come_before_they_were_asked(
    failures: int, chance: float, asked: float
) -> None:
    seconds = pause(failures, chance, asked)
    assert max(asked, 0.25) <= seconds <= max(LONGEST, 1.25 * asked)
    assert pause(failures, chance) <= pause(failures + 1, chance)


@given(sizes=st.lists(st.integers(0, 300_000), min_size=1, max_size=12))
def test_a_batch_holds_one_line_at_least_and_keeps_to_its_size(sizes: list[int]) -> None:
    centre = Centre()
    centre.grow(len(sizes))
    lines = [replace(e, body="x" * n) for e, n in zip(centre.lines, sizes, strict=True)]
    taken = take(lines, 500)
    assert taken == tuple(lines[: len(taken)])
    assert len(taken) == 1 or sum(map(weight, taken)) <= BATCH_BYTES
    assert len(take(lines, 2)) <= 2


def test_lines_follow_each_other_only_in_order_and_of_one_origin() -> None:
    centre = Centre()
    centre.grow(4)
    lines = tuple(centre.lines)
    assert follow_each_other("a.0", 0, lines)
    assert follow_each_other("a.0", 2, lines[2:])
    assert not follow_each_other("a.0", 1, lines)
    assert not follow_each_other("b.0", 0, lines)
    assert not follow_each_other("a.0", 0, (lines[1], lines[0]))
    assert not follow_each_other("a.0", 0, ())
    assert not follow_each_other("a.0", 0, (lines[0], replace(lines[1], prev_hash="0" * 64)))
