"""The ways to a printer: a connection on the network, a device of this PC, a serial line, a file.

Waits end at a moment given in monotonic seconds, with TimeoutError.
"""

import os
import select
import socket
import stat
import termios
import tty
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Protocol

SPEEDS = {
    9600: termios.B9600,
    19200: termios.B19200,
    38400: termios.B38400,
    57600: termios.B57600,
    115200: termios.B115200,
}
"""Bits a second that a serial line may have."""


class Wire(Protocol):
    """An open way to a printer."""

    def send(self, data: bytes, *, until: float) -> None:
        """All the bytes."""

    def receive(self, *, until: float) -> bytes:
        """Some bytes; none at all when the other side has ended."""

    def close(self) -> None:
        """Give the way up."""


Reach = Callable[[float], Wire]
"""Opens the way within so many seconds; OSError says why it cannot."""


@dataclass(frozen=True, slots=True)
class _Connection:
    link: socket.socket

    def send(self, data: bytes, *, until: float) -> None:
        self.link.settimeout(_left(until))
        self.link.sendall(data)

    def receive(self, *, until: float) -> bytes:
        self.link.settimeout(_left(until))
        return self.link.recv(16)

    def close(self) -> None:
        self.link.close()


@dataclass(frozen=True, slots=True)
class _Device:
    descriptor: int

    def send(self, data: bytes, *, until: float) -> None:
        waits = not stat.S_ISREG(os.fstat(self.descriptor).st_mode)
        left = memoryview(data)
        while left:
            if waits:
                self._demand(select.POLLOUT, until)
            try:
                left = left[os.write(self.descriptor, left) :]
            except BlockingIOError:
                _left(until)

    def receive(self, *, until: float) -> bytes:
        while True:
            self._demand(select.POLLIN, until)
            try:
                return os.read(self.descriptor, 16)
            except BlockingIOError:
                _left(until)

    def _demand(self, what: int, until: float) -> None:
        poll = select.poll()
        poll.register(self.descriptor, what)
        if not poll.poll(_left(until) * 1000):
            raise TimeoutError

    def close(self) -> None:
        os.close(self.descriptor)


def _left(until: float) -> float:
    """Seconds left."""
    if (left := until - monotonic()) <= 0:
        raise TimeoutError
    return left


def network(host: str, port: int) -> Reach:
    """A printer, or a print server, that listens for TCP."""
    # Not by python-escpos' Network, which leaves its socket open when nobody answers.
    return lambda limit_s: _Connection(socket.create_connection((host, port), limit_s))


def device(path: Path) -> Reach:
    """A printer that answers behind a device file, such as /dev/usb/lp0."""
    return lambda _limit_s: _Device(_opened(path, os.O_RDWR))


def file(path: Path) -> Reach:
    """A file that gathers bytes, or a device that is only written to."""
    # A printer that was pulled out must not leave a plain file in its place.
    make = 0 if path.is_relative_to("/dev") else os.O_CREAT
    return lambda _limit_s: _Device(_opened(path, os.O_WRONLY | os.O_APPEND | make))


def serial(path: Path, speed: int) -> Reach:
    """A serial line of eight bits, no parity, one stop bit, stopped and let go by XON and XOFF."""

    def reach(_limit_s: float) -> Wire:
        descriptor = _opened(path, os.O_RDWR)
        try:
            tty.setraw(descriptor)
            line = termios.tcgetattr(descriptor)
            line[0] |= termios.IXON
            line[2] |= termios.CLOCAL | termios.CREAD
            line[4] = line[5] = SPEEDS[speed]
            termios.tcsetattr(descriptor, termios.TCSANOW, line)
        except termios.error as fault:
            os.close(descriptor)
            raise OSError(f"{path} is no serial line") from fault
        return _Device(descriptor)

    return reach


def _opened(path: Path, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK | os.O_NOCTTY, 0o640)
