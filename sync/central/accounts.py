"""People and programs at headquarters: let in, signed in, held to their role, and let out."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from floor.errors import BadSetting
from sync.central import passwords
from sync.central.people import (
    COMMAND,
    Person,
    Role,
    api_tokens,
    note,
    people,
    scopes,
    sessions,
)
from sync.central.sight import every_centre_of
from sync.central.store import Central
from sync.central.web.errors import PersonKnown, UnknownPerson, WrongPassword
from sync.errors import UnknownCentre

NAME = re.compile(r"[a-z][a-z0-9._-]{1,39}")
LASTS, IDLE = 12 * 3_600_000, 2 * 3_600_000
"""Milliseconds for which a session lasts at most, and without a request."""
SEEN_TO = 300_000
"""Milliseconds to which it is kept when a session was seen last: reading a page writes nothing."""
UNKNOWN = "?"
"""Who is noted where a name is nobody's."""
PARTS, LETTERS = 4, "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person, or a program, as the lists show them."""

    person: Person
    made_at: int
    """UTC milliseconds."""
    made_by: str = ""


def made_password() -> str:
    """A password that nobody guesses: 20 characters of 31, 99 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(PARTS))


class Accounts:
    """The people and programs of one central store."""

    def __init__(self, central: Central) -> None:
        self._central = central

    @property
    def _now(self) -> int:
        return self._central.clock.now()

    # -- people -----------------------------------------------------------------------------

    def add(self, person: Person, password: str, *, by: str = COMMAND) -> None:
        """Let a person in. Raises PersonKnown, WeakPassword, UnknownCentre, BadSetting (name,
        role)."""
        demand_sound(person)
        row = {"name": person.name, "role": person.role.value}
        now = self._now
        row |= {"hash": passwords.hashed(person.name, password)}
        held = [("centre", code) for code in sorted(person.centres)]
        held += [("agency", code) for code in sorted(person.agencies)]
        with self._central.engine.begin() as connection:
            if passwords.kept_of(connection, person.name) is not None:
                raise PersonKnown(name=person.name)
            for code in person.centres - {line.code for line in every_centre_of(connection)}:
                raise UnknownCentre(centre=code)
            connection.execute(insert(people), row | {"made_at": now, "changed_at": now})
            for kind, code in held:
                connection.execute(
                    insert(scopes), {"name": person.name, "kind": kind, "code": code}
                )
            told = " ".join((person.name, person.role.value, *(code for _, code in held)))
            note(connection, at=now, who=by, what="user_added", about=told)

    def all(self) -> list[Known]:
        """Everybody who may sign in, by name."""
        with self._central.asking() as connection:
            rows = connection.execute(select(people).order_by(people.c.name)).all()
            return [Known(person=_person(connection, row), made_at=row.made_at) for row in rows]

    def any(self) -> bool:
        """Whether somebody may sign in at all."""
        with self._central.asking() as connection:
            return bool(connection.execute(select(func.count()).select_from(people)).scalar())

    def set_password(self, name: str, password: str, *, by: str = COMMAND) -> None:
        """Give a person another password; all sessions of the one before end. Raises
        UnknownPerson, WeakPassword."""
        kept, now = passwords.hashed(name, password), self._now
        with self._central.engine.begin() as connection:
            values = {"hash": kept, "changed_at": now}
            changed = connection.execute(
                update(people).where(people.c.name == name).values(**values)
            )
            if not changed.rowcount:
                raise UnknownPerson(name=name)
            connection.execute(delete(sessions).where(sessions.c.name == name))
            note(connection, at=now, who=by, what="password_set", about=name)

    def remove(self, name: str, *, by: str = COMMAND) -> None:
        """Let a person out, at once. Raises UnknownPerson."""
        with self._central.engine.begin() as connection:
            if not connection.execute(delete(people).where(people.c.name == name)).rowcount:
                raise UnknownPerson(name=name)
            for table in (scopes, sessions):
                connection.execute(delete(table).where(table.c.name == name))
            note(connection, at=self._now, who=by, what="user_removed", about=name)

    # -- sessions ---------------------------------------------------------------------------

    def sign_in(self, name: str, password: str, address: str) -> str:
        """A new session's cookie. Raises WrongPassword, TooManyTries."""
        name, now = name.strip().lower()[:80], self._now
        with self._central.engine.begin() as connection:
            passwords.count_try(connection, name, address, now)
            kept = passwords.kept_of(connection, name)
        right = passwords.fits(kept, password)
        with self._central.engine.begin() as connection:
            if not right:
                # a name that nobody has may be a password in the wrong field
                who = UNKNOWN if kept is None else name
                note(connection, at=now, who=who, what="sign_in_failed", about=address)
            else:
                passwords.forgive(connection, name, address)
                note(connection, at=now, who=name, what="signed_in", about=address)
                cookie = _begin(connection, name, now)
        if not right:
            raise WrongPassword()
        return cookie

    def demand_password(self, name: str, password: str, address: str) -> None:
        """Raise WrongPassword or TooManyTries unless it is the person's password."""
        with self._central.engine.begin() as connection:
            passwords.count_try(connection, name, address, self._now)
            kept = passwords.kept_of(connection, name)
        if not passwords.fits(kept, password):
            raise WrongPassword()
        with self._central.engine.begin() as connection:
            passwords.forgive(connection, name, address)

    def person_of(self, cookie: str) -> Person | None:
        """Who is signed in by a cookie; None if its session is unknown or over."""
        now, digest = self._now, digest_of(cookie)
        both = select(people, sessions.c.seen_at).join_from(
            people, sessions, people.c.name == sessions.c.name
        )
        live = (sessions.c.made_at > now - LASTS) & (sessions.c.seen_at > now - IDLE)
        with self._central.asking() as connection:
            row = connection.execute(both.where(sessions.c.hash == digest, live)).first()
            found = None if row is None else _person(connection, row)
        if row is not None and now - row.seen_at > SEEN_TO:
            seen = update(sessions).where(sessions.c.hash == digest).values(seen_at=now)
            with self._central.engine.begin() as connection:
                connection.execute(seen)
        return found

    def sign_out(self, cookie: str, who: str) -> None:
        """End a session."""
        with self._central.engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.hash == digest_of(cookie)))
            note(connection, at=self._now, who=who, what="signed_out")

    # -- programs ---------------------------------------------------------------------------

    def add_token(self, name: str, agency: str | None = None, *, by: str = COMMAND) -> str:
        """A new token for a program that reads figures, told only now. Raises PersonKnown,
        BadSetting."""
        demand_name(name)
        token, now = secrets.token_urlsafe(32), self._now
        row = {"name": name, "hash": digest_of(token), "agency": agency}
        with self._central.engine.begin() as connection:
            known = select(api_tokens.c.name).where(api_tokens.c.name == name)
            if connection.execute(known).first() is not None:
                raise PersonKnown(name=name)
            connection.execute(insert(api_tokens), row | {"made_at": now, "made_by": by})
            told = name if agency is None else f"{name} {agency}"
            note(connection, at=now, who=by, what="token_added", about=told)
        return token

    def tokens(self) -> list[Known]:
        """Every program that may read, by name."""
        with self._central.asking() as connection:
            rows = connection.execute(select(api_tokens).order_by(api_tokens.c.name)).all()
        return [Known(person=_program(r), made_at=r.made_at, made_by=r.made_by) for r in rows]

    def revoke_token(self, name: str, *, by: str = COMMAND) -> None:
        """Let a program out, at once. Raises UnknownPerson."""
        with self._central.engine.begin() as connection:
            gone = connection.execute(delete(api_tokens).where(api_tokens.c.name == name))
            if not gone.rowcount:
                raise UnknownPerson(name=name)
            note(connection, at=self._now, who=by, what="token_revoked", about=name)

    def program_of(self, token: str) -> Person | None:
        """Which program a token is of; None if of none."""
        known = select(api_tokens).where(api_tokens.c.hash == digest_of(token))
        with self._central.asking() as connection:
            row = connection.execute(known).first()
        return None if row is None else _program(row)


def demand_name(name: str) -> None:
    """Raise BadSetting unless it is a name that a person or a program may have."""
    if not NAME.fullmatch(name):
        problem = "a name is 2 to 40 small letters, digits, dots or hyphens, a letter first"
        raise BadSetting(setting="name", problem=problem)


def demand_sound(person: Person) -> None:
    """Raise BadSetting unless name, role and what the person is held to fit together."""
    demand_name(person.name)
    wanted = {Role.AGENCY: ("agency", person.agencies), Role.MANAGER: ("centre", person.centres)}
    for role, (kind, codes) in wanted.items():
        if person.role is role and not codes:
            raise BadSetting(setting=kind, problem=f"the role {role} needs at least one {kind}")
        if person.role is not role and codes:
            raise BadSetting(setting=kind, problem=f"only the role {role} is held to one {kind}")


def digest_of(token: str) -> str:
    """Tokens are random, so one hash without salt keeps them secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def _begin(connection: Connection, name: str, now: int) -> str:
    """A new session; those that are over are swept out."""
    over = (sessions.c.made_at < now - LASTS) | (sessions.c.seen_at < now - IDLE)
    connection.execute(delete(sessions).where(over))
    cookie = secrets.token_urlsafe(32)
    row = {"hash": digest_of(cookie), "name": name, "made_at": now, "seen_at": now}
    connection.execute(insert(sessions), row)
    return cookie


def _person(connection: Connection, row: Row[Any]) -> Person:
    """A person with what they are held to."""
    held = connection.execute(select(scopes).where(scopes.c.name == row.name)).all()
    return Person(
        name=row.name,
        role=Role(row.role),
        centres=frozenset(each.code for each in held if each.kind == "centre"),
        agencies=frozenset(each.code for each in held if each.kind == "agency"),
    )


def _program(row: Row[Any]) -> Person:
    held = frozenset() if row.agency is None else frozenset({str(row.agency)})
    role = Role.AGENCY if held else Role.READER
    return Person(name=row.name, role=role, agencies=held, program=True)
