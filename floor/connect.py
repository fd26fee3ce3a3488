"""How an app gets its floor: the host's address, and a moment's patience at the start."""

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from floor import errors

if TYPE_CHECKING:
    from floor.facade import Floor
    from floor.lan.client import RemoteFloor
    from floor.lan.credentials import Credentials
    from floor.lan.discovery import Heard
    from floor.lan.entry import LetIn

HOST = "http://127.0.0.1:7411"
"""Where a host listens unless it is told otherwise."""
AUTO = "auto"
"""An address that asks the room for its host."""


def connect(address: str = HOST, *, device: str, patience: float = 10.0) -> "Floor":
    """The floor of a host, once it has answered.

    `address` may be `auto`: whoever announces itself in the room and is the host that let this
    device in. Raises BadSetting for an address that is none, HostUnreachable when it has not
    answered within `patience` seconds, NotEnrolled when it is on another computer and this one was
    not let in, HostForeign when another computer answers there.
    """
    floor = remote(address, device=device)
    until = time.monotonic() + patience
    while True:
        try:
            floor.health()
            return floor
        except errors.HostRegressed:
            return floor  # its screens say so, and watch for another host
        except errors.HostUnreachable:
            if time.monotonic() >= until:
                floor.close()
                raise
            time.sleep(0.2)


def remote(address: str, *, device: str) -> "RemoteFloor":
    """A host's floor, with what this computer keeps for it; nothing is sent yet."""
    # requests takes 100 ms: not before the first frame
    from floor.lan import credentials
    from floor.lan.client import RemoteFloor
    from floor.lan.entry import Pass, whole_address
    from floor.lan.witness import Memory
    from floor.settings import data_folder

    kept = enrolled(device)
    if address == AUTO:
        address, kept = _found(kept)
    else:
        address = whole_address(address)
        kept = kept if kept is not None and kept.host == address else None
    own = None if kept is None else Pass(kept, lambda told: credentials.keep(told, device))
    return RemoteFloor(address, device=device, memory=Memory(data_folder(), device), own_pass=own)


def _found(kept: "Credentials | None") -> "tuple[str, Credentials | None]":
    """The address of the host in the room, and the credentials for it there."""
    import msgspec

    from floor.lan.discovery import find_host

    address = find_host(kept.fingerprint if kept else None)
    return address, kept and msgspec.structs.replace(kept, host=address)


def find() -> "tuple[Heard, ...]":
    """The hosts of the room that announce themselves, each once; takes some seconds."""
    from floor.lan.discovery import hosts

    return tuple({heard.fingerprint: heard for heard in hosts()}.values())


def enrol(
    address: str, code: str, *, device: str = "", roles: tuple[str, ...] = ()
) -> "Credentials":
    """Have a host let this computer in, and keep what it gave under the name that an app has as
    `--device`; by default that of the role's app. Raises as `floor.lan.entry.enter`."""
    return enter(address, code, device=device, roles=roles).credentials


def enter(address: str, code: str, *, device: str = "", roles: tuple[str, ...] = ()) -> "LetIn":
    """As `enrol`, and with it what the host's clock said."""
    from floor.lan import credentials, entry
    from floor.lan.discovery import find_host

    given = entry.enter(find_host(None) if address == AUTO else address, code, roles=roles)
    credentials.keep(given.credentials, device or given.credentials.told.role)
    return given


def enrolled(device: str) -> "Credentials | None":
    """What this computer keeps of the host that let it in under this name. Raises BadFile."""
    from floor.settings import device_path

    if not device_path(device).exists():  # most have none, and are spared what reading takes
        return None
    from floor.lan import credentials

    return credentials.load(device)


def connect_kiosk(
    address: str = HOST, *, device: str, patience: float = 10.0, keep: Path | None = None
) -> "Floor":
    """The floor of a kiosk: a host's, and the kiosk's own whenever the host is out of reach.

    `keep` is the folder for what the kiosk keeps: by default where stores lie, and for a practice
    floor a folder of this run alone. Raises as `connect` does, but when a host was heard before it
    begins alone.
    """
    from floor.alone.floor import KioskFloor
    from floor.alone.own import Own
    from floor.lan.client import RemoteFloor
    from floor.settings import data_folder

    folder = keep or data_folder()
    try:
        host = connect(address, device=device, patience=patience)
    except errors.HostUnreachable:
        own = Own(folder, device)
        if not own.ready:
            raise
        host = remote(address, device=device)
        return KioskFloor(host, own, down=True)
    assert isinstance(host, RemoteFloor)
    if keep is None and _is_practice(host):
        folder = Path(tempfile.mkdtemp(prefix="foleni-kiosk-"))
    return KioskFloor(host, Own(folder, device))


def _is_practice(host: "Floor") -> bool:
    try:
        return host.health().practice
    except errors.Trouble:
        return False
