"""Verbs of what headquarters decides: adopt it, note that it was refused, trust its key."""

from dataclasses import dataclass, field

from floor import errors
from floor.rules import views
from floor.rules.events import (
    AppointmentsAdopted,
    Booking,
    CatalogueAdopted,
    Change,
    DecisionAdopted,
    DecisionRefused,
    DeviceRevoked,
    HeadquartersAnnounced,
    HeadquartersTrusted,
    Notice,
)
from floor.rules.offer import Offer
from floor.rules.snapshots import Standing
from floor.rules.state import State
from floor.rules.verbs.base import Moment, Verb


@dataclass(frozen=True, kw_only=True)
class Deciding(Verb[Standing], shared=True):
    """A verb answered with what of headquarters' decisions stands here."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        raise NotImplementedError

    def answer(self, state: State, moment: Moment) -> Standing:
        return views.standing(state, moment.at)


@dataclass(frozen=True, kw_only=True)
class AdoptDecision(Deciding):
    """The centre goes on with what headquarters decided, all of it or nothing.

    The border has proved the signature. Numbers only grow within one matter; a decision that
    builds on others names the last of them, so that none is left out.
    """

    matter: str
    number: int
    after: int
    hash: str
    signer: str
    offer: Offer | None = None
    bookings: tuple[Booking, ...] = ()
    notices: tuple[Notice, ...] | None = None
    revoked: tuple[str, ...] = ()
    trusted: str = ""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        last = state.decided.get(self.matter)
        ours = last.number if last else 0
        if last is not None and (self.number, self.hash) == (last.number, last.hash):
            return []
        if self.number <= ours:
            raise errors.DecisionStale(matter=self.matter, number=self.number, ours=ours)
        if self.after > ours:
            raise errors.DecisionGap(matter=self.matter, number=self.number, ours=ours)
        adopted = DecisionAdopted(
            matter=self.matter, number=self.number, hash=self.hash, signer=self.signer
        )
        return [*self._content(state), adopted]

    def _content(self, state: State) -> list[Change]:
        """The changes that the decision is about; what is so already is not told again."""
        changes: list[Change] = []
        if self.offer is not None and self.offer != state.deployed:
            changes.append(CatalogueAdopted(offer=self.offer))
        known = {code: kept.booking for code, kept in state.appointments.items()}
        new = tuple(booking for booking in self.bookings if known.get(booking.code) != booking)
        if new:
            changes.append(AppointmentsAdopted(bookings=new))
        if self.notices is not None and self.notices != state.notices:
            changes.append(HeadquartersAnnounced(notices=self.notices))
        for device in dict.fromkeys(self.revoked):
            if device in state.devices and state.devices[device].revoked_at is None:
                changes.append(DeviceRevoked(device=device, reason="headquarters"))
        if self.trusted and self.trusted != state.trusted:
            changes.append(HeadquartersTrusted(public_key=self.trusted))
        return changes


@dataclass(frozen=True, kw_only=True)
class NoteRefusal(Deciding):
    """A decision was refused: said once in the journal, so that headquarters learns of it."""

    matter: str
    number: int
    hash: str
    why: str
    values: dict[str, str | int] = field(default_factory=dict)

    def decide(self, state: State, moment: Moment) -> list[Change]:
        if state.refused.get(self.matter) == (self.hash, self.why):
            return []
        return [
            DecisionRefused(
                matter=self.matter,
                number=self.number,
                hash=self.hash,
                why=self.why,
                values=self.values,
            )
        ]


@dataclass(frozen=True, kw_only=True)
class TrustHeadquarters(Deciding):
    """The technician says whose signature is headquarters'."""

    public_key: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        if state.trusted == self.public_key:
            return []
        return [HeadquartersTrusted(public_key=self.public_key)]
