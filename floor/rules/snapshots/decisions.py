"""What of headquarters' decisions stands at the centre."""

from dataclasses import dataclass

from floor.rules.snapshots.base import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLine:
    """The last decision adopted in one matter."""

    matter: str
    number: int
    hash: str
    at: int
    """When it was adopted, UTC milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Snapshot):
    """Whose decisions the centre believes, and how far it has adopted them."""

    trusted: str
    """Headquarters' public key, base64; empty while none is trusted."""
    decided: tuple[DecidedLine, ...]

    def number(self, matter: str) -> int:
        """The number adopted last in a matter; 0 for none."""
        return next((line.number for line in self.decided if line.matter == matter), 0)
