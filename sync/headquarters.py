"""The central server as one centre's agent reaches it: opens a session, and signs each request."""

import logging
import secrets
import time
from pathlib import Path
from typing import TypeVar

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from requests.auth import AuthBase

from floor.decisions import Signed
from floor.version import VERSION
from sync import proof, wire
from sync.errors import (
    CentralBusy,
    CentralFailed,
    CentralUnreachable,
    UnknownKey,
    VersionRefused,
)
from sync.pin import Pin
from sync.proof import HEADER, Nonce, Opening, Proof
from sync.protocol import (
    OLDEST,
    SPEAKS,
    Ask,
    Grant,
    Handed,
    Held,
    Hello,
    Line,
    Opened,
    Push,
    Receipt,
    Verdict,
)

log = logging.getLogger("foleni.sync")
T = TypeVar("T")

CONNECT, READ = 5.0, 30.0
"""Seconds to wait for a connection, and for an answer."""
NEAR = ("http://127.0.0.1", "http://localhost", "http://[::1]")
"""Addresses on this computer."""


class Token(AuthBase):
    """Shows the centre's token; nothing else, such as a netrc, may take its place."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Unsaid(AuthBase):
    """Shows nothing, so that a netrc does not either."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class Headquarters:
    """The central server, to one centre."""

    def __init__(
        self, address: str, token: str, key: Ed25519PrivateKey, pin: Pin | None = None
    ) -> None:
        self.address = address.rstrip("/")
        self._token, self._key, self._pin = token, key, pin
        self._instance = secrets.token_hex(16)
        self._opened = Opened(server="-", session=0, key="", at=0)
        self._number = 0
        self._session = requests.Session()
        self._session.trust_env = not self.address.startswith(NEAR)
        self._session.auth = Unsaid()

    @property
    def is_open(self) -> bool:
        """Whether a session was opened."""
        return self._opened.session > 0

    def open(self, centre: str) -> Opened:
        """A session; the token is shown only when the key is not known yet. Raises FoleniError."""
        try:
            opened = self._open(centre, "")
        except UnknownKey:
            opened = self._open(centre, self._token)
        if self._pin is not None:
            self._pin.demand(opened.key, self.address)
        self._opened, self._number = opened, 0
        return opened

    def _open(self, centre: str, token: str) -> Opened:
        told = self._post(f"/sync/{centre}/nonce", b"", wire.PLAIN, Nonce)
        speaks = min(SPEAKS, told.newest)
        if speaks < max(OLDEST, told.oldest):
            raise VersionRefused(theirs=SPEAKS, oldest=told.oldest, newest=told.newest)
        said = proof.opening(centre, told.nonce, self._instance)
        opening = Opening(
            key=proof.public_of(self._key),
            nonce=told.nonce,
            instance=self._instance,
            speaks=speaks,
            program=VERSION,
            at=round(time.time() * 1000),
            signature=proof.sign(self._key, said),
            token=token,
        )
        return self._post(f"/sync/{centre}/open", wire.encode(opening), wire.PLAIN, Opened)

    def greet(self, hello: Hello) -> Verdict:
        """How headquarters sees a line of journal. Raises FoleniError."""
        path = f"/sync/{hello.centre}/hello"
        found = self._proven(path, wire.encode(hello), wire.PLAIN, Verdict)
        if found.receipt is not None:
            self._demand_signed(hello.centre, hello.origin, found.receipt)
        return found

    def push(self, wish: Push) -> Receipt:
        """The last line of the batch, once it is committed. Raises FoleniError."""
        batch = wish.batch
        path = f"/sync/{batch.centre}/lines"
        receipt = self._proven(path, wire.pack(batch), wire.ZSTANDARD, Receipt)
        self._demand_signed(batch.centre, batch.origin, receipt)
        return receipt

    def grant(self, centre: str, wish: Grant) -> Line:
        """The line on which the centre goes on. Raises FoleniError."""
        wanted = wire.encode(wire.Wanted(old=wish.old, base=wish.base))
        return self._proven(f"/sync/{centre}/line", wanted, wire.PLAIN, Line)

    def held(self, centre: str) -> Held:
        """What headquarters has of the centre; asked outside the session. Raises FoleniError."""
        path = f"/sync/{centre}/held"
        found = self._post(path, b"", wire.PLAIN, Held, {HEADER: self.proof_aside(path, b"")})
        if self._pin is not None:
            self._pin.demand(found.key, self.address)
        return found

    def handed(self, centre: str, ask: Ask, key: str) -> Handed:
        """Lines that the centre lost, under headquarters' `key`; asked outside the session.
        Raises FoleniError."""
        path, data = f"/sync/{centre}/handed", wire.encode(ask)
        found = self._post(path, data, wire.PLAIN, Handed, {HEADER: self.proof_aside(path, data)})
        if found.entries and found.receipt is None:
            raise CentralFailed(address=self.address, problem="it signs nothing of what it hands")
        if found.receipt is not None:
            self._demand_signed(centre, ask.origin, found.receipt, key)
        return found

    def newer(self, centre: str, has: bytes) -> list[Signed]:
        """What headquarters decided beyond what the centre has; asked outside the session. Raises
        FoleniError."""
        path = f"/sync/{centre}/decisions"
        return self._post(
            path, has, wire.PLAIN, list[Signed], {HEADER: self.proof_aside(path, has)}
        )

    def _demand_signed(self, centre: str, origin: str, receipt: Receipt, key: str = "") -> None:
        said = proof.head(centre, origin, receipt.seq, receipt.hash, receipt.at)
        if not proof.is_signed(key or self._opened.key, receipt.signature, said):
            problem = "its signature on what it acknowledged does not hold"
            raise CentralFailed(address=self.address, problem=problem)

    def proof_of(self, path: str, data: bytes) -> str:
        """The header by which the next request proves itself."""
        self._number += 1
        at = (self._opened.server, self._opened.session, self._number)
        signature = proof.sign(self._key, proof.request(*at, path, data))
        return str(Proof(server=at[0], session=at[1], number=at[2], signature=signature))

    def proof_aside(self, path: str, data: bytes) -> str:
        """The header of a request that changes nothing, and so needs no place in the session."""
        at = ("-", 0, round(time.time() * 1000))
        signature = proof.sign(self._key, proof.request(*at, path, data))
        return str(Proof(server=at[0], session=at[1], number=at[2], signature=signature))

    def _proven(self, path: str, data: bytes, kind: str, wanted: type[T]) -> T:
        return self._post(path, data, kind, wanted, {HEADER: self.proof_of(path, data)})

    def _post(
        self,
        path: str,
        data: bytes,
        kind: str,
        wanted: type[T],
        headers: dict[str, str] | None = None,
    ) -> T:
        try:
            answer = self._session.post(
                self.address + path,
                data=data,
                headers={"Content-Type": kind, **(headers or {})},
                timeout=(CONNECT, READ),
                allow_redirects=False,
            )
        except requests.exceptions.RequestException as fault:
            log.info("headquarters did not answer", extra={"fault": str(fault)})
            raise CentralUnreachable(address=self.address) from None
        if answer.status_code == 200:
            return wire.unpack_answer(answer.content, wanted, self.address)
        asked = answer.headers.get("Retry-After", "")
        if answer.status_code in (429, 503) and asked.isdigit():
            raise CentralBusy(seconds=min(int(asked), 600))
        raise wire.decode_error(answer.content, answer.status_code, self.address)

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()


def reached(address: str, token: str, token_file: Path) -> Headquarters:
    """Headquarters, with the centre's key and headquarters' own from beside the token. Raises
    BadSetting."""
    return Headquarters(address, token, proof.key_beside(token_file), Pin(token_file))
