"""A bad wire to headquarters: a TCP proxy that cuts, doubles, delays and reorders by a seed."""

import contextlib
import random
import socket
import struct
import threading
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

FAULTS = (
    "cut_request",
    "cut_reply",
    "reset_before",
    "reset_after",
    "doubled",
    "late",
    "delayed",
)
"""What a request may meet. A late one comes once more after later ones have come."""
BAD = 0.3
"""Share of requests that meet a fault."""
DELAY = 0.03
"""Seconds."""


class BadWire:
    """Listens for one agent, and passes on to headquarters what it does not spoil."""

    def __init__(self, address: str, seed: int) -> None:
        parts = urlsplit(address)
        self._there = (str(parts.hostname), int(parts.port or 0))
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self.met: Counter[str] = Counter()
        """How often each fault befell."""
        self._chance = random.Random(seed)
        self._deck: list[str] = []
        self._late: list[bytes] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while not self._over.is_set():
                client, _ = self._door.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            while (request := message(client)) is not None:
                fault = self._fault()
                self.met[fault] += 1
                if not self._pass_on(client, request, fault):
                    return

    def _fault(self) -> str:
        if self._chance.random() > BAD:
            return ""
        if not self._deck:  # so that every fault befalls before any does for the second time
            self._deck = self._chance.sample(FAULTS, len(FAULTS))
        return self._deck.pop()

    def _pass_on(self, client: socket.socket, request: bytes, fault: str) -> bool:
        """Whether the client's connection goes on."""
        if fault == "reset_before":
            return reset(client)
        if fault == "cut_request":
            with socket.create_connection(self._there) as there:
                there.sendall(request[: self._chance.randrange(1, len(request))])
            return False
        if fault == "delayed":
            self._over.wait(DELAY)
        reply = self._asked(request)
        if fault == "doubled":
            self._asked(request)
        if fault == "late":
            self._late.append(request)
        elif self._late and self._chance.random() < 0.5:
            self._asked(self._late.pop(self._chance.randrange(len(self._late))))
        if fault == "reset_after":
            return reset(client)
        if fault == "cut_reply":
            client.sendall(reply[: self._chance.randrange(1, len(reply))])
            return False
        client.sendall(reply)
        return True

    def _asked(self, request: bytes) -> bytes:
        """What headquarters answers to a request; raises OSError when it does not."""
        with socket.create_connection(self._there, timeout=20) as there:
            there.sendall(request)
            reply = message(there)
        if reply is None:
            raise ConnectionError
        return reply


def reset(client: socket.socket) -> bool:
    """End a connection as a router does that has forgotten it."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def message(from_: socket.socket) -> bytes | None:
    """One HTTP message with its body; None when the other side ended before it was whole."""
    data = b""
    while (end := data.find(b"\r\n\r\n")) < 0:
        part = from_.recv(65_536)
        if not part:
            return None
        data += part
    size = end + 4
    for line in data[:end].lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            size += int(line.partition(b":")[2])
    while len(data) < size:
        part = from_.recv(65_536)
        if not part:
            return None
        data += part
    return data


@contextlib.contextmanager
def a_bad_wire(address: str, seed: int) -> Iterator[BadWire]:
    """A bad wire, while the block runs."""
    wire = BadWire(address, seed)
    try:
        yield wire
    finally:
        wire.end()
