"""The headquarters that a centre has met: its public key, kept beside the token for good."""

import base64
import binascii
import os
from pathlib import Path

from floor import errors
from sync.errors import StrangeHeadquarters


class Pin:
    """The file `mombasa.hq` beside `mombasa.token`.

    The first meeting writes it, unless a person has put the key there before; from then on
    another key is refused until a person accepts it (`foleni sync trust`).
    """

    def __init__(self, token_file: Path) -> None:
        self.path = token_file.with_suffix(".hq")

    def read(self) -> str:
        """The key that is known; empty before the first meeting. Raises BadSetting."""
        try:
            known = self.path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError) as fault:
            raise self._no_key(str(fault)) from None
        if not is_key(known):
            raise self._no_key("foleni sync trust puts headquarters' key there")
        return known

    def demand(self, shown: str, address: str) -> None:
        """Raise StrangeHeadquarters unless this is the key that is known; a first one is kept.
        Raises BadSetting."""
        known = self.read()
        if not known and is_key(shown):
            self.accept(shown)
        elif known != shown:
            raise StrangeHeadquarters(address=address, shown=shown[:8], known=known[:8])

    def accept(self, key: str) -> None:
        """Believe this key from now on; on the disk before anything is built on it. Raises
        BadSetting."""
        fresh = Path(f"{self.path}.new")
        try:
            with open(fresh, "w", encoding="ascii") as file:
                file.write(key + "\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(fresh, self.path)
        except OSError as fault:
            raise errors.BadSetting(setting="token-file", problem=str(fault)) from None

    def _no_key(self, why: str) -> errors.BadSetting:
        return errors.BadSetting(setting="token-file", problem=f"{self.path} holds no key: {why}")


def is_key(text: str) -> bool:
    """Whether a text is an Ed25519 public key, as base64."""
    try:
        return len(base64.b64decode(text, validate=True)) == 32
    except (binascii.Error, ValueError):
        return False
