"""The one writer: decides each waiting verb in turn, commits them together, then answers all."""

import logging
import os
import queue
import secrets
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import msgspec
import pysqlite3
from sqlalchemy import Engine, bindparam, delete, insert, select
from sqlalchemy.sql.base import Executable

from floor import errors
from floor.clock import Clock
from floor.facade import Entry
from floor.rules.events import Event, Told
from floor.rules.evolve import evolve
from floor.rules.verbs import Moment, Verb
from floor.store import files, journal, ledger, notes, project
from floor.store.answering import answer_type, digest, seal
from floor.store.ballast import EVERY, Ballast
from floor.store.database import Identity
from floor.store.tables import answers
from floor.store.witness import Witness

log = logging.getLogger("foleni.writer")

GROUP = 64
"""Verbs decided in one transaction at most, so that the first does not wait for too many."""
REMEMBER = 14 * 86_400_000
"""Milliseconds for which a key returns its first answer."""
FORGET_EVERY = 1_000
"""Milliseconds between two looks for what is old; each takes 50 rows at most."""
NEW_TICKETS = frozenset({"take_ticket", "check_in"})
"""Verbs that are refused on a full disk, so that whoever has a number can still be called."""
_KNOWN = select(answers.c.arguments, answers.c.answer).where(answers.c.key == bindparam("key"))
_REMEMBER = insert(answers)
_REPLACE = delete(answers).where(answers.c.key == bindparam("old"))
_FORGET = delete(answers).where(
    answers.c.key.in_(select(answers.c.key).where(answers.c.at < bindparam("before")).limit(50))
)


@dataclass(slots=True)
class Wish:
    """A verb on its way through the writer."""

    verb: Verb[Any]
    key: str
    device: str
    told: Told | None = None
    done: Future[Any] = field(default_factory=Future)
    reply: Any = None
    fault: Exception | None = None


class Writer:
    """Owns the floor's state and the store's only writing connection, on a thread of its own.

    The state seen through `lock` is always on the disk: the lock is held from the first decision
    of a group until its commit.
    """

    def __init__(self, engine: Engine, identity: Identity, clock: Clock) -> None:
        self.identity, self.clock = identity, clock
        self.changed = threading.Condition()
        self.lock = threading.RLock()
        self._engine = engine
        self._path = Path(str(engine.url.database))
        self.ballast, self._witness = Ballast(self._path), Witness(self._path)
        self._compiled: dict[int, tuple[str, tuple[str, ...], dict[str, Any]]] = {}
        # held, or the pool would hand the writer's connection to a reader as well
        self._checkout = engine.raw_connection()
        self._connection: Any = self._checkout.driver_connection
        self._forgot = 0
        self._load()
        self._wishes: queue.SimpleQueue[Wish | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(
        self, verb: Verb[Any], key: str, device: str, told: Told | None = None
    ) -> Future[Any]:
        """Hand a verb in; the future has its answer, or the error, once it is on the disk."""
        wish = Wish(verb, key, device, told)
        self._wishes.put(wish)
        return wish.done

    def stop(self) -> None:
        """Finish what was handed in and end the thread."""
        self._wishes.put(None)
        self._thread.join()
        self._checkout.close()
        self._witness.note(self.head, at_once=True)

    def go_on_as(self, identity: Identity) -> None:
        """Write on as another origin, which the store has begun; the caller holds `lock`."""
        self.identity = identity
        self._load()
        self._witness.note(self.head, at_once=True)

    def _load(self) -> None:
        """Take the state from the disk."""
        found = ledger.restart(self._engine, self.identity.centre, self.identity.origin)
        before = getattr(self, "state", found.state)
        self.state, self.head, self._position = found.state, found.head, found.position
        self.state.foretold, self.state.heard = before.foretold, before.heard

    def _run(self) -> None:
        going = True
        while going:
            self.ballast.take_back()
            try:
                group = [self._wishes.get(timeout=EVERY if self.ballast.gone else None)]
            except queue.Empty:
                continue
            while len(group) < GROUP and not self._wishes.empty():
                group.append(self._wishes.get())
            wishes = [wish for wish in group if wish is not None]
            going = len(wishes) == len(group)
            if wishes:
                self._serve(wishes)

    def _serve(self, wishes: list[Wish]) -> None:
        with self.lock:
            trouble = self._attempt(wishes)
            if isinstance(trouble, errors.StoreFull) and self.ballast.free():
                self._attempt(wishes)
        for wish in wishes:
            if wish.fault is None:
                wish.done.set_result(wish.reply)
            else:
                wish.done.set_exception(wish.fault)
        with self.changed:
            self.changed.notify_all()

    def _attempt(self, wishes: list[Wish]) -> Exception | None:
        """Commit a group; or take it back, note the fault in each wish, and return it."""
        fault: Exception
        try:
            for wish in wishes:
                wish.fault = None
            self._commit(wishes)
        except pysqlite3.DatabaseError as trouble:
            fault = self._trouble(trouble)
        except Exception as bug:
            log.exception("a verb failed", extra={"verbs": [w.verb.name for w in wishes]})
            fault = errors.HostFailed(address=str(bug))
        else:
            self._witness.note(self.head)
            return None
        self._abandon(wishes, fault)
        return fault

    def _abandon(self, wishes: list[Wish], fault: Exception) -> None:
        """Take back a whole group: the state is read again as the disk has it."""
        if self._connection.in_transaction:
            self._connection.rollback()
        try:
            self._load()
        except Exception as worse:
            _die(f"the store cannot be read again ({worse}) after: {fault}")
        for wish in wishes:
            wish.fault = fault

    def _trouble(self, fault: Exception) -> errors.Trouble:
        trouble = files.named(fault, self._path)
        name = getattr(fault, "sqlite_errorname", "")
        if name.startswith("SQLITE_IOERR") and not isinstance(trouble, errors.StoreFull):
            _die(f"the disk failed ({name}); the store is read again at the next start")
        return trouble

    def _commit(self, wishes: list[Wish]) -> None:
        cursor = self._connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        for wish in wishes:
            self._decide(wish, cursor)
        self._forget(cursor)
        cursor.execute("COMMIT")
        cursor.close()

    def _forget(self, cursor: Any) -> None:
        """Let go of some old answers and notes, now and then."""
        now = self.clock.now()
        if now - self._forgot < FORGET_EVERY:
            return
        self._forgot = now
        self._run_sql(cursor, _FORGET, {"before": now - REMEMBER})
        self._run_sql(cursor, notes.ERASE, {"before": now - notes.KEEP})

    def _decide(self, wish: Wish, cursor: Any) -> None:
        arguments = digest(wish.verb)
        known = self._run_sql(cursor, _KNOWN, {"key": wish.key}).fetchone()
        if known is not None:
            self._repeat(wish, known[0], known[1])
            return
        if self.ballast.gone and wish.verb.name in NEW_TICKETS:
            wish.fault = errors.StoreFull(path=str(self._path))
            return
        at = self.clock.now()
        moment = Moment(
            at=at,
            fresh=f"{at:012x}{secrets.token_hex(10)}",
            token=secrets.token_urlsafe(16),
            told=wish.told,
            answered=self._answered(wish.verb, cursor),
        )
        try:
            found = wish.verb.happened(self.state, moment, device=wish.device, key=wish.key)
        except (errors.Refused, errors.BadInput) as refusal:
            wish.fault = refusal
            return
        for event in found:
            self._write(cursor, event)
        if (note := wish.verb.beside(self.state, moment)) is not None:
            self._run_sql(cursor, notes.ADD, notes.row(note))
        wish.reply = wish.verb.answer(self.state, moment)
        self._remember(cursor, wish.key, arguments, wish.reply, moment.at)
        for key, verb, answer in wish.verb.answers(self.state, moment):
            self._run_sql(cursor, _REPLACE, {"old": key})
            self._remember(cursor, key, digest(verb), answer, moment.at)

    def _remember(self, cursor: Any, key: str, arguments: str, reply: object, at: int) -> None:
        answer = msgspec.json.encode(reply).decode()
        sealed = seal(key, arguments, answer)
        row = {"key": key, "arguments": sealed, "answer": answer, "at": at}
        self._run_sql(cursor, _REMEMBER, row)

    def _answered(self, verb: Verb[Any], cursor: Any) -> dict[str, str]:
        """The visits that were answered to the keys a verb rests on."""
        found: dict[str, str] = {}
        for key in verb.rests_on():
            row = self._run_sql(cursor, _KNOWN, {"key": key}).fetchone()
            answer = msgspec.json.decode(row[1]) if row is not None else None
            if isinstance(answer, dict) and "visit" in answer:
                found[key] = answer["visit"]
        return found

    def _repeat(self, wish: Wish, sealed: str, answer: str) -> None:
        """Answer a key as the first time."""
        arguments = sealed.partition(".")[0]
        if sealed != seal(wish.key, arguments, answer):
            problem = f"the answer to the key {wish.key} was changed"
            wish.fault = errors.StoreDamaged(path=str(self._path), problem=problem)
        elif arguments != digest(wish.verb):
            wish.fault = errors.KeyReused()
        else:
            wish.reply = msgspec.json.decode(answer, type=answer_type(type(wish.verb)))

    def _write(self, cursor: Any, event: Event) -> Entry:
        centre = self.identity.centre
        evolve(self.state, event)
        self.head, entry = journal.append(self.head, event)
        self._position += 1
        self._run_sql(cursor, ledger.ADD_LINE, ledger.line_row(centre, entry, self._position))
        for statement, row in project.rows(centre, event):
            self._run_sql(cursor, statement, row)
        return entry

    def _run_sql(self, cursor: Any, statement: Executable, row: dict[str, Any]) -> Any:
        """Run a Core statement compiled once: compiling costs more than the statement."""
        found = self._compiled.get(id(statement))
        if found is None:
            names = list(row) if getattr(statement, "is_insert", False) else None
            compiled = statement.compile(self._engine, column_keys=names)  # type: ignore[attr-defined]
            found = (str(compiled), tuple(compiled.positiontup or ()), dict(compiled.params))
            self._compiled[id(statement)] = found
        sql, names_in_order, fixed = found
        values = fixed | row if fixed else row
        return cursor.execute(sql, [values[name] for name in names_in_order])


def _die(why: str) -> NoReturn:
    """End the process at once: what is in memory may be ahead of the disk (fsyncgate)."""
    log.critical(why)
    os._exit(70)
