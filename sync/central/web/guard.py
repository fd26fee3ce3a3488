"""Stands before every route: nobody passes without a session or a token, but to the open ones.

People carry a cookie, programs a bearer token. What centres send has tokens of its own and is let
through. Requests that change something must come from our own pages: the browser says so, and the
form repeats a secret of its session.
"""

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from floor.errors import FoleniError
from sync.central.accounts import Accounts
from sync.central.people import Person
from sync.central.web.errors import FormOld, SignInNeeded

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

OPEN = frozenset({"/health", "/sign-in"})
OPEN_BELOW = ("/static/", "/fonts/", "/sync/")
"""Routes that need nobody signed in; those of centres demand a centre's own proof."""
COOKIE, SECURE_COOKIE = "foleni_session", "__Host-foleni_session"
BEARER = "bearer "
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FOR_PROGRAMS = ("/api/", "/openapi.json", "/parts/", "/events")
"""Where a refusal is told in place, not by leading to the page to sign in."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    # "no-referrer" would have browsers send forms without saying that they are ours
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
KEPT = (b"cache-control", b"no-cache")
UNKEPT = (b"cache-control", b"no-store")


class Guard:
    """Wraps the application."""

    def __init__(
        self, app: App, *, accounts: Accounts, tell: Callable[[FoleniError], Response]
    ) -> None:
        self._app, self._accounts, self._tell = app, accounts, tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = str(scope["path"])
        kept = path.startswith(("/static/", "/fonts/"))

        async def dressed(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                given = list(message["headers"])
                names = {name for name, _ in given}
                ours = (*HEADERS, KEPT if kept else UNKEPT)
                message["headers"] = given + [pair for pair in ours if pair[0] not in names]
            await send(message)

        answer = await self._refusal(scope, path)
        await (answer or self._app)(scope, receive, dressed)

    async def _refusal(self, scope: Scope, path: str) -> Response | None:
        """What is said instead of the route's own answer; None to let it answer."""
        if path.startswith(OPEN_BELOW):
            return None
        if scope["method"] not in SAFE and not _ours(scope):
            return self._tell(FormOld())
        person = await run_in_threadpool(self._person, scope)
        scope["foleni.person"] = person
        if person is not None or path in OPEN:
            return None
        if path.startswith(FOR_PROGRAMS) or scope["method"] not in SAFE:
            return self._tell(SignInNeeded())
        query = scope["query_string"].decode("latin-1")
        place = quote(f"{path}?{query}" if query else path, safe="")
        return RedirectResponse(f"/sign-in?next={place}", status_code=303)

    def _person(self, scope: Scope) -> Person | None:
        said = _header(scope, b"authorization")
        if said.lower().startswith(BEARER):
            return self._accounts.program_of(said[len(BEARER) :].strip())
        cookie = cookie_of(scope)
        return self._accounts.person_of(cookie) if cookie else None


def _header(scope: Scope, name: bytes) -> str:
    return next((v.decode("latin-1") for n, v in scope["headers"] if n == name), "")


def _cookies(scope: Scope) -> Iterator[tuple[str, str]]:
    for part in _header(scope, b"cookie").split(";"):
        try:
            yield from ((name, morsel.value) for name, morsel in SimpleCookie(part.strip()).items())
        except CookieError:
            continue  # another program's on this host


def secure(scope: Scope) -> bool:
    """Whether the browser reached us by TLS, itself or through the proxy before us."""
    return str(scope["scheme"]) == "https"


def cookie_name(scope: Scope) -> str:
    """What the session's cookie is called; by TLS a name that no other host may set."""
    return SECURE_COOKIE if secure(scope) else COOKIE


def cookie_of(scope: Scope) -> str:
    """The session's cookie as it was sent; empty if none was."""
    return dict(_cookies(scope)).get(cookie_name(scope), "")


def form_secret(scope: Scope) -> str:
    """What the forms of a session repeat; nobody who has not its cookie knows it."""
    return hashlib.sha256(f"foleni form {cookie_of(scope)}".encode()).hexdigest()


def fits_form(scope: Scope, said: str) -> bool:
    """Whether a form is of this session; without one the browser's word is all there is."""
    signed_in = scope.get("foleni.person") is not None
    return not signed_in or hmac.compare_digest(said.encode(), form_secret(scope).encode())


def _ours(scope: Scope) -> bool:
    """Whether a request that changes something comes from our own pages, or from a program."""
    if (site := _header(scope, b"sec-fetch-site")) and site not in ("same-origin", "none"):
        return False
    origin = _header(scope, b"origin")
    return not origin or urlsplit(origin).netloc == _header(scope, b"host")
