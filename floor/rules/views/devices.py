"""What technicians see of the devices."""

from floor.rules import snapshots as show
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


def devices(state: State, now: int) -> show.Devices:
    """Every device that was ever enrolled, in order."""
    lines = tuple(device_line(device) for device in state.devices.values())
    return show.Devices(version=state.version, at=now, devices=lines)
