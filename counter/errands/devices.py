"""A supervisor's look at the devices: what is wrong, since when, and how much paper is left."""

from counter.errands.base import Draft, Errand, Kind, Known, Option, Part
from counter.reading import Ask, HostHealth
from counter.wording import clock_told
from floor.rules.questions import AskDeviceHealth
from floor.rules.snapshots import DeviceHealth, Health, HealthLine

METRE = 1000
"""Millimetres."""


class Devices(Errand):
    """The devices of the room: those with faults first, then kiosks alone, then the others."""

    name = "devices"
    words = "supervisor"

    def subject(self, known: Known) -> str:
        return ""

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"devices": AskDeviceHealth(), "health": HostHealth()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        found, host = known.fact("devices", DeviceHealth), known.fact("health", Health)
        lines = found.lines if found else ()
        alone = tuple(
            Option(
                code=f"alone/{kiosk.kiosk}",
                text=kiosk.kiosk,
                note=known.say("supervisor.since", time=clock_told(known.reader, kiosk.since)),
                mark=known.say("supervisor.device_alone"),
                tone="near",
            )
            for kiosk in (host.kiosks if host else ())
            if kiosk.since is not None
        )
        faulty = tuple(_line(known, line) for line in lines if line.faults)
        well = tuple(_line(known, line) for line in lines if not line.faults)
        return (
            Part(
                name="devices",
                kind=Kind.LINES,
                label=known.say("supervisor.part.devices", n=len(lines)),
                options=(*faulty, *alone, *well),
                empty=known.say("supervisor.part.no_devices"),
            ),
        )


def _line(known: Known, line: HealthLine) -> Option:
    told = [known.say(f"wall.fault.{fault}") for fault in line.faults]
    if line.faults:
        told.append(known.say("supervisor.since", time=clock_told(known.reader, line.since)))
    if line.paper_left_mm is not None:
        metres = line.paper_left_mm // METRE
        told.append(known.say("supervisor.paper_left", n=metres))
    return Option(
        code=line.device,
        text=line.device,
        note=". ".join(told),
        mark=known.say(f"supervisor.device_{'faulty' if line.faults else 'well'}"),
        tone="late" if line.faults else "good",
    )
