"""What technicians see of the devices."""

from floor.rules import snapshots as show
from floor.rules.presence import silent
from floor.rules.state import Device, State


def device_line(device: Device) -> show.DeviceLine:
    """A device without its key and token."""
    return show.DeviceLine(
        device=device.id,
        name=device.name,
        role=device.role,
        enrolled_at=device.enrolled_at,
        revoked_at=device.revoked_at,
        counter=device.counter,
        zone=device.zone,
        printer=device.printer,
        language=device.language,
    )


def device_health(state: State, now: int) -> show.DeviceHealth:
    """How the devices of the room are: those with faults first."""
    lines = tuple(
        show.HealthLine(
            device=name,
            faults=told.faults,
            since=told.since,
            paper_used_mm=told.paper_used_mm,
            paper_left_mm=told.paper_left_mm,
            told_at=told.told_at,
            heard_at=state.heard[name].at if name in state.heard else None,
        )
        for name, told in sorted(
            state.health.items(), key=lambda kept: (not kept[1].faults, kept[0])
        )
    )
    return show.DeviceHealth(version=state.version, at=now, lines=lines)


def silent_screens(state: State, now: int) -> tuple[show.SilentScreen, ...]:
    """The displays, and the counters at which an agent is signed in, that are heard no more."""
    manned = {c.device: c.number for c in state.counters.values() if c.agent is not None}
    return tuple(
        show.SilentScreen(device=device, counter=manned.get(device), since=each.at)
        for device, each in silent(dict(state.heard), now).items()
        if each.kind == "display" or device in manned
    )


def devices(state: State, now: int) -> show.Devices:
    """Every device that was ever enrolled, in order."""
    lines = tuple(device_line(device) for device in state.devices.values())
    return show.Devices(version=state.version, at=now, devices=lines)
