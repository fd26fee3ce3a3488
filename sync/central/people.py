"""Who may see and do what at headquarters, and the book of what was done there.

A person has one role, and may be held to some centres or agencies. Programs of ministries have a
token in place of a password, and read only. Whoever changes something calls `note` in the same
transaction, so that there is no change without its line in the book.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import BigInteger, Column, Connection, Integer, String, Table, Text, insert

from sync.central.tables import metadata


class Role(StrEnum):
    """What a person is at headquarters."""

    ADMINISTRATOR = "administrator"
    """May do everything, and alone lets people and programs in."""
    EDITOR = "editor"
    """Changes what goes down to centres, and reads all figures."""
    AGENCY = "agency"
    """Reads the figures of some agencies, at all centres."""
    MANAGER = "manager"
    """Reads all of some centres, their agents too."""
    READER = "reader"
    """Reads the figures of all centres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who is signed in, or a program that showed its token."""

    name: str
    role: Role
    centres: frozenset[str] = frozenset()
    """Codes of the only centres that may be seen; all if there is none."""
    agencies: frozenset[str] = frozenset()
    """Codes of the only agencies that may be seen; all if there is none."""
    program: bool = False
    """Whether it is a token of a program."""

    def sees_centre(self, code: str) -> bool:
        """Whether a centre's figures are for this person."""
        return not self.centres or code in self.centres

    def sees_agency(self, code: str) -> bool:
        """Whether an agency's figures are for this person."""
        return not self.agencies or code in self.agencies

    @property
    def sees_agents(self) -> bool:
        """Whether figures that name agents may be seen: by those who manage them only."""
        return self.role in (Role.ADMINISTRATOR, Role.MANAGER) and not self.program

    @property
    def edits(self) -> bool:
        """Whether what goes down to centres may be changed."""
        return self.role in (Role.ADMINISTRATOR, Role.EDITOR) and not self.program

    @property
    def administers(self) -> bool:
        """Whether people and programs may be let in, and the book be read."""
        return self.role is Role.ADMINISTRATOR and not self.program


people = Table(
    "people",
    metadata,
    Column("name", String, primary_key=True, comment="in small letters"),
    Column("role", String, nullable=False),
    Column("hash", String, nullable=False, comment="argon2id of the password"),
    Column("made_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False, comment="when the password was set"),
)

scopes = Table(
    "people_scopes",
    metadata,
    Column("name", String, primary_key=True),
    Column("kind", String, primary_key=True, comment="centre or agency"),
    Column("code", String, primary_key=True),
    comment="The only centres or agencies that a person sees; all of a kind without a row of it.",
)

sessions = Table(
    "people_sessions",
    metadata,
    Column("hash", String, primary_key=True, comment="SHA-256 of the cookie's 256 random bits"),
    Column("name", String, nullable=False, index=True),
    Column("made_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False, comment="to some minutes"),
)

tries = Table(
    "people_tries",
    metadata,
    Column("who", String, primary_key=True, comment="name and address, a name, or an address"),
    Column("streak", Integer, nullable=False, comment="wrong passwords since the last right one"),
    Column("last_at", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False, comment="no try before"),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("name", String, primary_key=True),
    Column("hash", String, nullable=False, unique=True, comment="SHA-256 of 256 random bits"),
    Column("agency", String, comment="the only agency that it reads; all if null"),
    Column("made_at", BigInteger, nullable=False),
    Column("made_by", String, nullable=False),
)

book = Table(
    "audit",
    metadata,
    Column(
        "line", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    ),
    Column("at", BigInteger, nullable=False, index=True, comment="UTC milliseconds"),
    Column("who", String, nullable=False),
    Column("what", String, nullable=False, comment="said by the words under audit.what"),
    Column("about", Text, nullable=False),
    comment="What people did at headquarters; lines are added, never changed.",
)

COMMAND = "command line"
"""Who is noted for what a command did."""


def note(connection: Connection, *, at: int, who: str, what: str, about: str = "") -> None:
    """Write a line into the book, inside the caller's transaction.

    `at` is headquarters' clock in UTC milliseconds, `who` a person's name, `what` a code such as
    `user_added` whose words stand in assets/words/audit.toml under `[what]`, and `about` a short
    text that names what it was done to, without anything secret.
    """
    connection.execute(
        insert(book), {"at": at, "who": who[:80], "what": what, "about": about[:500]}
    )
