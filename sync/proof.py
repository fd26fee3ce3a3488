"""How a centre proves to headquarters who speaks: by its key, in every request.

The centre's token makes the first registration of the key; from then on the key rules. A session
is opened by a signature on headquarters' fresh nonce; each request after it carries the session,
a number that only grows, and a signature over both, its path and its body. Nothing on the wire
serves anybody else, and nothing that comes late or twice counts.
"""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from floor import errors

HEADER = "Foleni-Sync"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nonce:
    """Headquarters' challenge: good once, for half a minute."""

    nonce: str
    oldest: int
    newest: int
    """Versions of the exchange that headquarters speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A centre's agent wants a session."""

    key: str
    """The centre's public key, base64."""
    nonce: str
    instance: str
    """Random, made when the agent started: two alive under one key are told apart."""
    speaks: int
    program: str
    at: int
    """What the agent's clock shows, UTC milliseconds."""
    signature: str
    token: str = ""
    """Shown once, to register the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What each request carries."""

    server: str
    session: int
    number: int
    signature: str

    def __str__(self) -> str:
        return f"{self.server} {self.session} {self.number} {self.signature}"

    @classmethod
    def read(cls, text: str) -> "Proof | None":
        """A header; None when it is none."""
        parts = text.split(" ")
        numbers = len(text) < 300 and len(parts) == 4 and parts[1].isdecimal()
        if not numbers or not parts[2].isdecimal() or not text.isascii():
            return None
        server, session, number, signature = parts
        return cls(server=server, session=int(session), number=int(number), signature=signature)


def opening(centre: str, nonce: str, instance: str) -> bytes:
    """What is signed to open a session."""
    return f"foleni sync open\n{centre}\n{nonce}\n{instance}".encode()


def request(server: str, session: int, number: int, path: str, body: bytes) -> bytes:
    """What is signed with each request; the path names the centre."""
    told = f"foleni sync request\n{server}\n{session}\n{number}\n{path}\n".encode()
    return told + hashlib.sha256(body).digest()


def head(centre: str, origin: str, seq: int, hash: str, at: int) -> bytes:
    """What headquarters signs of a line that it acknowledged, at a time."""
    return f"foleni head\n{centre}\n{origin}\n{seq}\n{hash}\n{at}".encode()


def sign(key: Ed25519PrivateKey, statement: bytes) -> str:
    """A signature, base64."""
    return base64.b64encode(key.sign(statement)).decode()


def public_of(key: Ed25519PrivateKey) -> str:
    """The public key, base64."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def is_signed(public: str, signature: str, statement: bytes) -> bool:
    """Whether the owner of a key signed a statement."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        key.verify(base64.b64decode(signature, validate=True), statement)
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def key_beside(token_file: Path) -> Ed25519PrivateKey:
    """The centre's key, in a file beside its token that only its owner reads; made if it is not
    there. Raises BadSetting."""
    path = token_file.with_suffix(".key")
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    except OSError as fault:
        raise errors.BadSetting(setting="token-file", problem=str(fault)) from None
    else:
        made = Ed25519PrivateKey.generate()
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64encode(made.private_bytes_raw()) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(path.read_bytes().strip()))
    except (OSError, ValueError) as fault:
        problem = f"{path} holds no key: {fault}; delete it, and ask for a new token"
        raise errors.BadSetting(setting="token-file", problem=problem) from None
