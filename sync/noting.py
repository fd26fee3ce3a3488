"""What the agent notes of its own doings beside the token, for `foleni sync status`.

Only a note: the agent never reads its place from it, and what is lost of it is only not told.
"""

import fcntl
import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from floor.errors import FoleniError
from sync.protocol import Mark, Opened, Receipt, Verdict

log = logging.getLogger("foleni.sync")

BEAT = 5.0
"""Seconds after which a note is written again although nothing but its time has changed."""
LATEST = 10
"""New lines that are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A fault as it was told, to be said again in any language."""

    code: str
    values: Mapping[str, Any]

    @classmethod
    def of(cls, fault: FoleniError) -> "Why":
        """What is kept of a fault."""
        return cls(code=fault.code, values=dict(fault.values))

    def fault(self) -> FoleniError:
        """The fault again."""
        return FoleniError.by_code.get(self.code, FoleniError)(**self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A new line that the centre went on with."""

    at: int
    """UTC milliseconds, as all times here."""
    old: str
    new: str
    why: str
    """Headquarters' verdict on the old one: regressed or forked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """How shipping stood when it was written down last."""

    at: int = 0
    centre: str = ""
    address: str = ""
    state: str = ""
    """shipping, level, cut_off or ended; empty before the first."""
    since: int | None = None
    """From when nothing went through."""
    why: Why | None = None
    next_at: int | None = None
    """When it tries again."""
    asked: bool = False
    """Whether it waits because headquarters asked it to."""
    session: int = 0
    opened_at: int = 0
    clock_ms: int | None = None
    """This computer's clock less headquarters', when the session was opened."""
    verdict: str = ""
    verdict_at: int = 0
    received: Mapping[str, Mark] = field(default_factory=dict)
    """By origin what headquarters acknowledged last, and signed."""
    kept: Mapping[str, int] = field(default_factory=dict)
    """By origin up to where its backup holds that."""
    begun: tuple[Begun, ...] = ()
    recovered: int = 0
    """Lines that were lost when `foleni sync recover` ended last."""


def now() -> int:
    """UTC milliseconds."""
    return time.time_ns() // 1_000_000


class Notebook:
    """The file `mombasa.sync` beside `mombasa.token`; without a token file nothing is kept.

    Who ships holds a lock beside it, so that others see that it lives.
    """

    def __init__(self, token_file: Path | None) -> None:
        self._path = token_file.with_suffix(".sync") if token_file else None
        self._lock: int | None = None
        self._written, self._when = Noted(), 0.0
        self.noted = self.read()

    def read(self) -> Noted:
        """What is written there; an empty note where there is none that can be read."""
        try:
            return (
                msgspec.json.decode(self._path.read_bytes(), type=Noted) if self._path else Noted()
            )
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return Noted()

    # -- whether an agent runs ---------------------------------------------------------------

    def begin(self, address: str) -> None:
        """An agent ships from now on; a second one is not kept from it, headquarters sees to
        that."""
        self._lock = self._held()
        self._keep(address=address, state="", since=None, why=None, next_at=None)

    def runs(self) -> bool:
        """Whether an agent that writes here lives."""
        mine = self._held()
        if mine is not None:
            os.close(mine)
        return mine is None

    def _held(self) -> int | None:
        """The lock, if nobody else has it."""
        if self._path is None:
            return None
        try:
            lock = os.open(f"{self._path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            return None
        return lock

    def end(self, fault: FoleniError | None = None) -> None:
        """The agent has ended, and why if not by itself."""
        if fault is not None:
            self._keep(state="ended", why=Why.of(fault), next_at=None)
        self._write()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    # -- what is noted -----------------------------------------------------------------------

    def opened(self, opened: Opened, centre: str, asked_at: int) -> None:
        """A session was opened; `asked_at`: when it was asked for, by this computer's clock."""
        at = now()
        offset = (asked_at + at) // 2 - opened.at
        self._keep(centre=centre, session=opened.session, opened_at=at, clock_ms=offset)

    def greeted(self, verdict: Verdict) -> None:
        """Headquarters has said how it sees a line."""
        self._keep(verdict=verdict.kind, verdict_at=now())

    def received(self, origin: str, receipt: Receipt) -> None:
        """Headquarters has acknowledged a line."""
        self._keep(
            received={**self.noted.received, origin: receipt.mark},
            kept={**self.noted.kept, origin: receipt.kept},
        )

    def stands(
        self, state: str, *, since: float | None, fault: FoleniError | None, rests: float
    ) -> None:
        """What the agent does now, and for how many seconds it waits before it goes on."""
        at = now()
        self._keep(
            state=state,
            since=None if since is None else round(since * 1000),
            why=None if fault is None else Why.of(fault),
            next_at=at + round(rests * 1000) if rests else None,
            asked=bool(rests) and (fault is None or "seconds" in fault.values),
        )

    def begun(self, old: str, new: str) -> None:
        """The centre goes on with a new line."""
        fresh = Begun(at=now(), old=old, new=new, why=self.noted.verdict)
        self._keep(begun=(*self.noted.begun, fresh)[-LATEST:])

    def recovered(self, lines: int) -> None:
        """What a restore lost was brought back, as far as it fits."""
        self.noted = self.read()
        self._write(recovered=lines)

    def _keep(self, **changes: Any) -> None:
        self.noted = replace(self.noted, **changes)
        steady = replace(self.noted, next_at=None) == replace(self._written, next_at=None)
        moving = self.noted.state == self._written.state == "shipping"
        waited = time.monotonic() - self._when
        if waited > BEAT or not (steady or (moving and waited < 1)):
            self._write()

    def _write(self, recovered: int | None = None) -> None:
        """Write it all; a full disk forgets it. What was recovered another program wrote, beside
        the agent."""
        if self._path is None:
            return
        self._written, self._when = self.noted, time.monotonic()
        if recovered is None:
            recovered = self.read().recovered
        whole = replace(self.noted, at=now(), recovered=recovered)
        fresh = Path(f"{self._path}.{os.getpid()}")
        try:
            fresh.write_bytes(msgspec.json.encode(whole))
            os.replace(fresh, self._path)
        except OSError as fault:
            log.info("the note was not written: %s", fault)
