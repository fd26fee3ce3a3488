"""Who may do what, in one table: by the device's role and the role of the agent at it."""

from enum import IntEnum, StrEnum

from floor import errors


class Device(StrEnum):
    """What a device was enrolled as; its token is good for nothing else."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"
    RECEPTION = "reception"
    MANAGER = "manager"
    """A managers' office: it sees waits and figures, and sets what a supervisor's PIN proves."""
    HOST = "host"
    """The host's own computer, and the centre's own programs on it."""
    HEADQUARTERS = "headquarters"


class Role(IntEnum):
    """Who is at the device, by a PIN; each may do what those before it may."""

    NOBODY = 0
    AGENT = 1
    SUPERVISOR = 2
    MANAGER = 3

    @classmethod
    def of(cls, name: str | None) -> "Role":
        """The role that an agent is enrolled in; a name that is none is nobody's."""
        return cls.__members__.get((name or "").upper(), cls.NOBODY)


Least = dict[Device, Role]
"""The devices that may, each with the least role at it; other devices may not."""

_NOBODY, _AGENT = Role.NOBODY, Role.AGENT
_CITIZEN: Least = {Device.KIOSK: _NOBODY, Device.RECEPTION: _NOBODY, Device.COUNTER: _AGENT}
_HELPED: Least = {Device.RECEPTION: _NOBODY, Device.COUNTER: _AGENT}
_DESK: Least = {Device.COUNTER: _AGENT}
_SUPERVISED: Least = {
    Device.COUNTER: Role.SUPERVISOR,
    Device.RECEPTION: Role.SUPERVISOR,
    Device.MANAGER: Role.SUPERVISOR,
}
_MANAGED: Least = dict.fromkeys(_SUPERVISED, Role.MANAGER)
_HEADQUARTERS: Least = {Device.HEADQUARTERS: _NOBODY}
_OFFICE: Least = {Device.MANAGER: _NOBODY}
_INSIDE: Least = {}
_ROOM: Least = dict.fromkeys(Device, _NOBODY)

VERBS: dict[str, Least] = {
    # a citizen at a kiosk does it alone; the visit's id is a secret that only its holder has
    "take_ticket": _CITIZEN,
    "check_in": _CITIZEN,
    "confirm_ticket": _CITIZEN,
    "reprint": _CITIZEN,
    "cancel": _CITIZEN,
    "rate": _CITIZEN,
    "return_visit": _HELPED,
    "add_service": _HELPED,
    "order_services": _HELPED,
    # a kiosk's store gets its letters once; what it gave alone it brings by the page `alone`
    "tell_health": dict.fromkeys(set(Device) - {Device.HEADQUARTERS}, _NOBODY),
    "give_series": {Device.KIOSK: _NOBODY},
    "sign_in": {Device.COUNTER: _NOBODY},  # it proves the agent itself
    "change_pin": {Device.COUNTER: _NOBODY, Device.RECEPTION: _NOBODY},  # so does this
    # it proves the agent itself, and changes nothing
    "identify": {Device.KIOSK: _NOBODY, Device.COUNTER: _NOBODY, Device.RECEPTION: _NOBODY},
    "sign_out": _DESK,
    "open_counter": _DESK,
    "pause_counter": _DESK,
    "close_counter": _DESK,
    "call_next": _DESK,
    "call_ticket": _DESK,
    "recall": _DESK,
    "start_service": _DESK,
    "not_here": _DESK,
    "requeue": _DESK,
    "finish": _DESK,
    "wrap_up": _DESK,
    "undo": _DESK,
    "park": _DESK,
    "resume": _DESK,
    "transfer": _DESK,
    "add_note": _DESK,
    "suspend_service": _SUPERVISED,
    "restore_service": _SUPERVISED,
    "set_quota": _SUPERVISED,
    "plan_break": _SUPERVISED,
    "raise_priority": _SUPERVISED,
    "release": _SUPERVISED,
    "unlock_pin": _SUPERVISED,
    "reset_pin": _SUPERVISED,
    "begin_day": _SUPERVISED,
    "end_day": _SUPERVISED,
    "set_skills": _SUPERVISED,
    # which devices, `may_admit` says
    "admit_device": _SUPERVISED,
    "revoke_device_by": _SUPERVISED,
    "set_agent": _MANAGED,
    "amend_centre": _MANAGED,
    "restore_centre": _MANAGED,
    "announce": _SUPERVISED,
    # what headquarters decides comes signed, by the page `decisions`, and in no other way
    "adopt_catalogue": _INSIDE,
    "adopt_appointments": _INSIDE,
    "adopt_decision": _INSIDE,
    "note_refusal": _INSIDE,
    "trust_headquarters": _INSIDE,
    "enrol_agent": _INSIDE,
    "note_clock": _INSIDE,
    "adopt_lines": _INSIDE,
    "note_regression": _INSIDE,
    "recover_visits": _INSIDE,
    "go_alone": _INSIDE,
    "come_back": _INSIDE,
    "open_day": _INSIDE,
    "close_day": _INSIDE,
    "enrol_device": _INSIDE,
    "revoke_device": _INSIDE,
    "set_device": _INSIDE,
}
"""By verb; the host's own computer may do all of them."""

QUESTIONS: dict[str, Least] = {
    "kit": {Device.KIOSK: _NOBODY},
    "menu": {Device.KIOSK: _NOBODY} | _HELPED,
    "ticket": _CITIZEN,
    # hangs in the hall for everybody; a supervisor's computer watches it as a sign of life
    "board": {Device.DISPLAY: _NOBODY, Device.COUNTER: _NOBODY, Device.RECEPTION: _NOBODY}
    | _OFFICE,
    "wait_board": {Device.DISPLAY: _NOBODY} | _SUPERVISED | _OFFICE,
    "advice": _SUPERVISED | _OFFICE,
    # a desk shows its counter and who waits for it before its agent signs in
    "counter": {Device.COUNTER: _NOBODY},
    "queue": {Device.COUNTER: _NOBODY, Device.RECEPTION: _NOBODY},
    "conditions": _HELPED | _OFFICE,
    "devices": _SUPERVISED | _OFFICE,
    "device_health": _SUPERVISED | _OFFICE,
    "why": _HELPED,
    "found": _HELPED,
    "roster": {Device.COUNTER: _AGENT, Device.RECEPTION: Role.SUPERVISOR},
    "setup": _MANAGED,
    # an agent sees the own day; the screen asks for no other
    "agent_day": _DESK,
    "standing": _HEADQUARTERS,
}
"""By question, asked once or watched."""

PAGES: dict[str, Least] = {
    "health": _ROOM,
    "notes": _DESK,
    "journal": _HEADQUARTERS,
    "origins": _HEADQUARTERS,
    "decisions": _HEADQUARTERS,
    "shipped": _INSIDE,
    "line": _INSIDE,
    "recover": _INSIDE,
    "figures": _SUPERVISED | _OFFICE | _HEADQUARTERS,
    "voice": {Device.DISPLAY: _NOBODY},
    "leave": _ROOM,
    "course": {Device.DISPLAY: _NOBODY} | _SUPERVISED | _OFFICE,
    "report": _SUPERVISED | _OFFICE | _HEADQUARTERS,
    "report_by_agent": {Device.COUNTER: Role.MANAGER, Device.RECEPTION: Role.MANAGER},
    "clock": _INSIDE,
    "device_codes": _INSIDE,
    "alone": {Device.KIOSK: _NOBODY},
}
"""By page of the host; `report_by_agent` is a report whose level is the agent."""


ADMITTED: dict[Device, Role] = {
    Device.KIOSK: Role.SUPERVISOR,
    Device.DISPLAY: Role.SUPERVISOR,
    Device.COUNTER: Role.SUPERVISOR,
    Device.RECEPTION: Role.SUPERVISOR,
    Device.MANAGER: Role.MANAGER,
}
"""Devices that are let in and revoked from a desk, by the least role there; others at the host."""


def may_admit(agent_role: str | None, device: str) -> bool:
    """Whether an agent of a role may have devices of a role let in, and revoked."""
    needed = ADMITTED.get(Device(device)) if device in set(Device) else None
    return needed is not None and Role.of(agent_role) >= needed


def least(name: str, device: Device) -> Role | None:
    """The least role at a device that may do or see it; None is nobody, and so is what the
    table does not know."""
    for table in (VERBS, QUESTIONS, PAGES):
        if name in table:
            return Role.NOBODY if device is Device.HOST else table[name].get(device)
    return None


def may(device: Device, agent_role: str | None, name: str) -> bool:
    """Whether a device, with an agent of a role at it (None: nobody), may do a verb, ask a
    question or see a page."""
    needed = least(name, device)
    return needed is not None and Role.of(agent_role) >= needed


def demand(device: Device, agent_role: str | None, name: str) -> None:
    """Raise NotAllowed unless it may."""
    if not may(device, agent_role, name):
        raise errors.NotAllowed(verb=name)
