"""Tells systemd that a program is ready and alive; does nothing where nobody asked.

The protocol of sd_notify(3): datagrams to the socket that NOTIFY_SOCKET names.
"""

import os
import socket
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Whoever started the program and wishes to hear of it."""

    address: str

    def ready(self) -> None:
        """The program serves from now on."""
        self._say("READY=1")

    def alive(self) -> None:
        """The program's own loop still turns; silent for too long, it is ended and started anew."""
        self._say("WATCHDOG=1")

    def _say(self, state: str) -> None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as wire:
            try:
                wire.sendto(state.encode(), self.address.replace("@", "\0", 1))
            except OSError:
                return  # the supervisor is gone; nobody else can be told


def supervisor() -> Supervisor | None:
    """Who is to be told; None where the program was started by hand."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    return Supervisor(address) if address.startswith(("/", "@")) else None


def beat_seconds() -> float | None:
    """How often to say that one is alive: a third of what the supervisor bears; None for never."""
    given = os.environ.get("WATCHDOG_USEC", "")
    return int(given) / 3e6 if given.isdecimal() and int(given) > 0 else None


async def beat() -> None:
    """Say that a program of asyncio's is ready, then again and again that its loop turns."""
    import asyncio  # takes 40 ms, which a window that calls `supervisor` alone is spared

    told, seconds = supervisor(), beat_seconds()
    if told is not None:
        told.ready()
    while told is not None and seconds is not None:
        told.alive()
        await asyncio.sleep(seconds)
