"""Verbs of the devices, and of PINs that were tried too often."""

from floor.facade.door import Door
from floor.rules import snapshots as show
from floor.rules import verbs
from floor.rules.events.health import Fault
from floor.rules.questions import AskDeviceHealth, AskDevices


class DeviceVerbs(Door):
    """Who may speak to the host, and what each device is told at its start."""

    def enrol_device(
        self, *, key: str, called: str, role: str, public_key: str, token_hash: str
    ) -> str:
        """Let a device in; the host does so once the device has shown its code."""
        device = verbs.EnrolDevice(
            called=called, role=role, public_key=public_key, token_hash=token_hash
        )
        return self.do(device, key=key)

    def admit_device(
        self, *, key: str, by: str, pin: str, role: str, called: str = ""
    ) -> show.DeviceCode:
        """A supervisor has a code made that lets one device in; its `code` is empty where the
        floor has no host in the room."""
        return self.do(verbs.AdmitDevice(by=by, pin=pin, role=role, called=called), key=key)

    def revoke_device_by(
        self, *, key: str, by: str, pin: str, device: str, reason: str
    ) -> show.Devices:
        """A supervisor has a device let in no more."""
        verb = verbs.RevokeDeviceBy(by=by, pin=pin, device=device, reason=reason)
        return self.do(verb, key=key)

    def revoke_device(self, *, key: str, device: str, reason: str = "") -> show.Devices:
        """Let a device, by id or name, in no more; its watches end at once."""
        return self.do(verbs.RevokeDevice(device=device, reason=reason), key=key)

    def set_device(
        self,
        *,
        key: str,
        device: str,
        counter: int | None = None,
        zone: str | None = None,
        printer: str | None = None,
        language: str | None = None,
    ) -> show.Devices:
        """What a device is told at its start; None leaves each as it was, 0 and "" take it back."""
        told = verbs.SetDevice(
            device=device, counter=counter, zone=zone, printer=printer, language=language
        )
        return self.do(told, key=key)

    def unlock_pin(self, *, key: str, by: str, pin: str, agent: str) -> str:
        """A supervisor lets an agent whose PIN was tried too often try again."""
        return self.do(verbs.UnlockPin(by=by, pin=pin, agent=agent), key=key)

    def reset_pin(self, *, key: str, by: str, pin: str, agent: str, fresh: str) -> str:
        """Give an agent a PIN for one sign-in, in place of the old one."""
        return self.do(verbs.ResetPin(by=by, pin=pin, agent=agent, fresh=fresh), key=key)

    def change_pin(self, *, key: str, agent: str, pin: str, new: str) -> show.Badge:
        """Choose a PIN of the own."""
        return self.do(verbs.ChangePin(agent=agent, pin=pin, new=new), key=key)

    def tell_health(
        self,
        *,
        key: str,
        device: str,
        faults: tuple[Fault, ...] = (),
        paper_used_mm: int = 0,
        paper_left_mm: int | None = None,
        away_ms: int = 0,
    ) -> str:
        """A device says how it is; what says nothing new changes nothing."""
        told = verbs.TellHealth(
            device=device,
            faults=faults,
            paper_used_mm=paper_used_mm,
            paper_left_mm=paper_left_mm,
            away_ms=away_ms,
        )
        return self.do(told, key=key)

    def device_health(self) -> show.DeviceHealth:
        """How the devices of the room are, as they told today."""
        return self.ask(AskDeviceHealth())

    def devices(self) -> show.Devices:
        """Every device that was enrolled."""
        return self.ask(AskDevices())
