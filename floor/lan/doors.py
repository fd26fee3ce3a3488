"""The host's connections: TLS in the room, plain at home; few from one address, none that dribbles.

uvicorn speaks HTTP. What it has not is here: a cap on the connections of one address and on how
often it shakes hands, a deadline for a handshake and for each request, and TLS that depends on the
address that was called, so that one port serves both: 127.0.0.1 stays plain, and every other
address of this computer is TLS.
"""

import asyncio
import logging
import socket
import ssl
from asyncio.sslproto import SSLProtocol
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from floor.lan.rates import Rate

log = logging.getLogger("foleni.doors")

HOME = frozenset({"127.0.0.1", "::1"})
"""Addresses of this computer that only this computer can call."""


@dataclass(slots=True, kw_only=True)
class Limits:
    """What one address may hold, and for how long a request may take to arrive."""

    room: int = 32
    """Connections from one address of the room; an app uses two to six."""
    home: int = 512
    """Connections from this computer."""
    handshakes: int = 64
    """Handshakes of one address of the room at once: an app makes some ten when its host is back,
    and a room of apps has an address for each. One costs the host a millisecond or two."""
    handshake_every: float = 0.125
    """Seconds after which an address has one handshake more."""
    seconds: int = 5
    """For a handshake, and from a request's first byte, or the connection's, to its last."""


@dataclass(slots=True, kw_only=True)
class Doors:
    """What all connections of a host share."""

    context: ssl.SSLContext | None = None
    """None leaves every address plain."""
    limits: Limits = field(default_factory=Limits)
    held: Counter[str] = field(default_factory=Counter)
    """Connections by address."""
    shaking: Rate = field(init=False)

    def __post_init__(self) -> None:
        self.shaking = Rate(self.limits.handshakes, self.limits.handshake_every)

    def protocol(self) -> type[asyncio.Protocol]:
        """uvicorn's protocol for connections through these doors."""
        doors = self

        class Connection(GuardedConnection):
            def __init__(self, *arguments: Any, **named: Any) -> None:
                super().__init__(*arguments, **named)
                self.doors = doors

        return Connection


class GuardedConnection(HttpToolsProtocol):
    """One connection: counted, in TLS where it must be, and closed when it keeps us waiting."""

    doors: Doors

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        if transport.get_extra_info("sslcontext") is not None:  # hands were shaken
            self._begin(transport)
            return
        self._address = str((transport.get_extra_info("peername") or ("?",))[0])
        self._deadline: asyncio.TimerHandle | None = None
        here = str((transport.get_extra_info("sockname") or ("?",))[0])
        held, limits = self.doors.held, self.doors.limits
        held[self._address] += 1
        self._counted = True
        if held[self._address] > (limits.home if self._address in HOME else limits.room):
            log.info("too many connections", extra={"address": self._address})
            self._uncount()
            transport.abort()
        elif self.doors.context is not None and here not in HOME:
            if self._address not in HOME and not self.doors.shaking.take(self._address):
                log.info("too many handshakes", extra={"address": self._address})
                self._uncount()
                transport.abort()
                return
            self._secure(transport, self.doors.context)
        else:
            self._begin(transport)

    def _secure(self, transport: asyncio.Transport, context: ssl.SSLContext) -> None:
        """Put TLS between the connection and us, at once: `start_tls` would begin a moment later,
        and lose what has come by then."""
        shaken: asyncio.Future[None] = self.loop.create_future()
        shaken.add_done_callback(self._shaken)
        between = SSLProtocol(
            self.loop,
            self,
            context,
            shaken,
            server_side=True,
            ssl_handshake_timeout=self.doors.limits.seconds,
            ssl_shutdown_timeout=1.0,
        )
        transport.set_protocol(between)
        between.connection_made(transport)

    def _shaken(self, shaken: "asyncio.Future[None]") -> None:
        fault = None if shaken.cancelled() else shaken.exception()
        if fault is not None:
            log.info("no handshake: %s", fault, extra={"address": self._address})
        if self.transport is None:
            self._uncount()

    def _begin(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self._await_request()

    def data_received(self, data: bytes) -> None:
        if self._counted:
            super().data_received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self._uncount()
        self._rest()
        if self.transport is not None:
            super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._await_request()

    def on_message_complete(self) -> None:
        self._rest()
        super().on_message_complete()

    def _await_request(self) -> None:
        self._rest()
        self._deadline = self.loop.call_later(self.doors.limits.seconds, self._too_slow)

    def _rest(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_slow(self) -> None:
        log.info("a request took too long to arrive", extra={"address": self._address})
        self.transport.abort()

    def _uncount(self) -> None:
        if self._counted:
            self._counted = False
            self.doors.held[self._address] -= 1
            if not self.doors.held[self._address]:
                del self.doors.held[self._address]


def server(app: Any, doors: Doors) -> uvicorn.Server:
    """The server of a host's application; run it with the sockets it listens on."""
    config = uvicorn.Config(
        app,
        http=doors.protocol(),
        ws="none",
        proxy_headers=False,  # whoever calls is who calls
        server_header=False,
        log_config=None,
        log_level="warning",
        timeout_keep_alive=75,  # its 5 s broke clients' connections
        timeout_graceful_shutdown=1,
        access_log=False,
    )
    return uvicorn.Server(config)


def covers_home(address: str) -> bool:
    """Whether a listening address takes calls to 127.0.0.1 as well."""
    return address in HOME or address in ("", "0.0.0.0", "localhost")


def own_addresses() -> tuple[str, ...]:
    """The addresses by which others in the room can call this computer."""
    import ifaddr

    found = [
        ip.ip
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if isinstance(ip.ip, str) and not ip.ip.startswith(("127.", "169.254."))
    ]
    return tuple(found) or (socket.gethostname(),)
