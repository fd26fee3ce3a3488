"""Where on its network this computer is: for staff who look for it."""

import socket
from urllib.parse import urlsplit


def own_address(host: str) -> str:
    """This computer's address on the network that leads to its host; "-" where none does."""
    at = urlsplit(host)
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
            wire.connect((at.hostname or "", at.port or 1))  # sends nothing
            return str(wire.getsockname()[0])
    except OSError:
        return "-"
