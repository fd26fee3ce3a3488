"""A supervisor's devices: what is wrong with each, a code for one more, and revoking one."""

from counter.errands.base import Draft, Errand, Kind, Known, Option, Part, blank, choice, values
from counter.errands.lists import FEW, few, search
from counter.reading import Ask, HostHealth
from counter.wording import clock_told
from floor.rules import verbs
from floor.rules.opening import local
from floor.rules.questions import AskDeviceHealth, AskDevices
from floor.rules.roles import ADMITTED, may_admit
from floor.rules.snapshots import DeviceHealth, DeviceLine, Health, HealthLine
from floor.rules.snapshots import Devices as Enrolled
from floor.rules.verbs.base import Verb

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


def enrolled(known: Known) -> tuple[DeviceLine, ...]:
    """The devices that are let in and that the agent may revoke, newest first."""
    found = known.fact("enrolled", Enrolled)
    lines = [
        line
        for line in (found.devices if found else ())
        if line.revoked_at is None and may_admit(known.role, line.role)
    ]
    return tuple(sorted(lines, key=lambda line: -line.enrolled_at))


class AdmitDevice(Errand):
    """A code that lets one more device in, large, to be written at that device."""

    name = "admit_device"
    words = "supervisor"

    def subject(self, known: Known) -> str:
        return ""

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        mine = (role.value for role in ADMITTED if may_admit(known.role, role.value))
        roles = tuple(Option(code=role, text=known.say(f"device.role.{role}")) for role in mine)
        asked = (
            choice("role", known.say("supervisor.part.device_role"), roles, needed=True),
            blank("called", known.say("supervisor.part.device_called"), longest=40),
        )
        return (*self._made(known), *asked)

    def _made(self, known: Known) -> tuple[Part, ...]:
        """The code that was made last, while it is good."""
        made = known.code
        if made is None or not made.code or made.until <= known.now:
            return ()
        role = known.say(f"device.role.{made.role}")
        until = clock_told(known.reader, made.until)
        where = ", ".join(address.removeprefix("https://") for address in made.addresses)
        told = known.say("supervisor.code_until", role=role, time=until)
        option = Option(code="code", text=made.code, note=where)
        return (Part(name="code", kind=Kind.LARGE, label=told, options=(option,)),)

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.AdmitDevice(
            by=known.agent, pin=known.pin, role=given["role"], called=given["called"]
        )


class RevokeDevice(Errand):
    """A device that is stolen or gone is let in no more."""

    name = "revoke_device"
    words = "supervisor"
    danger = True

    def subject(self, known: Known) -> str:
        return ""

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        return {"enrolled": AskDevices()}

    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        options = tuple(
            Option(
                code=line.device,
                text=line.name,
                note=known.say(f"device.role.{line.role}"),
                mark=known.say("supervisor.since", time=f"{local(line.enrolled_at):%d.%m.%Y}"),
            )
            for line in enrolled(known)
        )
        devices = Part(
            name="device",
            kind=Kind.ROWS,
            label=known.say("supervisor.part.enrolled", n=len(options)),
            options=options,
            needed=True,
            empty=known.say("supervisor.part.none_enrolled"),
        )
        reason = blank("reason", known.say("counter.part.reason"), needed=True)
        return search(known), few(known, devices, draft, FEW), reason

    def verb(self, known: Known, draft: Draft) -> Verb[object]:
        given = values(self.parts(known, draft), draft)
        return verbs.RevokeDeviceBy(
            by=known.agent, pin=known.pin, device=given["device"], reason=given["reason"]
        )
