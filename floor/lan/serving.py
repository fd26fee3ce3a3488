"""A host's doors and its server: plain at home, TLS in the room, one process."""

import json
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from floor import errors
from floor.door import open_door
from floor.lan.doors import HOME, Doors, covers_home, own_addresses, server

if TYPE_CHECKING:
    from floor.lan.certificate import Certificate
    from floor.store.local import LocalFloor


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a host listens."""

    sockets: tuple[socket.socket, ...]
    home: str
    """For programs of this computer, such as http://127.0.0.1:7411."""
    room: tuple[str, ...]
    """For other computers, such as https://10.0.0.5:7411; empty if they cannot call."""


def listen_at(listen: str, port: int) -> Places:
    """Open the doors: home at a port, and the room at an address such as 0.0.0.0:7411, 10.0.0.5 or
    nothing. Raises AddressTaken, BadSetting."""
    address, colon, told = listen.strip().rpartition(":")
    if not colon:
        address, told = listen.strip(), str(port)
    if not told.isdecimal() or int(told) > 65535:
        problem = f"{listen!r} is no address such as 0.0.0.0:{port or 7411}"
        raise errors.BadSetting(setting="listen", problem=problem)
    if not address or address in HOME or address == "localhost":
        door = open_door("127.0.0.1", port)
        return Places(sockets=(door,), home=f"http://127.0.0.1:{_port(door)}", room=())
    wide = open_door(address, int(told))
    doors: tuple[socket.socket, ...] = (wide,)
    home = wide
    if not (covers_home(address) and int(told) == port):
        home = open_door("127.0.0.1", port)
        doors = (wide, home)
    names = own_addresses() if covers_home(address) else (address,)
    return Places(
        sockets=doors,
        home=f"http://127.0.0.1:{_port(home)}",
        room=tuple(f"https://{name}:{_port(wide)}" for name in names),
    )


def _port(door: socket.socket) -> int:
    return int(door.getsockname()[1])


def door_of(store: Path) -> Path:
    """The file by which the owner of a store finds its host, and proves to be the owner."""
    return Path(f"{store}.door")


@contextmanager
def door_file(store: Path, home: str) -> Iterator[str]:
    """Tell the store's owner where its host is, as long as the block lasts; the owner's key."""
    path, key = door_of(store), secrets.token_urlsafe(32)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({"address": home, "key": key}, file)
    try:
        yield key
    finally:
        path.unlink(missing_ok=True)


def serve(
    floor: "LocalFloor",
    places: Places,
    certificate: "Certificate | None",
    *,
    local_key: str,
    strict: bool = False,
    announce: bool = True,
) -> None:
    """Serve a floor until the process is told to end."""
    from floor.lan.entrance import Entrance, Setting
    from floor.lan.host import host_app
    from floor.settled import settle

    doors = Doors(context=certificate.context() if certificate else None)
    with ExitStack() as ending:
        setting = Setting(
            fingerprint=certificate.fingerprint if certificate else "",
            addresses=places.room,
            strict=strict,
            local_key=local_key,
        )
        if certificate is not None and announce and places.room:
            from floor.lan.discovery import announced

            ending.enter_context(
                announced(
                    places.room,
                    centre=floor.identity.centre,
                    fingerprint=certificate.fingerprint,
                )
            )
        app = host_app(floor, Entrance(floor, setting))
        settle()
        server(app, doors).run(sockets=list(places.sockets))
