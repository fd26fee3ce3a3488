"""How an app gets its floor: the host's address, and a moment's patience at the start."""

import time

from floor import errors
from floor.facade import Floor

HOST = "http://127.0.0.1:7411"
"""Where a host listens unless it is told otherwise."""


def connect(address: str = HOST, *, device: str, patience: float = 10.0) -> Floor:
    """The floor of a host, once it has answered.

    Raises BadSetting for an address that is none, HostUnreachable when it has not answered
    within `patience` seconds.
    """
    from floor.lan.client import RemoteFloor  # requests takes 100 ms: not before the first frame

    floor = RemoteFloor(address, device=device)
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
