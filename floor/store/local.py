"""LocalFloor: the floor in the process that owns its store."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pysqlite3

from floor import errors
from floor.clock import Clock, HostClock
from floor.facade import Entry, JournalPage, NoteLine, OriginHead, Recovered, Signed
from floor.rules import snapshots as show
from floor.rules import views
from floor.rules.events import Told
from floor.rules.questions import Question
from floor.rules.state import State
from floor.rules.verbs import ChangePin, UnlockPin, Verb
from floor.rules.waiting.foretold import Advice, Foretold
from floor.store import adopting, database, deciding, ledger, notes, recovering, shelf
from floor.store.answering import demand_sealed_answers
from floor.store.database import UNREADABLE, naming, reading
from floor.store.foreteller import PATIENCE, TELLING, Foreteller, nothing
from floor.store.journal import Head
from floor.store.pins import Pins, pepper_beside
from floor.store.renewing import Renewing
from floor.store.voices import Voiced
from floor.store.witness import Witness
from floor.store.writer import Writer
from floor.version import VERSION

A = TypeVar("A")
V = TypeVar("V")
S = TypeVar("S", bound=show.Snapshot)

CLOSEST = 0.05
"""Seconds between two snapshots of one watch at least: 20 a second."""


class LocalFloor(Renewing, Voiced):
    """A centre's floor on its own store; one for each store, for all threads."""

    def __init__(
        self,
        path: Path,
        *,
        centre: str,
        clock: Clock | None = None,
        device: str = "host",
        practice: bool = False,
    ) -> None:
        """Open the store, or make it. Raises SqliteAffected, StoreLocked, StoreForeign,
        SchemaNewer, StoreDamaged, StoreRegressed, StoreFull, StoreReadOnly or BadSetting (no such
        folder). After an end out of order every page of it is checked first."""
        database.check_sqlite()
        database.demand_folder(path)
        self.path, self.device = path, device
        self.foreteller: Foreteller | None = None
        self.clock: Clock = clock or HostClock()
        self._lock = database.Lock(path)
        self._closed = False
        try:
            self._engine = database.sqlite_engine(path)
            with naming(path, doubting=UNREADABLE):
                self._writer = self._open(path, centre, practice)
        except BaseException:
            self._lock.release(clean=False)
            raise
        self.pins = Pins(self._engine, pepper_beside(path), self.clock)

    def _open(self, path: Path, centre: str, practice: bool) -> Writer:
        witness = Witness(path)
        witness.demand_store()
        doubted = self._lock.unclean and path.exists()
        self.identity = database.create_or_check(
            self._engine, path, centre, practice, doubted=doubted
        )
        with reading(self._engine).connect() as connection:
            witness.demand(connection, centre)
        return Writer(self._engine, self.identity, self.clock)

    # -- verbs ------------------------------------------------------------------------------

    def do(self, verb: Verb[A], *, key: str) -> A:
        self.check(verb)
        try:
            told = self.foretell(verb).result(PATIENCE)
        except TimeoutError:
            told = None
        return self.submit(verb, key=key, device=self.device, told=told).result()

    def foretell(self, verb: Verb[object]) -> "Future[Told | None]":
        """The wait to tell a verb's citizen, before the writer decides it; see PATIENCE."""
        if self.foreteller is None or type(verb) not in TELLING:
            return nothing()
        return self.foreteller.told(verb, self.clock.now())

    def publish(self, foretold: Foretold, *, advice: tuple[Advice, ...] = ()) -> None:
        """Show from now on what was foretold."""
        foretold = replace(foretold, advice=advice)
        with self._writer.lock:
            self._writer.state.foretold = foretold

    def look(self, at: Callable[[State], V]) -> V:
        """Something of the floor as it stands."""
        with self._writer.lock:
            return at(self._writer.state)

    @property
    def state(self) -> State:
        """The floor as it stands, perhaps a moment before it is on the disk; only to look at."""
        return self._writer.state

    def check(self, verb: Verb[object]) -> None:
        """What is proved at the border, before the writer: a PIN. Takes some 20 ms for one."""
        if (proof := verb.credentials()) is None:
            return
        if not isinstance(verb, ChangePin):
            return self.pins.check(*proof)
        try:
            self.pins.check(*proof, changing=True)
        except errors.WrongPin:  # it may have been changed, and only the answer was lost
            self.pins.check(verb.agent, verb.new, changing=True)

    def submit(
        self, verb: Verb[A], *, key: str, device: str, told: Told | None = None
    ) -> "Future[A]":
        """Hand in a verb that was checked, for a device, with the wait that was foretold."""
        if not key or len(key) > 200:
            raise errors.BadRequest(problem="a key has 1 to 200 characters")
        done = self._writer.submit(verb, key, device, told)
        given = verb.new_pin()
        if isinstance(verb, UnlockPin):
            return then(done, partial(self.pins.unlock, verb.agent))
        if given is not None:
            keep = partial(self.pins.set, given.agent, given.pin, once=given.once, given_by=key)
            return then(done, keep)
        return done

    def adopt_lines(self, lines: Sequence[Entry], *, kiosk: str) -> show.LinesTaken:
        """Enter what a kiosk wrote alone; see floor/store/adopting.py. Raises LinesRefused."""
        return adopting.adopt(self, lines, kiosk=kiosk).result()

    def adopt_decision(self, signed: Signed, *, device: str = "") -> show.Standing:
        return deciding.adopt(self, signed, device=device or self.device)

    def recover(
        self, *, base: OriginHead, lines: tuple[Entry, ...], dry_run: bool = False
    ) -> tuple[Recovered, ...]:
        with naming(self.path):
            return recovering.recover(self, base, lines, dry_run=dry_run)

    def adopted_head(self, origin: str) -> Head:
        """Where a kiosk's own chain ends here; its beginning when nothing of it is here."""
        with self._writer.lock:
            known = self._writer.state.adopted.get(origin)
        if known is None:
            return Head(origin=origin)
        return Head(origin=origin, seq=known.seq, hash=known.hash)

    # -- questions --------------------------------------------------------------------------

    def ask(self, question: Question[S]) -> S:
        with self._writer.lock:
            self._writer.state.disk_full = self._writer.ballast.gone
            return question.answer(self._writer.state, self.clock.now())

    @property
    def version(self) -> int:
        """Events on the disk; a question's answer changes only with it or with time."""
        return self._writer.head.seq

    @property
    def head(self) -> Head:
        """The last line on the disk."""
        return self._writer.head

    def stands_for(self, origin: str, seq: int, hash: str) -> bool:
        """Whether this store has a line that somebody remembers, or is a later epoch of its
        journal, whose numbers go on behind a gap."""
        mine, theirs = (database.epoch_of(each) for each in (self.identity.origin, origin))
        if origin == self.identity.origin and seq <= self.head.seq:
            with naming(self.path), reading(self._engine).connect() as connection:
                return ledger.hash_of(connection, self.identity.centre, origin, seq) == hash
        return theirs < mine

    def wait_beyond(self, version: int, timeout: float) -> bool:
        """Sleep until the version has passed `version`, at most `timeout` seconds."""
        with self._writer.changed:
            return self._writer.changed.wait_for(
                lambda: self._closed or self.version > version, timeout
            )

    def watch(self, question: Question[S], *, beat: float = 2.0) -> Iterator[S]:
        last: S | None = None
        told = 0.0
        while not self._closed:
            version, looked = self.version, time.monotonic()
            answer = self.ask(question)
            if last is None or time.monotonic() - told >= beat or not same(answer, last):
                yield answer
                last, told = answer, time.monotonic()
            self.wait_beyond(version, max(0.0, told + beat - time.monotonic()))
            time.sleep(max(0.0, looked + CLOSEST - time.monotonic()))

    def health(self) -> show.Health:
        with self._writer.lock:
            state, head = self._writer.state, self._writer.head
            return show.Health(
                version=head.seq,
                at=self.clock.now(),
                centre=self.identity.centre,
                day=state.day,
                head=head.hash if head.seq else "",
                origin=self.identity.origin,
                program=VERSION,
                sqlite=pysqlite3.sqlite_version,
                practice=self.identity.practice,
                disk_full=self._writer.ballast.gone,
                kiosks=views.kiosks_alone(state),
                regressed=tuple(sorted(state.regressions)),
            )

    def journal(self, *, after: int, limit: int, origin: str = "") -> JournalPage:
        mine = {"centre": self.identity.centre, "origin": origin or self.identity.origin}
        with naming(self.path):
            return shelf.page(self._engine, self.path, **mine, after=after, limit=limit)

    def origins(self) -> tuple[OriginHead, ...]:
        with naming(self.path):
            return ledger.origins(self._engine, self.identity.centre)

    def notes(self, *, visit: str) -> tuple[NoteLine, ...]:
        with naming(self.path):
            return notes.about(self._engine, visit)

    # -- the store --------------------------------------------------------------------------

    def verify(self) -> str:
        """Check every page, the chain, that the tables are its fold, and the answers kept; the
        head's hash. Raises StoreDamaged.

        No verb is decided meanwhile, so that both are looked at as of one moment.
        """
        with self._writer.lock, naming(self.path, doubting=UNREADABLE):
            database.check_pages(self._engine, self.path, thoroughly=True)
            head = ledger.verify(self._engine, self.identity.centre, self.identity.origin)
            demand_sealed_answers(self._engine)
            ledger.demand_equal_fold(self._engine, self.identity.centre)
        return head.hash

    def walk(self) -> list[shelf.Checked]:
        """Check the archives before this store, too. Raises ArchiveMissing, StoreDamaged."""
        with naming(self.path):
            return shelf.walk(self._engine, self.path, self.identity.centre)

    def rebuild(self) -> None:
        """Fold the whole journal into the tables anew."""
        with self._writer.lock, naming(self.path):
            ledger.rebuild(self._engine, self.identity.centre)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        if self.foreteller is not None:
            self.foreteller.close()
        self._writer.stop()
        with self._writer.changed:
            self._writer.changed.notify_all()
        self._engine.dispose()
        self._lock.release()


def then(done: "Future[A]", follow: Callable[[], None]) -> "Future[A]":
    """The answer once what follows it is done too, on a thread of its own: a PIN's hash takes some
    20 ms, which the writer has not."""
    both: Future[A] = Future()

    def finish() -> None:
        try:
            answer = done.result()
            follow()
        except Exception as fault:
            both.set_exception(fault)
        else:
            both.set_result(answer)

    done.add_done_callback(lambda _: threading.Thread(target=finish, daemon=True).start())
    return both


def same(one: show.Snapshot, other: show.Snapshot) -> bool:
    """Whether two answers say the same, their version and time aside."""
    return replace(one, version=0, at=0) == replace(other, version=0, at=0)
