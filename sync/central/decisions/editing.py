"""Takes what a person edits into the draft, in one transaction each, or tells what is wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from fastapi import Request
from sqlalchemy import Connection

from floor.errors import FoleniError
from sync.central.decisions import drafting, releasing
from sync.central.decisions.forms import Wrong
from sync.central.people import Person, note
from sync.central.web.office import Form, Office
from sync.central.web.painting import language_of
from sync.down.book import Book


@contextmanager
def editing(office: Office) -> Iterator[Connection]:
    """A transaction on the draft; it is filled on first use."""
    with office.central.engine.begin() as connection:
        releasing.begin(connection, office.central.clock.now())
        yield connection


def the_draft(office: Office) -> Book:
    """The catalogue as it is edited."""
    with editing(office) as connection:
        return drafting.the_book(connection)


def claimed(form: Form) -> int:
    """The revision that a form was filled in for; 0 when it says none."""
    said = form.one("revision")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def added(office: Office, person: Person, with_it: Callable[[Book], tuple[Book, str]]) -> str:
    """Have something new in the draft, and tell its code. Raises Wrong."""
    now = office.central.clock.now()
    with editing(office) as connection:
        drafting.hold(connection)
        before = drafting.the_book(connection)
        after, code = with_it(before)
        drafting.save(connection, before, after, who=person.name, now=now)
        note(connection, at=now, who=person.name, what="catalogue_saved", about=code)
    return code


def told_of(office: Office, request: Request, wrong: Wrong | FoleniError | None) -> str | None:
    """What is wrong, in the language of the page; None when nothing is."""
    language = language_of(request)[0]
    if wrong is None:
        return None
    if isinstance(wrong, Wrong):
        return office.words.say(f"catalogue.wrong.{wrong.key}", language, **wrong.values)
    return ". ".join(office.words.explain(wrong, language))
