"""The pages to sign in and out, and to change one's password."""

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from floor.errors import FoleniError
from sync.central.web.errors import SignInNeeded, TooManyTries, WeakPassword, WrongPassword
from sync.central.web.guard import cookie_name, cookie_of, secure
from sync.central.web.office import Office, Posted, Signed, The, back_to
from sync.central.web.painting import language_of
from sync.central.web.refusals import status_of

PAGES: dict[str, Any] = {"response_class": HTMLResponse, "include_in_schema": False}
REFUSALS = (WrongPassword, TooManyTries, WeakPassword)


def add_to(app: FastAPI) -> None:
    """Answer for `/sign-in`, `/sign-out` and `/account`."""
    _add_sessions(app)
    _add_account(app)


def _add_sessions(app: FastAPI) -> None:

    @app.get("/sign-in", **PAGES)
    def ask(request: Request, office: The) -> Response:
        """The form, or which command makes the first person."""
        return _sign_in(request, office, None)

    @app.post("/sign-in", **PAGES)
    def sign_in(request: Request, office: The, form: Posted) -> Response:
        """Begin a session."""
        address = request.client.host if request.client else ""
        try:
            cookie = office.accounts.sign_in(form.one("name"), form.one("password"), address)
        except (WrongPassword, TooManyTries) as refusal:
            kept = {"name": form.one("name")[:80], "place": form.one("next")}
            return _sign_in(request, office, refusal, **kept)
        answer = back_to(_inside(form.one("next")))
        answer.set_cookie(
            cookie_name(request.scope),
            cookie,
            httponly=True,
            samesite="lax",
            secure=secure(request.scope),
        )
        return answer

    @app.post("/sign-out", include_in_schema=False)
    def sign_out(request: Request, office: The, person: Signed, form: Posted) -> Response:
        """End it."""
        office.accounts.sign_out(cookie_of(request.scope), person.name)
        answer = back_to("/sign-in")
        answer.delete_cookie(cookie_name(request.scope), secure=secure(request.scope))
        answer.headers["Clear-Site-Data"] = '"cache"'
        return answer


def _add_account(app: FastAPI) -> None:
    @app.get("/account", **PAGES)
    def account(request: Request, office: The, person: Signed) -> Response:
        """Who one is here."""
        return office.painter.page(request, "account.html", {"told": None})

    @app.post("/account", **PAGES)
    def change(request: Request, office: The, person: Signed, form: Posted) -> Response:
        """Change one's password; all of one's sessions end, and one signs in anew."""
        address = request.client.host if request.client else ""
        try:
            if person.program:
                raise SignInNeeded()
            office.accounts.demand_password(person.name, form.one("password"), address)
            office.accounts.set_password(person.name, form.one("another"), by=person.name)
        except REFUSALS as refusal:
            told = _told(request, office, refusal)
            status = status_of(refusal)
            return office.painter.page(request, "account.html", {"told": told}, status)
        return back_to("/sign-in")


def _sign_in(
    request: Request,
    office: Office,
    refusal: FoleniError | None,
    *,
    name: str = "",
    place: str | None = None,
) -> Response:
    values = {
        "anybody": office.accounts.any(),
        "next": _inside(request.query_params.get("next", "/") if place is None else place),
        "told": None if refusal is None else _told(request, office, refusal),
        "name": name,
    }
    status = 200 if refusal is None else status_of(refusal)
    return office.painter.page(request, "sign_in.html", values, status)


def _told(request: Request, office: Office, refusal: FoleniError) -> str:
    title, advice = office.words.explain(refusal, language_of(request)[0])
    return f"{title}. {advice}"


def _inside(place: str) -> str:
    """A place on this site, whatever was asked for: nobody is led elsewhere by a sign-in."""
    sound = place.startswith("/") and place[1:2] not in ("/", "\\") and place.isprintable()
    return place if sound and "\\" not in place else "/"
