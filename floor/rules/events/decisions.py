"""Changes that headquarters decided: what was adopted of it, what was refused, whom to believe."""

from dataclasses import dataclass

from floor.rules.events.base import Change
from floor.rules.offer import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What boards tell from a time until a time, UTC milliseconds."""

    text: Text
    since: int
    until: int


@dataclass(frozen=True, kw_only=True)
class DecisionAdopted(Change):
    """The centre goes on with what headquarters decided; its content stands in the lines that the
    same verb wrote before this one."""

    matter: str
    number: int
    hash: str
    """SHA-256 of the signed document."""
    signer: str
    """Public key of the signature, base64."""

    @property
    def subject(self) -> str:
        return self.matter


@dataclass(frozen=True, kw_only=True)
class DecisionRefused(Change):
    """A decision was not adopted, and changed nothing."""

    matter: str
    """Empty where it could not be read so far."""
    number: int
    hash: str
    why: str
    """The code of the error."""
    values: dict[str, str | int]
    """What the error's sentence names."""

    @property
    def subject(self) -> str:
        return self.matter or "centre"


@dataclass(frozen=True, kw_only=True)
class HeadquartersTrusted(Change):
    """From now on decisions are believed when this key has signed them."""

    public_key: str
    """Ed25519, 32 bytes in base64."""


@dataclass(frozen=True, kw_only=True)
class HeadquartersAnnounced(Change):
    """The boards tell these notices of headquarters, and none of those before."""

    notices: tuple[Notice, ...]
