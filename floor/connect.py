"""How an app gets its floor: the host's address, and a moment's patience at the start."""

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from floor import errors
from floor.facade import Floor

if TYPE_CHECKING:
    from floor.lan.witness import Memory

HOST = "http://127.0.0.1:7411"
"""Where a host listens unless it is told otherwise."""


def connect(address: str = HOST, *, device: str, patience: float = 10.0) -> Floor:
    """The floor of a host, once it has answered.

    Raises BadSetting for an address that is none, HostUnreachable when it has not answered
    within `patience` seconds.
    """
    from floor.lan.client import RemoteFloor  # requests takes 100 ms: not before the first frame

    floor = RemoteFloor(address, device=device, memory=_memory(device))
    until = time.monotonic() + patience
    while True:
        try:
            floor.health()
            return floor
        except errors.HostUnreachable:
            if time.monotonic() >= until:
                floor.close()
                raise
            time.sleep(0.2)


def _memory(device: str) -> "Memory":
    from floor.lan.witness import Memory
    from floor.settings import data_folder

    return Memory(data_folder(), device)


def connect_kiosk(
    address: str = HOST, *, device: str, patience: float = 10.0, keep: Path | None = None
) -> Floor:
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
        host = RemoteFloor(address, device=device, memory=_memory(device))
        return KioskFloor(host, own, down=True)
    assert isinstance(host, RemoteFloor)
    if keep is None and host.health().practice:
        folder = Path(tempfile.mkdtemp(prefix="foleni-kiosk-"))
    return KioskFloor(host, Own(folder, device))
