"""Agents' PINs: argon2id, beside the journal, with a pepper kept outside the store."""

import os
import re
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Engine, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from floor import errors
from floor.store.database import reading
from floor.store.tables import pins

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""OWASP's first choice for argon2id (Password Storage Cheat Sheet)."""


def pepper_beside(store: Path) -> bytes:
    """The secret of this PC mixed into every PIN; made once, readable by its owner only."""
    path = Path(f"{store}.pepper")
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.urandom(32))
    except FileExistsError:
        pass
    return path.read_bytes()


class Pins:
    """Sets and checks PINs; thread-safe, and never on the writer's path."""

    def __init__(self, engine: Engine, pepper: bytes) -> None:
        self._engine, self._pepper = engine, pepper

    def _mixed(self, pin: str) -> bytes:
        return pin.encode() + self._pepper

    def set(self, agent: str, pin: str) -> None:
        """Keep a six-digit PIN, in place of the one before. Raises BadSetting."""
        if not re.fullmatch(r"\d{6}", pin):
            raise errors.BadSetting(setting="PIN", problem="a PIN is six digits")
        row = upsert(pins).values(agent=agent, hash=_hasher.hash(self._mixed(pin)))
        keep = row.on_conflict_do_update(index_elements=["agent"], set_={"hash": row.excluded.hash})
        with self._engine.begin() as connection:
            connection.execute(keep)

    def check(self, agent: str, pin: str) -> None:
        """Raise WrongPin unless it is the agent's PIN; an unknown agent takes as long."""
        find = select(pins.c.hash).where(pins.c.agent == bindparam("who"))
        with reading(self._engine).connect() as connection:
            kept = connection.execute(find, {"who": agent}).scalar()
        try:
            _hasher.verify(kept or _DUMMY, self._mixed(pin))
        except VerificationError:
            raise errors.WrongPin(agent=agent) from None


_DUMMY = _hasher.hash(b"nobody's")
