"""The host's book of sessions: challenges, openings, and the proof on each request."""

import base64
import binascii
import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from floor import errors
from floor.lan import proof
from floor.rules.state import Device

LIFE = 8 * 3600.0
"""Seconds that a session is good; a device opens the next one by itself."""
NONCE_LIFE, NONCES = 30.0, 1024
"""Seconds that a challenge stands, and how many stand at once."""
EACH = 8
"""Sessions of one device at most: its programs and their restarts."""


@dataclass(slots=True, kw_only=True)
class Session:
    """A device that has shown who it is."""

    device: str
    secret: str
    until: float
    window: proof.Window = field(default_factory=proof.Window)


class Sessions:
    """Opens and checks sessions of the devices that a floor knows; for all threads."""

    def __init__(
        self,
        devices: Callable[[], Mapping[str, Device]],
        *,
        life: float = LIFE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._devices, self._life, self._clock = devices, life, clock
        self._nonces: dict[str, tuple[str, float]] = {}
        self._sessions: dict[str, Session] = {}
        self._lock = threading.Lock()

    def challenge(self, device: str) -> proof.Nonce:
        """Something fresh to sign, for whoever asks; the oldest makes room."""
        nonce = secrets.token_urlsafe(24)
        with self._lock:
            while len(self._nonces) >= NONCES:
                del self._nonces[next(iter(self._nonces))]
            self._nonces[nonce] = (device, self._clock() + NONCE_LIFE)
        return proof.Nonce(nonce=nonce)

    def open(self, opening: proof.Opening, fingerprint: str) -> proof.Opened:
        """A session for a device whose token and signature are right.

        Raises SessionOver for a challenge that is none or is used, NotEnrolled, DeviceRevoked.
        """
        with self._lock:
            asked, until = self._nonces.pop(opening.nonce, ("", 0.0))
        if asked != opening.device or until < self._clock():
            raise errors.SessionOver(address="")
        device = self.device(opening.device)
        said = hashlib.sha256(opening.token.encode()).hexdigest()
        statement = proof.statement(device.id, opening.nonce, fingerprint)
        right = hmac.compare_digest(said, device.token_hash)
        if not (signed(device.public_key, opening.signature, statement) and right):
            raise errors.NotEnrolled(address="")
        session, secret = secrets.token_urlsafe(16), secrets.token_urlsafe(32)
        with self._lock:
            self._make_room(device.id)
            self._sessions[session] = Session(
                device=device.id, secret=secret, until=self._clock() + self._life
            )
        return proof.Opened(
            session=session, secret=secret, seconds=self._life, told=told_of(device)
        )

    def device(self, named: str) -> Device:
        """A device that is let in. Raises NotEnrolled, DeviceRevoked."""
        device = self._devices().get(named)
        if device is None:
            raise errors.NotEnrolled(address="")
        if device.revoked_at is not None:
            raise errors.DeviceRevoked(address="")
        return device

    def proved(self, said: str, method: str, target: str, key: str, body: bytes) -> Device:
        """The device that sent a request with this proof. Raises SessionOver for a proof that is
        none, too old, changed or used before, and what `device` raises."""
        name, _, rest = said.partition(".")
        count, _, mark = rest.partition(".")
        session = self._sessions.get(name)
        if session is None or session.until < self._clock() or not count.isascii():
            raise errors.SessionOver(address="")
        if not count.isdigit() or len(count) > 15:
            raise errors.SessionOver(address="")
        device = self.device(session.device)
        right = proof.mark(session.secret, int(count), method, target, key, body)
        if not hmac.compare_digest(right.encode(), mark.encode()):
            raise errors.SessionOver(address="")
        with self._lock:
            if not session.window.take(int(count)):
                raise errors.SessionOver(address="")
        return device

    def _make_room(self, device: str) -> None:
        now = self._clock()
        kept = {n: s for n, s in self._sessions.items() if s.until > now}
        own = [name for name, session in kept.items() if session.device == device]
        for name in own[: max(0, len(own) - EACH + 1)]:
            del kept[name]
        self._sessions = kept


def signed(public_key: str, signature: str, statement: bytes) -> bool:
    """Whether a statement was signed by the key (both in base64)."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
        key.verify(base64.b64decode(signature, validate=True), statement)
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def told_of(device: Device) -> proof.Told:
    """What a device is told of itself at its start."""
    return proof.Told(
        name=device.name,
        role=device.role,
        counter=device.counter,
        zone=device.zone,
        printer=device.printer,
        language=device.language,
    )
