"""Moves of the devices, and of the PINs that were unlocked."""

from dataclasses import replace

from floor.rules import events as ev
from floor.rules.moves.base import on
from floor.rules.state import Device, State


@on(ev.DeviceEnrolled)
def _enrolled(state: State, change: ev.DeviceEnrolled, event: ev.Event) -> None:
    state.devices[change.device] = Device(
        id=change.device,
        name=change.name,
        role=change.role,
        public_key=change.public_key,
        token_hash=change.token_hash,
        enrolled_at=event.at,
    )


@on(ev.DeviceRevoked)
def _revoked(state: State, change: ev.DeviceRevoked, event: ev.Event) -> None:
    device = state.devices[change.device]
    state.devices[change.device] = replace(device, revoked_at=event.at, token_hash="")


@on(ev.DeviceSet)
def _set(state: State, change: ev.DeviceSet, event: ev.Event) -> None:
    state.devices[change.device] = replace(
        state.devices[change.device],
        counter=change.counter,
        zone=change.zone,
        printer=change.printer,
        language=change.language,
    )


@on(ev.DeviceCodeMade)
@on(ev.PinUnlocked)
@on(ev.PinReset)
@on(ev.PinChanged)
def _pin(state: State, change: ev.Change, event: ev.Event) -> None:
    """Nothing on the floor moves; codes, PINs and their tries are kept beside the journal."""
