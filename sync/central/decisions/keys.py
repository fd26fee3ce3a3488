"""Headquarters' key for decisions: in a file of its own beside the store, never in it."""

import base64
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from floor import errors
from floor.decisions import public_text

NAME = "decisions.key"


def make(path: Path) -> Ed25519PrivateKey:
    """A new key in a file that only its owner reads. Raises BadSetting if there is one."""
    key = Ed25519PrivateKey.generate()
    _write(path, key, "holds a key already; foleni central keys rotate replaces it")
    return key


def _write(path: Path, key: Ed25519PrivateKey, if_there: str) -> None:
    """Put a key in a new file, on the disk before anything is said under it."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise errors.BadSetting(setting="data", problem=f"{path} {if_there}") from None
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(key.private_bytes_raw()) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def load(path: Path) -> Ed25519PrivateKey:
    """The key of a file. Raises BadSetting."""
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(path.read_bytes().strip()))
    except FileNotFoundError:
        problem = f"there is no key in {path.parent}; make one with foleni central keys make"
        raise errors.BadSetting(setting="data", problem=problem) from None
    except (OSError, ValueError) as fault:
        problem = f"{path} holds no key: {fault}"
        raise errors.BadSetting(setting="data", problem=problem) from None


def load_or_make(path: Path) -> Ed25519PrivateKey:
    """The key of a file; a new one where there is none yet."""
    if path.exists():
        return load(path)
    try:
        return make(path)
    except errors.BadSetting:  # another worker was faster
        return load(path)


def stage(path: Path, key: Ed25519PrivateKey) -> None:
    """Keep the key that is to follow beside the one in use, before centres are told of it.
    Raises BadSetting while another is staged."""
    _write(Path(f"{path}.next"), key, "is left of a rotation that was cut short; see the guide")


def promote(path: Path) -> None:
    """Put the staged key in use; the one before is kept aside under its public name."""
    old = load(path)
    name = base64.urlsafe_b64encode(old.public_key().public_bytes_raw()).decode()[:12]
    aside = Path(f"{path}.{name}")
    aside.unlink(missing_ok=True)
    os.link(path, aside)
    os.replace(f"{path}.next", path)


def shown(key: Ed25519PrivateKey) -> str:
    """The public half, as centres are told it."""
    return public_text(key.public_key())
