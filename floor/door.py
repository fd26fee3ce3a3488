"""The socket a server of ours listens on, opened before anything else is touched."""

import errno
import socket

from floor import errors

WAITING = 512
"""Connections that may stand before the door until they are let in."""


def open_door(address: str, port: int) -> socket.socket:
    """A socket that listens; port 0 is any free one. Raises AddressTaken, BadSetting."""
    try:
        return socket.create_server((address, port), backlog=WAITING)
    except (OSError, OverflowError) as fault:
        if isinstance(fault, OSError) and fault.errno in (errno.EADDRINUSE, errno.EACCES):
            raise errors.AddressTaken(address=f"{address}:{port}") from None
        raise errors.BadSetting(setting="listen", problem=f"{address}:{port}: {fault}") from None
