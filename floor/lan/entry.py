"""A device's way in: pinned connections, enrolment by a code, sessions, a proof on each request."""

import itertools
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

import msgspec
import requests
from requests.adapters import HTTPAdapter

from floor import errors
from floor.lan import codes, credentials, proof, wire
from floor.lan.certificate import fingerprint_of
from floor.lan.credentials import Credentials

T = TypeVar("T")
PORT = 7411
"""Where a host listens unless it is told otherwise."""
PATIENCE = (2.0, 10.0)
"""Seconds to wait for a connection, and for an answer."""
SHOWING = (2.0, 2.5)
"""The same while a device shows who it is: all its screens wait for that, and may ask again."""


def at_home(address: str) -> bool:
    """Whether an address is a host's on this computer, where plain HTTP is enough."""
    return urlsplit(address).scheme == "http" and urlsplit(address).hostname in (
        "127.0.0.1",
        "localhost",
        "::1",
    )


def whole_address(text: str) -> str:
    """A host's address as it is used, from whatever was typed: 10.0.0.5 is https://10.0.0.5:7411.

    Raises BadSetting; also for plain HTTP to another computer.
    """
    told = text.strip()
    if "://" not in told:
        near = told.partition(":")[0] in ("127.0.0.1", "localhost")
        told = f"{'http' if near else 'https'}://{told}"
    parts = urlsplit(told)
    try:
        port = parts.port or PORT
    except ValueError:
        port = 0
    known = parts.scheme in ("http", "https") and parts.hostname and port
    if not known or parts.path.strip("/"):
        problem = f"{text[:80]!r} is no address of a host such as https://10.0.0.5:7411"
        raise errors.BadSetting(setting="--host", problem=problem)
    name = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    address = f"{parts.scheme}://{name}:{port}"
    if parts.scheme == "http" and not at_home(address):
        problem = f"{address} is another computer, and is reached by https:// only"
        raise errors.BadSetting(setting="--host", problem=problem)
    return address


def _context() -> ssl.SSLContext:
    """TLS without authorities, names or dates: the fingerprint decides."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class Pinned(HTTPAdapter):
    """Connections to the one host whose certificate has a fingerprint, and to no other."""

    def __init__(self, fingerprint: str) -> None:
        self._fingerprint = fingerprint
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
        named |= {"ssl_context": _context(), "assert_hostname": False}
        super().init_poolmanager(*arguments, assert_fingerprint=self._fingerprint, **named)


def pinned_session(fingerprint: str) -> requests.Session:
    """A requests session that speaks to one host only."""
    session = requests.Session()
    session.trust_env = False  # a proxy of the PC has no place in the room
    if fingerprint != proof.PLAIN:
        session.verify = False
        session.mount("https://", Pinned(fingerprint))
    return session


def fault_of(fault: Exception | None, address: str) -> errors.Trouble:
    """What a failed connection is called."""
    if isinstance(fault, requests.exceptions.SSLError) and "ingerprint" in str(fault):
        return errors.HostForeign(address=address)
    return errors.HostUnreachable(address=address)


def told_error(answer: requests.Response, address: str) -> errors.FoleniError:
    """The error of an answer; what the host says of an address is ours of it."""
    error = wire.decode_error(answer.content, address)
    return type(error)(address=address) if error.values.get("address") == "" else error


def _post(
    session: requests.Session,
    address: str,
    path: str,
    body: Any,
    kind: type[T],
    patience: tuple[float, float] = PATIENCE,
) -> T:
    try:
        answer = session.post(address + path, data=wire.encode(body), timeout=patience)
    except requests.exceptions.RequestException as fault:
        raise fault_of(fault, address) from None
    if answer.status_code >= 400:
        raise told_error(answer, address)
    value: T = wire.decode(answer.content, kind)
    return value


def certificate_at(address: str) -> str:
    """The fingerprint of whoever answers at an https:// address. Raises HostUnreachable."""
    parts = urlsplit(address)
    try:
        with (
            socket.create_connection(
                (parts.hostname or "", parts.port or PORT), PATIENCE[0]
            ) as raw,
            _context().wrap_socket(raw) as secured,
        ):
            return fingerprint_of(secured.getpeercert(binary_form=True) or b"")
    except OSError:
        raise errors.HostUnreachable(address=address) from None


@dataclass(frozen=True, slots=True)
class LetIn:
    """What a host gave, and what its clock said then."""

    credentials: Credentials
    at: int
    """UTC milliseconds; 0 where it did not say."""


def enrol(address: str, code: str) -> Credentials:
    """Have a host let this computer in, as whatever the code says. Raises as `enter`."""
    return enter(address, code).credentials


def enter(address: str, code: str, *, roles: tuple[str, ...] = ()) -> LetIn:
    """Have a host let this computer in, as one of the roles if any are named. Raises BadSetting,
    HostUnreachable, WrongCode, CodeOver, CodeUsed, CodeOfOther, TooOften, and CodeUnfit when the
    code is not of the host that answers, or was typed wrongly: nothing of it has been sent then."""
    address, typed = whole_address(address), codes.plain(code)
    fingerprint = proof.PLAIN if at_home(address) else certificate_at(address)
    if fingerprint != proof.PLAIN and not codes.fits(typed, fingerprint):
        raise errors.CodeUnfit(address=address)
    secret, private_key = typed[: codes.SECRET], credentials.new_key()
    draft = Credentials(
        host=address,
        fingerprint=fingerprint,
        centre="",
        device="",
        token="",
        private_key=private_key,
        told=proof.Told(),
    )
    wish = proof.Joining(
        secret=secret,
        public_key=credentials.public_of(private_key),
        signature=draft.sign(proof.joining(secret, fingerprint)),
        roles=roles,
    )
    with pinned_session(fingerprint) as session:
        joined = _post(session, address, "/enrol", wish, proof.Joined)
    given = msgspec.structs.replace(
        draft, centre=joined.centre, device=joined.device, token=joined.token, told=joined.told
    )
    return LetIn(given, joined.at)


@dataclass(slots=True)
class _Session:
    opened: proof.Opened
    counts: "itertools.count[int]"


class Pass:
    """Marks a device's requests, in a session that it opens when it has none; for all threads."""

    def __init__(
        self, own: Credentials, renewed: Callable[[Credentials], object] = lambda own: None
    ) -> None:
        """`renewed` hears the credentials whenever the host has told something new."""
        self.credentials, self._renewed = own, renewed
        self._session: _Session | None = None
        self._lock = threading.Lock()

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """As requests' `auth`: give a request its proof. Raises what opening a session raises."""
        session = self._open()
        with self._lock:
            count = next(session.counts)
        body = request.body or b""
        mark = proof.mark(
            session.opened.secret,
            count,
            request.method or "GET",
            request.path_url,
            str(request.headers.get(wire.KEY, "")),
            body.encode() if isinstance(body, str) else bytes(body),
        )
        request.headers[proof.HEADER] = f"{session.opened.session}.{count}.{mark}"
        return request

    def lapsed(self, answer: requests.Response) -> bool:
        """Whether the host asks to be shown again who this is: the next request does so."""
        if answer.status_code != 401:
            return False
        if wire.decode_error(answer.content, "").code != errors.SessionOver.code:
            return False
        used = str(answer.request.headers.get(proof.HEADER, "")).partition(".")[0]
        with self._lock:
            if self._session is not None and self._session.opened.session == used:
                self._session = None
        return True

    def _open(self) -> _Session:
        with self._lock:
            if self._session is None:
                self._session = _Session(self._opened(), itertools.count(1))
            return self._session

    def _opened(self) -> proof.Opened:
        own = self.credentials
        with pinned_session(own.fingerprint) as http:
            asked = proof.Challenge(device=own.device)
            nonce = _post(http, own.host, "/session/challenge", asked, proof.Nonce, SHOWING).nonce
            statement = proof.statement(own.device, nonce, own.fingerprint)
            opening = proof.Opening(
                device=own.device, token=own.token, nonce=nonce, signature=own.sign(statement)
            )
            opened = _post(http, own.host, "/session", opening, proof.Opened, SHOWING)
        if opened.told != own.told:
            self.credentials = msgspec.structs.replace(own, told=opened.told)
            self._renewed(self.credentials)
        return opened
