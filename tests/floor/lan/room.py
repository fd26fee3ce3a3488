"""A host in a room for tests: real TLS at an address of this computer that is not its home."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import requests

from floor.lan.certificate import Certificate, own_certificate
from floor.lan.client import RemoteFloor
from floor.lan.credentials import Credentials
from floor.lan.doors import Doors, Limits, server
from floor.lan.entrance import Entrance, Setting
from floor.lan.entry import Pass, enrol, pinned_session
from floor.lan.host import host_app
from floor.lan.sessions import LIFE
from floor.store.local import LocalFloor

ROOM = "127.0.0.2"
"""Loopback for the kernel, and another computer for the host: TLS, and nobody is trusted."""


@dataclass
class Room:
    """A host that listens, and devices that were let in."""

    floor: LocalFloor
    entrance: Entrance
    certificate: Certificate
    doors: Doors
    address: str
    home: str
    floors: list[RemoteFloor] = field(default_factory=list)

    def let_in(self, role: str, name: str = "") -> Credentials:
        """A device enrolled by a code, as a technician does it."""
        return enrol(self.address, self.entrance.codes.make(role=role, name=name))

    def device(self, role: str, name: str = "") -> RemoteFloor:
        """The floor as an app of such a device has it."""
        return self.app(self.let_in(role, name))

    def app(self, own: Credentials) -> RemoteFloor:
        """The floor as an app with these credentials has it."""
        floor = RemoteFloor(own.host, device="an app", own_pass=Pass(own))
        self.floors.append(floor)
        return floor

    def raw(self, own: Credentials | None) -> requests.Session:
        """A session of requests to this host, with or without proofs."""
        session = pinned_session(self.certificate.fingerprint)
        session.auth = None if own is None else Pass(own)
        return session


@contextmanager
def a_room(
    floor: LocalFloor,
    folder: Path,
    *,
    strict: bool = True,
    session_life: float = LIFE,
    limits: Limits | None = None,
) -> Iterator[Room]:
    """A real server of a floor with TLS at 127.0.0.2 and plain HTTP at 127.0.0.1, on one port."""
    certificate = own_certificate(folder / f"{uuid4().hex}.tls", centre=floor.identity.centre)
    door = socket.create_server(("0.0.0.0", 0), backlog=512)
    port = door.getsockname()[1]
    address = f"https://{ROOM}:{port}"
    setting = Setting(
        fingerprint=certificate.fingerprint,
        addresses=(address,),
        strict=strict,
        local_key="the owner's",
        session_life=session_life,
    )
    entrance = Entrance(floor, setting)
    doors = Doors(context=certificate.context(), limits=limits or Limits())
    running = server(host_app(floor, entrance), doors)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [door]})
    thread.start()
    room = Room(floor, entrance, certificate, doors, address, f"http://127.0.0.1:{port}")
    try:
        yield room
    finally:
        for each in room.floors:
            each.close()
        running.should_exit = True
        thread.join(10)
        door.close()
