"""Finding the host in the room by mDNS: it announces itself, devices look for it.

An announcement is a hint and no more: whoever answers there must still have the certificate that
the device is pinned to, or that fits the code.
"""

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from zeroconf import InterfaceChoice, IPVersion, ServiceBrowser, ServiceInfo, Zeroconf
from zeroconf import ServiceListener as Listener

from floor import errors

log = logging.getLogger("foleni.discovery")

SERVICE = "_foleni._tcp.local."
LOOK = 3.0
"""Seconds to look for the host."""
Where = list[str] | InterfaceChoice
"""Own addresses on which to speak; all by default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A host that announced itself."""

    address: str
    centre: str
    fingerprint: str


@contextmanager
def announced(
    addresses: tuple[str, ...],
    *,
    centre: str,
    fingerprint: str,
    where: Where = InterfaceChoice.All,
) -> Iterator[None]:
    """Tell the room where the host listens (https addresses), as long as the block lasts."""
    places = [urlsplit(address) for address in addresses]
    known = [place for place in places if _is_number(place.hostname or "")]
    if not known:
        yield
        return
    info = ServiceInfo(
        SERVICE,
        f"Foleni {centre} {fingerprint[:8]}.{SERVICE}",
        port=known[0].port,
        parsed_addresses=[place.hostname or "" for place in known],
        properties={"centre": centre, "fingerprint": fingerprint},
        server=f"foleni-{fingerprint[:12]}.local.",
    )
    try:
        speaker = Zeroconf(interfaces=where, ip_version=IPVersion.V4Only)
    except OSError as fault:  # no network at all: the room has other ways to find us
        log.info("nobody can be told where the host is: %s", fault)
        yield
        return
    try:
        speaker.register_service(info)
        yield
    finally:
        speaker.unregister_all_services()
        speaker.close()


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class _Ear(Listener):
    """Collects who announces itself."""

    def __init__(self) -> None:
        self.heard: dict[str, Heard] = {}
        self.changed = threading.Condition()

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        info = zc.get_service_info(type_, name, 1000)
        if info is None or info.port is None:
            return
        told = {key.decode(): (value or b"").decode() for key, value in info.properties.items()}
        with self.changed:
            for number in info.parsed_addresses(IPVersion.V4Only)[:1]:
                self.heard[name] = Heard(
                    address=f"https://{number}:{info.port}",
                    centre=told.get("centre", ""),
                    fingerprint=told.get("fingerprint", ""),
                )
            self.changed.notify_all()

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.add_service(zc, type_, name)

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        with self.changed:
            self.heard.pop(name, None)


def hosts(
    fingerprint: str | None = None,
    *,
    seconds: float = LOOK,
    where: Where = InterfaceChoice.All,
) -> tuple[Heard, ...]:
    """The hosts that announce themselves within some seconds; the one that has a fingerprint, if
    one is given, as soon as it is heard."""
    ear = _Ear()

    def wanted() -> tuple[Heard, ...]:
        heard = list(ear.heard.values())
        return tuple(h for h in heard if fingerprint is None or h.fingerprint == fingerprint)

    try:
        listener = Zeroconf(interfaces=where, ip_version=IPVersion.V4Only)
    except OSError:
        return ()
    try:
        with ServiceBrowser(listener, SERVICE, ear), ear.changed:
            ear.changed.wait_for(lambda: fingerprint is not None and bool(wanted()), seconds)
            return wanted()
    finally:
        listener.close()


def find_host(fingerprint: str | None, *, where: Where = InterfaceChoice.All) -> str:
    """The address of the host with a fingerprint, or of the only host that there is.

    Raises HostUnreachable when there is none, BadSetting when there are several.
    """
    found = hosts(fingerprint, where=where)
    if not found:
        raise errors.HostUnreachable(address=f"auto ({socket.gethostname()})")
    if len({heard.fingerprint for heard in found}) > 1:
        told = ", ".join(f"{heard.address} ({heard.centre})" for heard in found)
        raise errors.BadSetting(setting="--host", problem=f"there are several: {told}; name one")
    return found[0].address
