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
    text = base64.b64encode(key.private_bytes_raw()) + b"\n"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        problem = f"{path} holds a key already; foleni central keys rotate replaces it"
        raise errors.BadSetting(setting="data", problem=problem) from None
    with os.fdopen(handle, "wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return key


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


def replace(path: Path, key: Ed25519PrivateKey) -> None:
    """Put another key in a file's place; what was there is kept aside under its public name."""
    old = load(path)
    name = base64.urlsafe_b64encode(old.public_key().public_bytes_raw()).decode()[:12]
    fresh = Path(f"{path}.new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(key.private_bytes_raw()) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    aside = Path(f"{path}.{name}")
    aside.unlink(missing_ok=True)
    os.link(path, aside)
    os.replace(fresh, path)


def shown(key: Ed25519PrivateKey) -> str:
    """The public half, as centres are told it."""
    return public_text(key.public_key())
