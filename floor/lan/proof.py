"""How a device proves who it is: once by its key for a session, then by a mark on each request.

Device and host share this. A session is opened over the pinned connection by a signature on the
host's fresh challenge; the host then gives a secret, and every request carries the session, a
count that only grows, and a mark, made with the secret, over count, method, path, key and body.
What is overheard, logged or copied is good for nothing: no request is taken twice, none can be
changed.
"""

import hashlib
import hmac

import msgspec

HEADER = "Foleni-Proof"
LOCAL = "Foleni-Local"
"""Carries what only the owner of the store's files can read, on the host's own computer."""
PLAIN = "plain"
"""Stands for the fingerprint where there is no TLS: on the host's own computer."""
WINDOW = 1024
"""Counts behind the highest that may still come, since a device's threads overtake each other."""


def statement(device: str, nonce: str, fingerprint: str) -> bytes:
    """What a device signs to open a session; the fingerprint it is pinned to is in it, so that
    nobody can pass the signature on to another host."""
    return f"foleni session\n{device}\n{nonce}\n{fingerprint}".encode()


def joining(secret: str, fingerprint: str) -> bytes:
    """What a device signs to show, with its code, that it holds the key it names."""
    return f"foleni enrol\n{secret}\n{fingerprint}".encode()


def mark(secret: str, count: int, method: str, target: str, key: str, body: bytes) -> str:
    """The mark of one request; `target` is its path with the query, as sent."""
    head = f"{count}\n{method}\n{target}\n{key}\n".encode()
    return hmac.new(secret.encode(), head + hashlib.sha256(body).digest(), "sha256").hexdigest()


class Window:
    """The counts of a session that have come: each is taken once."""

    def __init__(self) -> None:
        self._highest, self._seen = 0, 0

    def take(self, count: int) -> bool:
        """Whether the count is new; too far behind counts as seen."""
        if count > self._highest:
            ahead = count - self._highest
            self._seen = 1 if ahead >= WINDOW else (self._seen << ahead | 1) & (1 << WINDOW) - 1
            self._highest = count
            return True
        place = 1 << self._highest - count
        if count < 1 or self._highest - count >= WINDOW or self._seen & place:
            return False
        self._seen |= place
        return True


class Challenge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A device wants a session: the host answers with a nonce."""

    device: str


class Nonce(msgspec.Struct, frozen=True):
    """Good once, for half a minute."""

    nonce: str


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The device's answer: its token, and the statement signed by its key (base64)."""

    device: str
    token: str
    nonce: str
    signature: str


class Joining(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A device shows a code's secret and its own new key."""

    secret: str
    public_key: str
    signature: str
    roles: tuple[str, ...] = ()
    """What this computer can be; empty for whatever the code says."""


class Told(msgspec.Struct, frozen=True):
    """What the host tells a device of itself."""

    name: str = ""
    role: str = ""
    counter: int | None = None
    zone: str = ""
    printer: str = ""
    language: str = ""


class Joined(msgspec.Struct, frozen=True):
    """The host's answer to a good code."""

    device: str
    token: str
    centre: str
    told: Told
    at: int = 0
    """The host's clock, UTC milliseconds; 0 at practice, whose clock is its own."""


class Opened(msgspec.Struct, frozen=True):
    """A session: its id, the secret for marks, and for how many seconds it is good."""

    session: str
    secret: str
    seconds: float
    told: Told


class CodeWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The host's owner wants a code."""

    role: str
    name: str = ""


class CodeShown(msgspec.Struct, frozen=True):
    """A code, where the host listens in the room, and the fingerprint of its certificate."""

    code: str
    addresses: tuple[str, ...]
    fingerprint: str
    minutes: int
