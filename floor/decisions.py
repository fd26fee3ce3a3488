"""What headquarters decides for one centre, as it travels: a document and its signature.

A decision is about one matter and carries a number that only grows within it. Its document is
canonical JSON; the signature is over the very bytes, so nobody has to make them again to check.
Read strictly: what a centre's program does not know in it, it does not half adopt.
"""

import base64
import hashlib
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from floor import errors
from floor.rules import sound
from floor.rules.events import Booking, Notice
from floor.rules.offer import Offer

Matter = Literal["catalogue", "notices", "bookings", "devices", "key"]
MATTERS: tuple[Matter, ...] = ("key", "devices", "catalogue", "notices", "bookings")
"""In the order in which a centre is to adopt them: whom to believe first."""
LARGEST = 768 * 1024
"""Bytes of a document at most; a centre's whole catalogue has a tenth of it."""
_DOMAIN = b"foleni decision 1\n"
_encode = msgspec.json.Encoder(order="deterministic").encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a centre is to go on with, in one matter; the other matters' parts are empty."""

    matter: Matter
    centre: str
    number: int
    after: int
    """The decision of this matter that it builds on; 0 when it says all by itself."""
    program: str
    """The oldest version of Foleni that may adopt it."""
    made_at: int
    """UTC milliseconds."""
    offer: Offer | None = None
    bookings: tuple[Booking, ...] = ()
    notices: tuple[Notice, ...] | None = None
    revoked: tuple[str, ...] = ()
    """Ids of devices that are let in no more."""
    trusted: str = ""
    """The public key (base64) that signs from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A decision as it travels."""

    document: str
    signature: str
    """Ed25519 over the domain and the document, in base64."""
    signer: str
    """The public key, 32 bytes in base64."""

    @property
    def hash(self) -> str:
        """SHA-256 of the document."""
        return hashlib.sha256(self.document.encode(errors="replace")).hexdigest()


class Envelope(msgspec.Struct, frozen=True):
    """What can be said of a document before the rest of it is understood."""

    matter: str = ""
    number: int = 0
    program: str = ""


def write(decision: Decision) -> str:
    """The canonical document of a decision."""
    return _encode(decision).decode()


def sign(document: str, key: Ed25519PrivateKey) -> Signed:
    """A document with its signature."""
    signature = key.sign(_DOMAIN + document.encode())
    return Signed(
        document=document,
        signature=base64.b64encode(signature).decode(),
        signer=public_text(key.public_key()),
    )


def public_text(key: Ed25519PublicKey) -> str:
    """A public key as it is shown and pinned."""
    return base64.b64encode(key.public_bytes_raw()).decode()


def public_key(text: str) -> Ed25519PublicKey:
    """The public key of a text. Raises BadRequest."""
    try:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(text.strip(), validate=True))
    except ValueError:
        raise errors.BadRequest(problem="that is no public key of headquarters") from None


def envelope(signed: Signed) -> Envelope:
    """Matter and number, as far as they can be read."""
    try:
        found = msgspec.json.decode(signed.document, type=Envelope)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return Envelope()
    known = found.matter in MATTERS and 0 <= found.number < 2**53
    return found if known else Envelope(program=found.program)


def read(signed: Signed, *, trusted: str, centre: str, program: str) -> Decision:
    """The decision, if the centre may adopt it as far as can be told without its floor.

    Raises NotTrusted, DecisionForged, ProgramTooOld, DecisionBroken, OtherCentre.
    """
    if not trusted:
        raise errors.NotTrusted()
    if len(signed.document) > LARGEST:
        raise errors.DecisionBroken(problem=f"it has more than {LARGEST} bytes")
    if signed.signer != trusted or not _holds(signed):
        raise errors.DecisionForged()
    needs = envelope(signed).program
    if _parts(needs) > _parts(program):
        raise errors.ProgramTooOld(needs=needs[:20], program=program)
    decision = _decoded(signed.document)
    if decision.centre != centre:
        raise errors.OtherCentre(centre=centre, asked=decision.centre[:20])
    if (wrong := _fault(decision)) != "":
        raise errors.DecisionBroken(problem=wrong)
    return decision


def _holds(signed: Signed) -> bool:
    try:
        signature = base64.b64decode(signed.signature, validate=True)
        public_key(signed.signer).verify(signature, _DOMAIN + signed.document.encode())
    except (InvalidSignature, errors.BadRequest, ValueError):
        return False
    return True


def _parts(version: str) -> tuple[int, ...]:
    """A version's numbers, to be compared; one that is none is older than all."""
    numbers = version.split("+")[0].split(".")
    if not all(number.isascii() and number.isdigit() and len(number) < 9 for number in numbers):
        return ()
    return tuple(int(number) for number in numbers)


def _decoded(document: str) -> Decision:
    try:
        decision = msgspec.json.decode(document, type=Decision)
        unknown = _beyond(msgspec.json.decode(document), msgspec.json.decode(_encode(decision)))
    except (msgspec.MsgspecError, ValueError, RecursionError) as fault:
        raise errors.DecisionBroken(problem=str(fault)[:200]) from None
    if unknown:
        raise errors.DecisionBroken(problem=f"it has a field that is not known here: {unknown}")
    return decision


def _beyond(given: Any, known: Any) -> str:
    """The first field that was given and is not known; empty if there is none."""
    if isinstance(given, dict) and isinstance(known, dict):
        for name, value in given.items():
            if name not in known:
                return str(name)[:40]
            if found := _beyond(value, known[name]):
                return found
    if isinstance(given, list) and isinstance(known, list):
        pairs = zip(given, known, strict=True)
        return next((found for one, other in pairs if (found := _beyond(one, other))), "")
    return ""


def _fault(decision: Decision) -> str:
    """What is wrong with a decision's content; empty if nothing is."""
    if not 0 <= decision.after < decision.number < 2**53:
        return f"its number is {decision.number}, after {decision.after}"
    if (decision.matter == "catalogue") != (decision.offer is not None):
        return "a catalogue has an offer, and nothing else has one"
    if (decision.matter == "notices") != (decision.notices is not None):
        return "only notices have notices"
    misplaced = (
        (decision.bookings and decision.matter != "bookings")
        or (decision.revoked and decision.matter != "devices")
        or bool(decision.trusted) != (decision.matter == "key")
    )
    if misplaced:
        return f"it is about more than {decision.matter}"
    if decision.offer is not None:
        if decision.offer.centre != decision.centre:
            return f"its offer is that of {decision.offer.centre}"
        return sound.fault(decision.offer)
    if any(booking.centre != decision.centre for booking in decision.bookings):
        return "a booking is of another centre"
    if decision.trusted:
        try:
            public_key(decision.trusted)
        except errors.BadRequest:
            return "its key is none"
    return ""
