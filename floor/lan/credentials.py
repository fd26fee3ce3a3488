"""What a device keeps to be let in: its key, its token, and the fingerprint of its host."""

import base64
import os
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from floor import errors
from floor.lan.proof import PLAIN, Told
from floor.settings import device_path


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """One device at one host; the file that holds them is readable by its owner only."""

    host: str
    """Its address, such as https://10.0.0.5:7411."""
    fingerprint: str
    """Of its certificate, in hex; `plain` for a host on this computer."""
    centre: str
    device: str
    token: str
    private_key: str
    """Ed25519, 32 bytes in base64."""
    told: Told
    """What the host said last; an app starts with it before the host has answered."""

    def sign(self, statement: bytes) -> str:
        """The device's signature, in base64."""
        key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(self.private_key))
        return base64.b64encode(key.sign(statement)).decode()

    @property
    def secured(self) -> bool:
        """Whether the host is reached by TLS."""
        return self.fingerprint != PLAIN


def new_key() -> str:
    """A fresh private key, in base64."""
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def public_of(private_key: str) -> str:
    """The public key of a private one, both in base64."""
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(private_key))
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def load(device: str, folder: Path | None = None) -> Credentials | None:
    """The credentials kept under a name, if there are any. Raises BadFile."""
    path = device_path(device, folder)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Credentials)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as fault:
        raise errors.BadFile(
            path=str(path),
            place="",
            problem=f"these are no credentials of a device ({fault})",
            mend="Delete the file and enrol this computer again: foleni enrol.",
        ) from None


def keep(credentials: Credentials, device: str, folder: Path | None = None) -> Path:
    """Write them, whole or not at all, for their owner only; where they lie."""
    path = device_path(device, folder)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(credentials)))
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
    return path
