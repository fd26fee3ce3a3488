"""How refusals are told over HTTP: to programs as JSON, to people as a page."""

from fastapi import Request, Response

from floor.errors import BadInput, FoleniError
from floor.words import Words
from sync import wire
from sync.central.web import errors
from sync.central.web.errors import SignInNeeded
from sync.central.web.painting import Painter, language_of
from sync.errors import CentralBusy, UnknownToken


def status_of(error: FoleniError) -> int:
    """The HTTP status that tells an error."""
    for statuses in (errors.STATUS, wire.STATUS):
        for kind, status in statuses.items():
            if isinstance(error, kind):
                return status
    return 400 if isinstance(error, BadInput) else 503


def told(words: Words, error: FoleniError) -> Response:
    """An error as JSON: its code and values, and a sentence."""
    title, advice = words.explain(error, "en")
    stop = "" if title.endswith((".", "!", "?")) else "."
    headers = {}
    if isinstance(error, CentralBusy):
        headers["Retry-After"] = str(error.values["seconds"])
    if isinstance(error, UnknownToken | SignInNeeded):
        headers["WWW-Authenticate"] = "Bearer"
    body = wire.encode_error(error, f"{title}{stop} {advice}")
    return Response(body, status_of(error), headers=headers, media_type=wire.PLAIN)


def shown(request: Request, painter: Painter, words: Words, error: FoleniError) -> Response:
    """An error as a page."""
    title, advice = words.explain(error, language_of(request)[0])
    values = {"title": title, "advice": advice}
    return painter.page(request, "refused.html", values, status_of(error))
