"""Changes of the devices that may speak to the host; no secret is among them."""

from dataclasses import dataclass

from floor.rules.events.base import Change


@dataclass(frozen=True, kw_only=True)
class DeviceCodeMade(Change):
    """A code was made that lets one device in; the code itself is told to whoever asked alone."""

    role: str
    name: str
    """Empty lets the host make one."""


@dataclass(frozen=True, kw_only=True)
class DeviceEnrolled(Change):
    """A device may speak to the host, in a role, with its own key and a token."""

    device: str
    """Its id, which the host made."""
    name: str
    """As people call it, such as kiosk-2; the name that the journal's lines carry."""
    role: str
    public_key: str
    """Ed25519, 32 bytes in base64."""
    token_hash: str
    """SHA-256 of the token in hex; the token has 256 random bits and is kept by the device."""


@dataclass(frozen=True, kw_only=True)
class DeviceRevoked(Change):
    """A device is let in no more, from this line on."""

    device: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DeviceSet(Change):
    """What a device is told at its start; None and empty leave it to the device."""

    device: str
    counter: int | None = None
    zone: str = ""
    """Counters that a display calls for, such as 1-10,14."""
    printer: str = ""
    language: str = ""
