"""One-time codes that let a device in: what they look like, and which are open at the host.

A code is twelve characters in two groups, such as K7M4QX-9RTW2B: forty secret bits, then twenty
bits that tie them to the host's certificate. Whoever stands in the middle at the first contact
does not know the secret bits, and cannot make a certificate that fits them; the device finds that
out before it has sent anything. A slip of the finger is found out the same way.
"""

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from floor import errors

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U."""
SECRET, CHECK, GROUP = 8, 4, 6
"""Characters, of five bits each."""
LIFE, TRIES, OPEN = 15 * 60.0, 5, 16
"""Seconds that a code is good; wrong tries that spoil all open ones; codes open at once."""
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def check_of(secret: str, fingerprint: str) -> str:
    """The characters that tie a secret to a certificate's fingerprint (hex)."""
    mark = hmac.new(secret.encode(), bytes.fromhex(fingerprint), hashlib.sha256).digest()
    bits = int.from_bytes(mark[:4]) >> 32 - 5 * CHECK
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(CHECK)))


def plain(typed: str) -> str:
    """A code as it is compared, from whatever was typed. Raises BadSetting."""
    code = "".join(typed.upper().split()).replace("-", "").translate(_ALIKE)
    if len(code) != SECRET + CHECK or not set(code) <= set(ALPHABET):
        problem = f"{typed[:40]!r} is not twelve letters and digits such as K7M4QX-9RTW2B"
        raise errors.BadSetting(setting="--code", problem=problem)
    return code


def fits(code: str, fingerprint: str) -> bool:
    """Whether a plain code was made by the host that has this certificate."""
    return hmac.compare_digest(code[SECRET:], check_of(code[:SECRET], fingerprint))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a code lets a device be."""

    role: str
    name: str
    """Empty lets the host make one."""
    until: float
    """Of the monotonic clock."""
    tries: int = 0


class Codes:
    """The codes that are open: in memory only, for 15 minutes, each good once."""

    def __init__(self, fingerprint: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._fingerprint, self._clock = fingerprint, clock
        self._open: dict[str, Grant] = {}
        self._gone: dict[str, type[errors.Refused]] = {}
        """Codes that were good, newest last, and why they are not: who types one is told so."""
        self._lock = threading.Lock()

    def make(self, *, role: str, name: str = "") -> str:
        """A new code as it is shown; the oldest makes room when there are too many."""
        secret = "".join(secrets.choice(ALPHABET) for _ in range(SECRET))
        with self._lock:
            self._forget()
            while len(self._open) >= OPEN:
                del self._open[next(iter(self._open))]
            self._open[secret] = Grant(role=role, name=name, until=self._clock() + LIFE)
        whole = secret + check_of(secret, self._fingerprint)
        return f"{whole[:GROUP]}-{whole[GROUP:]}"

    def take(self, secret: str, roles: tuple[str, ...] = ()) -> Grant:
        """What a secret lets in, once. Raises CodeOver and CodeUsed for one that was good,
        CodeOfOther where it lets in none of the roles, which leaves it open, and WrongCode; the
        fifth wrong one spoils all codes that were open then, since none says which of them was
        meant."""
        with self._lock:
            self._forget()
            for known, grant in self._open.items():
                if hmac.compare_digest(known.encode(), secret.encode()):
                    if roles and grant.role not in roles:
                        raise errors.CodeOfOther(role=grant.role)
                    self._leave(known, errors.CodeUsed)
                    return grant
            for known, why in self._gone.items():
                if hmac.compare_digest(known.encode(), secret.encode()):
                    raise why
            self._open = {
                known: replace(grant, tries=grant.tries + 1)
                for known, grant in self._open.items()
                if grant.tries + 1 < TRIES
            }
        raise errors.WrongCode

    def give_back(self, secret: str, grant: Grant) -> None:
        """A code that let nobody in after all, because the store was in trouble."""
        with self._lock:
            self._gone.pop(secret, None)
            self._open[secret] = grant

    def _forget(self) -> None:
        now = self._clock()
        for known in [known for known, grant in self._open.items() if grant.until <= now]:
            self._leave(known, errors.CodeOver)

    def _leave(self, secret: str, why: type[errors.Refused]) -> None:
        """A code is open no more; why is remembered for some."""
        del self._open[secret]
        while len(self._gone) >= OPEN:
            del self._gone[next(iter(self._gone))]
        self._gone[secret] = why
