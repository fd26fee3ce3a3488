"""The pages on which the catalogue is edited: all services, one service, one centre."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from floor.errors import FoleniError
from floor.rules.offer import Agency, Language
from sync.central.decisions import drafting, forms, rest_forms
from sync.central.decisions.drafting import EditedMeanwhile
from sync.central.decisions.editing import added, claimed, editing, the_draft, told_of
from sync.central.decisions.forms import Fields, Wrong
from sync.central.people import Person, note
from sync.central.web.office import Editing, Form, Office, Posted, The, back_to
from sync.central.web.painting import language_of
from sync.down.book import Book, Site, offered_at

PAGE: dict[str, Any] = {"response_class": HTMLResponse, "include_in_schema": False}


def add_to(app: FastAPI) -> None:
    """Answer for `/catalogue` and what is below it."""
    _add_services(app)
    _add_centres(app)


def _add_services(app: FastAPI) -> None:
    @app.get("/catalogue", **PAGE)
    def every(request: Request, office: The, person: Editing, q: str = "") -> Response:
        """All services by agency, and all centres."""
        return every_page(request, office, q.strip()[:60])

    @app.post("/catalogue/services", **PAGE)
    def add(request: Request, office: The, person: Editing, form: Posted) -> Response:
        """A service that is not there yet; it is offered where its page says so later."""

        def with_it(book: Book) -> tuple[Book, str]:
            fresh = forms.new_service(form, book)
            return replace(book, services=(*book.services, fresh)), fresh.code

        try:
            code = added(office, person, with_it)
        except Wrong as wrong:
            return every_page(request, office, "", form, wrong)
        return back_to(f"/catalogue/services/{code}")

    @app.get("/catalogue/services/{code}", **PAGE)
    def service(request: Request, office: The, person: Editing, code: str) -> Response:
        """One service, with what was half typed."""
        return _service(request, office, person, code)

    @app.post("/catalogue/services/{code}", **PAGE)
    def save_service(
        request: Request, office: The, person: Editing, code: str, form: Posted
    ) -> Response:
        """Save it in the draft, or say what is wrong and keep what was typed."""

        def change(book: Book) -> Book:
            return _with_service(book, code, form)

        return _save(request, office, person, ("service", code), form, change)


def _add_centres(app: FastAPI) -> None:
    @app.post("/catalogue/centres", **PAGE)
    def add(request: Request, office: The, person: Editing, form: Posted) -> Response:
        """A centre that is not there yet; its page says the rest of it."""

        def with_it(book: Book) -> tuple[Book, str]:
            fresh = rest_forms.new_site(form, book)
            return replace(book, sites=(*book.sites, fresh)), fresh.code

        try:
            code = added(office, person, with_it)
        except Wrong as wrong:
            return every_page(request, office, "", form, wrong, new="centre")
        return back_to(f"/catalogue/centres/{code}")

    @app.get("/catalogue/centres/{code}", **PAGE)
    def centre(request: Request, office: The, person: Editing, code: str) -> Response:
        """One centre: its hours, promises and counters."""
        return _centre(request, office, person, code)

    @app.post("/catalogue/centres/{code}", **PAGE)
    def save_centre(
        request: Request, office: The, person: Editing, code: str, form: Posted
    ) -> Response:
        """Save it in the draft, or say what is wrong and keep what was typed."""

        def change(book: Book) -> Book:
            sites = tuple(
                forms.site_of(form, site, book) if site.code == code else site
                for site in book.sites
            )
            return replace(book, sites=sites)

        return _save(request, office, person, ("site", code), form, change)


def _with_service(book: Book, code: str, form: Form) -> Book:
    """The book after a service's form. Raises Wrong."""
    changed = tuple(
        forms.service_of(form, each) if each.code == code else each for each in book.services
    )
    book = replace(book, services=changed)
    service = book.service(code)
    assert service is not None
    after, cannot = offered_at(book, service, frozenset(form.all("centre")))
    if cannot:
        raise Wrong("no_counter", centre=cannot, agency=service.agency)
    for site in after.sites:
        for plan in site.counters:
            if not plan.services:
                raise Wrong("last_service", centre=site.name, counter=plan.number)
    return after


def _save(
    request: Request,
    office: Office,
    person: Person,
    piece: tuple[str, str],
    form: Form,
    change: Callable[[Book], Book],
) -> Response:
    """Have a change in the draft; what cannot be taken is shown again as it was typed."""
    kind, code = piece
    page, now = f"{kind}/{code}", office.central.clock.now()
    below = "services" if kind == "service" else "centres"
    if form.one("discard"):
        with office.central.engine.begin() as connection:
            drafting.forget(connection, person.name, page)
        return back_to(f"/catalogue/{below}/{code}")
    try:
        with editing(office) as connection:
            if drafting.piece(connection, kind, code) is None:
                return office.painter.lost(request)
            drafting.claim(connection, kind, code, claimed(form))
            before = drafting.the_book(connection)
            after = change(before)
            saved = drafting.save(connection, before, after, who=person.name, now=now)
            drafting.forget(connection, person.name, page)
            if saved:
                note(connection, at=now, who=person.name, what="catalogue_saved",
                     about=", ".join(saved))  # fmt: skip
    except (Wrong, EditedMeanwhile) as wrong:
        with office.central.engine.begin() as connection:
            drafting.keep(connection, person.name, page, form.fields, now)
        show = _service if kind == "service" else _centre
        return show(request, office, person, code, form, wrong)
    return back_to(f"/catalogue/{below}/{code}?saved=1")


def _found(
    book: Book, language: Language, words: list[str]
) -> tuple[list[tuple[Agency, list[dict[str, Any]]]], list[Site]]:
    """Services by agency, and centres, in whose names all these words are."""

    def fits(*texts: str) -> bool:
        return all(word in " ".join(texts).casefold() for word in words)

    groups: list[tuple[Agency, list[dict[str, Any]]]] = []
    for agency in sorted(book.agencies, key=lambda each: each.name.in_language(language)):
        lines = [
            {"service": each, "centres": len(book.where(each.code))}
            for each in book.services
            if each.agency == agency.code
            and fits(each.code, each.name.en, each.name.sw, agency.name.en, agency.name.sw)
        ]
        if lines:
            groups.append((agency, lines))
    return groups, [site for site in book.sites if fits(site.code, site.name, site.county)]


def every_page(
    request: Request,
    office: Office,
    asked: str,
    form: Form | None = None,
    wrong: Wrong | None = None,
    *,
    new: str = "service",
) -> Response:
    """All services and centres; `new` says in which form what was typed is shown again."""
    book, language = the_draft(office), language_of(request)[0]
    groups, sites = _found(book, language, asked.casefold().split())
    return office.painter.page(
        request,
        "catalogue.html",
        {
            "groups": groups,
            "sites": sites,
            "asked": asked,
            "agencies": sorted(book.agencies, key=lambda each: each.name.in_language(language)),
            "categories": book.categories,
            "models": sorted(book.sites, key=lambda site: site.name),
            "new": new,
            "typed": dict(form.fields) if form else {},
            "told": told_of(office, request, wrong),
        },
        400 if wrong else 200,
    )


def _kept(
    connection: Connection, person: Person, page: str, form: Form | None, plain: Fields
) -> tuple[Fields, bool]:
    """The fields to show: as just typed, as typed before and not saved, or as they are; and
    whether they differ from what is saved."""
    typed = dict(form.fields) if form is not None else drafting.kept(connection, person.name, page)
    if typed is None:
        return plain, False
    return typed | {"revision": plain["revision"]}, True


def _service(
    request: Request,
    office: Office,
    person: Person,
    code: str,
    form: Form | None = None,
    wrong: Wrong | FoleniError | None = None,
) -> Response:
    book = the_draft(office)
    service = book.service(code)
    with office.central.asking() as connection:
        piece = drafting.piece(connection, "service", code)
        if service is None or piece is None:
            return office.painter.lost(request)
        plain = forms.fields_of_service(service, book.where(code), piece.revision)
        fields, unsaved = _kept(connection, person, f"service/{code}", form, plain)
    values = {
        "service": service,
        "piece": piece,
        "fields": fields,
        "unsaved": unsaved,
        "sites": sorted(book.sites, key=lambda site: site.name),
        "rules": forms.BOOKING,
        "lanes": forms.LANES,
        "told": told_of(office, request, wrong),
        "saved": bool(request.query_params.get("saved")) and not unsaved,
    }
    return office.painter.page(request, "catalogue_service.html", values, 400 if wrong else 200)


def _centre(
    request: Request,
    office: Office,
    person: Person,
    code: str,
    form: Form | None = None,
    wrong: Wrong | FoleniError | None = None,
) -> Response:
    book = the_draft(office)
    site: Site | None = book.site(code)
    with office.central.asking() as connection:
        piece = drafting.piece(connection, "site", code)
        if site is None or piece is None:
            return office.painter.lost(request)
        plain = forms.fields_of_site(site, piece.revision)
        fields, unsaved = _kept(connection, person, f"site/{code}", form, plain)
    values = {
        "site": site,
        "next": forms.next_counter(site),
        "piece": piece,
        "fields": fields,
        "unsaved": unsaved,
        "lanes": forms.LANES,
        "told": told_of(office, request, wrong),
        "saved": bool(request.query_params.get("saved")) and not unsaved,
    }
    return office.painter.page(request, "catalogue_centre.html", values, 400 if wrong else 200)
