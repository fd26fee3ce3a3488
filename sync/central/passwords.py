"""Passwords of people at headquarters: argon2id, and a wait that grows with wrong tries.

A try is counted before the password is looked at, so that many at once are no way around. It is
counted for the name at that address, which soon waits, and for the name and the address alone,
which wait later: a stranger elsewhere delays nobody for long, and one address tries few names.
"""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, delete, insert, select, update

from sync.central.people import people, tries
from sync.central.web.errors import TooManyTries, WeakPassword

LEAST, LONGEST_TEXT = 12, 256
"""Characters of a password, at least and at most (NIST SP 800-63B: long, and no other rule)."""
FIRST, LONGEST = 2, 900
"""Seconds of the first wait, doubled each time up to the longest."""
FREE_HERE, FREE_ALONE = 4, 30
"""Wrong tries without a wait: of a name at one address, and of a name or an address alone."""
FORGOTTEN = 86_400_000
"""Milliseconds after the last try at which all is forgiven."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""OWASP's first choice for argon2id (Password Storage Cheat Sheet)."""
_DUMMY = _hasher.hash("nobody's")
_at_once = threading.BoundedSemaphore(2)
"""Guessing takes two cores at most, and so do all that look pages up meanwhile."""


def hashed(name: str, password: str) -> str:
    """What is kept of a password. Raises WeakPassword."""
    plain = password.casefold()
    repeated = len(set(plain)) < 5
    if not LEAST <= len(password) <= LONGEST_TEXT or name in plain or repeated:
        raise WeakPassword(least=LEAST)
    return _hasher.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether it is the password of a hash; without one it takes as long to say no."""
    with _at_once:
        try:
            _hasher.verify(kept or _DUMMY, password[: LONGEST_TEXT + 1])
        except VerificationError:
            return False
    return kept is not None


def wait_after(streak: int, free: int) -> int:
    """Seconds to wait after so many wrong tries in a row."""
    return 0 if streak < free else int(min(LONGEST, FIRST * 2 ** min(streak - free, 16)))


def kept_of(connection: Connection, name: str) -> str | None:
    """The hash of a person's password; None if nobody has the name."""
    return connection.execute(select(people.c.hash).where(people.c.name == name)).scalar()


def count_try(connection: Connection, name: str, address: str, now: int) -> None:
    """Count a try as wrong before it is looked at. Raises TooManyTries, and counts nothing."""
    connection.execute(delete(tries).where(tries.c.last_at < now - FORGOTTEN))
    for who, free in _counts(name, address):
        row = connection.execute(select(tries).where(tries.c.who == who)).first()
        streak = 1 if row is None else row.streak + 1
        # a clock that was set back makes nobody wait longer than the longest wait
        left = 0 if row is None else min(row.until - now, 1000 * LONGEST)
        if left > 0:
            raise TooManyTries(seconds=-(-left // 1000))
        until = now + 1000 * wait_after(streak, free)
        values = {"streak": streak, "last_at": now, "until": until}
        if row is None:
            connection.execute(insert(tries), {"who": who} | values)
        else:
            connection.execute(update(tries).where(tries.c.who == who).values(**values))


def forgive(connection: Connection, name: str, address: str) -> None:
    """The password was right: the name starts anew at this address. Alone they lose only this
    try, or whoever guesses between two right ones could go on without end."""
    here, *alone = (who for who, _ in _counts(name, address))
    connection.execute(delete(tries).where(tries.c.who == here))
    for who in alone:
        less = {"streak": tries.c.streak - 1, "until": 0}
        connection.execute(update(tries).where(tries.c.who == who).values(**less))


def _counts(name: str, address: str) -> tuple[tuple[str, int], ...]:
    """What a try counts for, and how many of each are free."""
    return (
        (f"both {name[:80]} {address[:64]}", FREE_HERE),
        (f"name {name[:80]}", FREE_ALONE),
        (f"address {address[:64]}", FREE_ALONE),
    )
