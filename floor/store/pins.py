"""Agents' PINs: argon2id, beside the journal, with a pepper kept outside the store.

A wrong PIN makes the next try wait, longer each time, and a day has so many wrong tries for each
account and no more, whoever makes them and from wherever; then a supervisor unlocks it, or the day
ends. A try is counted before it is looked at, so that many at once are no way around.
"""

import logging
import os
import re
import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Engine, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DatabaseError

from floor import errors
from floor.clock import Clock, HostClock
from floor.rules import opening
from floor.store.database import reading
from floor.store.tables import pins

log = logging.getLogger("foleni.pins")

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""OWASP's first choice for argon2id (Password Storage Cheat Sheet)."""
FREE, FIRST, LONGEST, MOST = 3, 5, 900, 30
"""Wrong tries without a wait; seconds of the first wait, doubled each time up to the longest;
wrong tries that a local day has."""
GOOD_FOR = 86_400_000
"""Milliseconds within which a PIN for one sign-in must be used."""


def pepper_beside(store: Path) -> bytes:
    """The secret of this PC mixed into every PIN; made once, readable by its owner only."""
    path = Path(f"{store}.pepper")
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.urandom(32))
    except FileExistsError:
        pass
    return path.read_bytes()


def wait_after(streak: int) -> int:
    """Seconds to wait after so many wrong PINs in a row."""
    return 0 if streak < FREE else int(min(LONGEST, FIRST * 2 ** (streak - FREE)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """What was tried on an account."""

    day: str = ""
    wrong: int = 0
    """Wrong PINs of that local day."""
    streak: int = 0
    """Wrong ones since the last right one."""
    until: int = 0
    """No try before, UTC milliseconds."""


class Pins:
    """Sets and checks PINs; thread-safe, and never on the writer's path."""

    def __init__(self, engine: Engine, pepper: bytes, clock: Clock | None = None) -> None:
        self._engine, self._pepper, self._clock = engine, pepper, clock or HostClock()
        self._lock = threading.Lock()
        self._tries: dict[str, Tries] = {}

    def _mixed(self, pin: str) -> bytes:
        return pin.encode() + self._pepper

    def set(self, agent: str, pin: str, *, once: bool = False, given_by: str = "") -> None:
        """Keep a six-digit PIN, in place of the one before and of what was tried; `once` for one
        sign-in within a day. What was given by a verb's key is given by it once. Raises
        BadSetting."""
        known = self._row(agent)
        keys = known.given_by.split() if known is not None else []
        if given_by in keys:
            return
        until = self._clock.now() + GOOD_FOR if once else 0
        self._put(agent, self._hashed(pin), until, " ".join([*keys[-3:], given_by]))

    def set_all(self, agents: Iterable[str], pin: str) -> None:
        """Keep one PIN for all of them, as where one practises. Raises BadSetting."""
        hashed = self._hashed(pin)
        for agent in agents:
            self._put(agent, hashed, 0, "")

    def _hashed(self, pin: str) -> str:
        if not re.fullmatch(r"\d{6}", pin):
            raise errors.BadSetting(setting="PIN", problem="a PIN is six digits")
        return _hasher.hash(self._mixed(pin))

    def _put(self, agent: str, hashed: str, until: int, given_by: str) -> None:
        fresh: dict[str, object] = asdict(Tries()) | {"hash": hashed}
        fresh |= {"once_until": until, "given_by": given_by}
        row = upsert(pins).values(agent=agent, **fresh)
        keep = row.on_conflict_do_update(index_elements=["agent"], set_=fresh)
        with self._lock, self._engine.begin() as connection:
            connection.execute(keep)
            self._tries.pop(agent, None)

    def unlock(self, agent: str) -> None:
        """Forget what was tried."""
        with self._lock:
            self._keep(agent, Tries())

    def check(self, agent: str, pin: str, *, changing: bool = False) -> None:
        """Raise WrongPin unless it is the agent's PIN, PinDelayed or PinLocked without looking at
        it; an unknown agent takes as long. PinMustChange for one that was good for one sign-in,
        unless it is being changed."""
        known, before = self._begin(agent)
        try:
            _hasher.verify(known or _DUMMY, self._mixed(pin))
        except VerificationError:
            if known is not None:
                with self._lock:
                    self._keep(agent, self._tries[agent])
            raise errors.WrongPin(agent=agent) from None
        with self._lock:
            self._forgive(agent, before)
        row = self._row(agent)
        if row is not None and row.once_until:
            if row.once_until < self._clock.now():
                raise errors.WrongPin(agent=agent)
            if not changing:
                raise errors.PinMustChange(agent=agent)

    def _row(self, agent: str) -> Any:
        find = select(pins).where(pins.c.agent == bindparam("who"))
        with reading(self._engine).connect() as connection:
            return connection.execute(find, {"who": agent}).first()

    def _begin(self, agent: str) -> tuple[str | None, Tries]:
        """Count a try as wrong before it is looked at; the hash, and what was tried before."""
        if (row := self._row(agent)) is None:
            return None, Tries()
        with self._lock:
            kept = Tries(day=row.day, wrong=row.wrong, streak=row.streak, until=row.until)
            before = self._tries.get(agent, kept)
            self._tries[agent] = self._another(agent, before)
            return str(row.hash), before

    def _another(self, agent: str, before: Tries) -> Tries:
        """One try more. Raises PinLocked, PinDelayed."""
        now = self._clock.now()
        day = opening.local_day(now)
        wrong = before.wrong if before.day == day else 0
        if wrong >= MOST:
            raise errors.PinLocked(agent=agent)
        # a clock that was set back makes nobody wait longer than the longest wait
        left = min(before.until - now, 1000 * LONGEST)
        if left > 0:
            raise errors.PinDelayed(agent=agent, seconds=-(-left // 1000))
        streak = before.streak + 1
        until = now + 1000 * wait_after(streak)
        return Tries(day=day, wrong=wrong + 1, streak=streak, until=until)

    def _forgive(self, agent: str, before: Tries) -> None:
        """The PIN was right: take back the try, and the waits with it. The day's wrong ones stay,
        or whoever guesses between two right ones could go on without end."""
        if (now := self._tries.get(agent)) is None:
            return
        cleared = replace(now, wrong=max(0, now.wrong - 1), streak=0, until=0)
        if before.streak or before.until:
            self._keep(agent, cleared)
        else:
            self._tries[agent] = cleared

    def _keep(self, agent: str, tries: Tries) -> None:
        """Remember, over a restart as well; a disk that is full keeps nobody from work."""
        self._tries[agent] = tries
        try:
            with self._engine.begin() as connection:
                connection.execute(
                    update(pins).where(pins.c.agent == agent).values(**asdict(tries))
                )
        except DatabaseError as fault:
            log.warning("what was tried on a PIN is not on the disk: %s", fault)


_DUMMY = _hasher.hash(b"nobody's")
