"""Who may speak for a centre: one session at a time, and no request twice; pure.

Each agent that starts names itself by an instance. A later session shuts out the earlier one, so
that nothing late changes anything. Two agents that are alive under one key open sessions in turn;
when both of two have come back after they had been shut out, the key is in two places, and nobody
is let in with it any more.
"""

from dataclasses import dataclass, replace

from sync.errors import Fenced, LateRequest, Quarantined, SessionLost

NONCE = 30_000
"""Milliseconds for which a nonce is good, once: less than an agent waits for an answer, so that
an opening that comes late opens nothing."""
REMEMBERED = 8
"""Instances shut out that are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One centre's."""

    key: str = ""
    """The centre's public key, base64; empty before it was registered."""
    session: int = 0
    request: int = 0
    """The highest request number of the session."""
    instance: str = ""
    """Who holds the session."""
    shut_out: tuple[str, ...] = ()
    """Instances that held one before."""
    returned: tuple[str, ...] = ()
    """Those that came back after they had been shut out."""

    @property
    def quarantined(self) -> bool:
        """Whether two agents were seen alive under one key."""
        return len(self.returned) > 1


def enter(door: Door, instance: str) -> Door:
    """The door after a new session, which may have closed it: see `quarantined`."""
    if door.quarantined:
        return door
    returned = set(door.returned)
    if instance in door.shut_out and instance != door.instance:
        returned.add(instance)
    if door.instance not in ("", instance):
        known = tuple(each for each in door.shut_out if each != door.instance)
        door = replace(door, shut_out=(*known, door.instance)[-REMEMBERED:])
    return replace(
        door,
        session=door.session + 1,
        request=0,
        instance=instance,
        returned=tuple(sorted(returned)),
    )


def admit(door: Door, *, centre: str, server: str, here: str, session: int, request: int) -> Door:
    """The door after a request of a session opened under the server epoch `server`.

    Raises Quarantined; SessionLost (headquarters was restored: open another), Fenced (a later
    session was opened), LateRequest (not higher than the last)."""
    if door.quarantined:
        raise Quarantined(centre=centre)
    if server != here or session > door.session:
        raise SessionLost()
    if session < door.session:
        raise Fenced(centre=centre)
    if request <= door.request:
        raise LateRequest()
    return replace(door, request=request)
