"""Adopts what headquarters decided: the signature is proved here, before the writer."""

import logging
import secrets
from typing import TYPE_CHECKING

from floor import decisions, errors
from floor.decisions import Decision, Signed
from floor.rules.snapshots import Standing
from floor.rules.verbs import AdoptDecision, NoteRefusal, TrustHeadquarters
from floor.version import VERSION

if TYPE_CHECKING:
    from floor.store.local import LocalFloor

log = logging.getLogger("foleni.decisions")


def adopt(floor: "LocalFloor", signed: Signed, *, device: str) -> Standing:
    """Go on with a decision, whole or not at all; how far the centre has adopted now.

    What is refused is said in the journal, so that headquarters learns of it, and raised:
    NotTrusted, DecisionForged, DecisionBroken, ProgramTooOld, OtherCentre, DecisionStale,
    DecisionGap.
    """
    try:
        decision = decisions.read(
            signed,
            trusted=floor.look(lambda state: state.trusted),
            centre=floor.identity.centre,
            program=VERSION,
        )
        key = f"decision-{decision.matter}-{decision.number}-{signed.hash[:32]}"
        return floor.submit(_verb(decision, signed), key=key, device=device).result()
    except (errors.Refused, errors.BadInput) as fault:
        _note(floor, signed, fault, device)
        raise


def _verb(decision: Decision, signed: Signed) -> AdoptDecision:
    return AdoptDecision(
        matter=decision.matter,
        number=decision.number,
        after=decision.after,
        hash=signed.hash,
        signer=signed.signer,
        offer=decision.offer,
        bookings=decision.bookings,
        notices=decision.notices,
        revoked=decision.revoked,
        trusted=decision.trusted,
    )


def _note(floor: "LocalFloor", signed: Signed, fault: errors.FoleniError, device: str) -> None:
    """Say in the journal that a decision was refused; a failure to say so changes nothing."""
    said = decisions.envelope(signed)
    values = {
        name: value if isinstance(value, int) else str(value)[:200]
        for name, value in fault.values.items()
    }
    refusal = NoteRefusal(
        matter=said.matter, number=said.number, hash=signed.hash, why=fault.code, values=values
    )
    log.info("a decision was refused", extra={"matter": said.matter, "why": fault.code})
    key = f"refused-{secrets.token_hex(16)}"  # the verb itself says nothing twice
    try:
        floor.submit(refusal, key=key, device=device).result()
    except errors.FoleniError as second:
        log.error("the refusal could not be noted: %s", second)


def trust(floor: "LocalFloor", public_key: str) -> Standing:
    """Believe from now on what this key has signed. Raises BadRequest for what is no key."""
    text = decisions.public_text(decisions.public_key(public_key))
    return floor.do(TrustHeadquarters(public_key=text), key=f"trust-{text}-{floor.version}")
