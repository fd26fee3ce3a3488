"""A printer that answers as real ones do, and fails when told to: at an address, or at a line."""

import os
import pty
import socket
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

READY = {1: 0x12, 2: 0x12, 4: 0x12}
"""Answers to DLE EOT 1, 2 and 4 of a printer with nothing amiss."""
OUT_OF_PAPER = {1: 0x1A, 2: 0x32, 4: 0x72}
COVER_OPEN = {1: 0x1A, 2: 0x16, 4: 0x12}
JAMMED = {1: 0x1A, 2: 0x52, 4: 0x12}
PAPER_LOW = {1: 0x12, 2: 0x12, 4: 0x1E}

Send = Callable[[bytes], object]


@dataclass
class FakePrinter:
    """Takes one connection; `got` is what reached it, questions left out."""

    answers: dict[int, int] = field(default_factory=lambda: dict(READY))
    closes_after: int | None = None
    """Bytes after which it drops the connection."""
    stalls_after: int | None = None
    """Bytes of a ticket after which it prints no more, though it still answers."""
    when_stalled: dict[int, int] = field(default_factory=lambda: dict(READY))
    deaf: bool = False
    """Whether it takes the connection and then reads nothing at all."""
    got: bytes = b""
    port: int = 0

    @property
    def setting(self) -> str:
        return f"network:127.0.0.1:{self.port}"

    def talk(
        self, read: Callable[[int], bytes], send: Send, released: Callable[[], object]
    ) -> None:
        """Take what is read, and send the answers, until there is no more."""
        if self.deaf:
            released()
            return
        heard, total = b"", 0
        while more := read(7):
            heard, total = heard + more, total + len(more)
            if self.closes_after is not None and total >= self.closes_after:
                return
            heard = self._answered(send, heard)

    def _answered(self, send: Send, heard: bytes) -> bytes:
        """Answer each question in what was heard; keep the rest as the ticket."""
        while True:
            at = min(
                (n for n in (heard.find(b"\x10\x04"), heard.find(b"\x1dr\x01")) if n >= 0),
                default=-1,
            )
            if at < 0 or len(heard) < at + 3:
                return heard
            self.got += heard[:at]
            question, heard = heard[at : at + 3], heard[at + 3 :]
            stalled = self.stalls_after is not None and len(self.got) > self.stalls_after
            if question[0] == 0x10:
                send(bytes([(self.when_stalled if stalled else self.answers)[question[2]]]))
            elif not stalled:
                send(b"\x00")


@contextmanager
def listening(printer: FakePrinter) -> Iterator[FakePrinter]:
    """The printer at a free port, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        printer.port = server.getsockname()[1]
        mine, theirs = socket.socketpair()

        def serve() -> None:
            try:
                wire, _ = server.accept()
            except OSError:
                return
            with wire:
                try:
                    printer.talk(wire.recv, wire.send, lambda: theirs.recv(1))
                except ConnectionError:
                    return

        thread = Thread(target=serve)
        thread.start()
        try:
            yield printer
        finally:
            mine.close()
            server.shutdown(socket.SHUT_RDWR)
            thread.join()
            theirs.close()


@contextmanager
def plugged_in(printer: FakePrinter) -> Iterator[str]:
    """The printer behind a device file, whose path is given, until the block ends."""
    mine, its = pty.openpty()
    tty.setraw(its)

    def read(size: int) -> bytes:
        try:
            return os.read(mine, size)
        except OSError:
            return b""  # the last who had the line open has closed it

    def serve() -> None:
        printer.talk(read, lambda data: os.write(mine, data), lambda: None)
        os.close(mine)

    thread = Thread(target=serve)
    thread.start()
    try:
        yield os.ttyname(its)
    finally:
        os.close(its)
        thread.join()
