"""Verbs of the devices: enrol, set, revoke."""

import re
from dataclasses import dataclass

from floor import errors
from floor.rules import roles, views
from floor.rules.events import (
    Change,
    DeviceCodeMade,
    DeviceEnrolled,
    DeviceRevoked,
    DeviceSet,
)
from floor.rules.find import the_counter, the_device
from floor.rules.snapshots import DeviceCode, Devices
from floor.rules.state import Device, State
from floor.rules.verbs.base import Moment, Verb
from floor.rules.verbs.supervising import Supervised

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
ZONE = re.compile(r"\d{1,3}(-\d{1,3})?(,\d{1,3}(-\d{1,3})?)*")
CODE_LIFE = 15 * 60_000
"""Milliseconds for which a code is good."""
LONGEST = 200
"""Characters of a printer's address at most."""


def told_to(known: Device, *, device: str) -> DeviceSet:
    """What a device is told, for it or for the one that takes its place."""
    return DeviceSet(
        device=device,
        counter=known.counter,
        zone=known.zone,
        printer=known.printer,
        language=known.language,
    )


@dataclass(frozen=True, kw_only=True)
class EnrolDevice(Verb[str]):
    """A device that knew the code is let in from now on; the answer is its id.

    Under the name of another it takes that one's place: the other is revoked, its settings stay.
    """

    called: str
    """Its name; empty makes one: the role and how many of it there are."""
    role: str
    public_key: str
    token_hash: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        if self.role not in set(roles.Device) - {roles.Device.HOST}:
            raise errors.BadRequest(problem=f"{self.role[:40]!r} is no role of a device")
        if self.called and not NAME.fullmatch(self.called):
            raise errors.BadRequest(problem="a device's name is of 1 to 40 letters and digits")
        enrolled = DeviceEnrolled(
            device=moment.fresh,
            name=self.called or self._next_name(state),
            role=self.role,
            public_key=self.public_key,
            token_hash=self.token_hash,
        )
        for old in state.devices.values():
            if old.name == self.called and old.revoked_at is None:
                gone = DeviceRevoked(device=old.id, reason="replaced")
                return [gone, enrolled, told_to(old, device=moment.fresh)]
        return [enrolled]

    def _next_name(self, state: State) -> str:
        names = {device.name for device in state.devices.values()}
        number = 1
        while f"{self.role}-{number}" in names:
            number += 1
        return f"{self.role}-{number}"

    def answer(self, state: State, moment: Moment) -> str:
        return moment.fresh


@dataclass(frozen=True, kw_only=True)
class AdmitDevice(Supervised[DeviceCode]):
    """A supervisor has a code made for one more device. The host makes it up once this is in the
    journal, and adds it to the answer."""

    role: str
    called: str = ""
    """Its name; an old device of the name is replaced. Empty lets the host make one."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        if self.called and not NAME.fullmatch(self.called):
            raise errors.BadRequest(problem="a device's name is of 1 to 40 letters and digits")
        known = [d for d in state.devices.values() if d.name == self.called]
        for role in (self.role, *(d.role for d in known if d.revoked_at is None)):
            demand_admitting(state, self.by, role, self.name)
        return [DeviceCodeMade(role=self.role, name=self.called)]

    def answer(self, state: State, moment: Moment) -> DeviceCode:
        until = moment.at + CODE_LIFE
        return DeviceCode(
            version=state.version, at=moment.at, role=self.role, name=self.called, until=until
        )


@dataclass(frozen=True, kw_only=True)
class RevokeDeviceBy(Supervised[Devices]):
    """A supervisor has a device let in no more, for a reason."""

    device: str
    """Its id, or the name if only one has it."""
    reason: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        if not self.reason.strip():
            raise errors.ReasonNeeded
        demand_admitting(state, self.by, the_device(state, self.device).role, self.name)
        return RevokeDevice(device=self.device, reason=self.reason.strip()).decide(state, moment)

    def answer(self, state: State, moment: Moment) -> Devices:
        return views.devices(state, moment.at)


def demand_admitting(state: State, agent: str, role: str, verb: str) -> None:
    """Raise NotAllowed unless an agent may have devices of a role let in and revoked."""
    if not roles.may_admit(state.agents[agent].role, role):
        raise errors.NotAllowed(verb=verb)


@dataclass(frozen=True, kw_only=True)
class RevokeDevice(Verb[Devices]):
    """A device is let in no more: its sessions and watches end at once. Again changes nothing."""

    device: str
    """Its id, or the name if only one has it."""
    reason: str = ""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        device = the_device(state, self.device)
        if device.revoked_at is not None:
            return []
        return [DeviceRevoked(device=device.id, reason=self.reason[:LONGEST])]

    def answer(self, state: State, moment: Moment) -> Devices:
        return views.devices(state, moment.at)


@dataclass(frozen=True, kw_only=True)
class SetDevice(Verb[Devices]):
    """What a device is told at its start; None leaves each as it was."""

    device: str
    """Its id, or the name if only one has it."""
    counter: int | None = None
    """0 takes the counter back."""
    zone: str | None = None
    printer: str | None = None
    language: str | None = None

    def decide(self, state: State, moment: Moment) -> list[Change]:
        device = the_device(state, self.device)
        if self.counter:
            the_counter(state, self.counter)
        if self.zone and not ZONE.fullmatch(self.zone):
            raise errors.BadRequest(problem=f"{self.zone[:40]!r} is no zone such as 1-10,14")
        if self.language not in (None, "", "en", "sw"):
            raise errors.BadRequest(problem="a device's language is en or sw")
        if self.printer and (len(self.printer) > LONGEST or not self.printer.isprintable()):
            raise errors.BadRequest(problem="a printer is told as for foleni kiosk --printer")
        stands = told_to(device, device=device.id)
        told = DeviceSet(
            device=device.id,
            counter=device.counter if self.counter is None else self.counter or None,
            zone=device.zone if self.zone is None else self.zone,
            printer=device.printer if self.printer is None else self.printer,
            language=device.language if self.language is None else self.language,
        )
        return [] if told == stands else [told]

    def answer(self, state: State, moment: Moment) -> Devices:
        return views.devices(state, moment.at)
