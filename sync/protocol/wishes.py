"""What the agent asks of its surroundings, and what each wish is answered with."""

from collections.abc import Generator
from dataclasses import dataclass

from floor.errors import FoleniError
from floor.facade import Entry
from sync.protocol.values import Batch, Hello, Line, Mark, Opened, Receipt, Verdict


@dataclass(frozen=True, slots=True)
class Open:
    """A session at headquarters, with the centre's key. Answered with an Opened."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where does the centre's journal end? Answered with a Hello."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Which origins had the store before this one, by restores and new lines? Answered with a
    Hello for each, in the order in which they were written; their lines never grow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rungs:
    """The hashes of an origin's lines at these places. Answered with a tuple of marks."""

    origin: str
    seqs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Lines of an origin's journal, at most `limit`. Answered with a tuple of entries."""

    origin: str
    after: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Greet:
    """How does headquarters see this line of journal? Answered with a Verdict."""

    hello: Hello


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """Headquarters commits the batch, then says so. Answered with a Receipt."""

    batch: Batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The centre cannot go on with its line: headquarters names the one that goes on from a
    base, the same whenever it is asked for. Answered with a Line."""

    old: str
    base: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """The centre goes on as the line granted; asked again it changes nothing. Answered with None.

    Raises a Trouble when the centre's line is neither `old` nor `line`."""

    old: str
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Wait; answered with None."""

    seconds: float
    level: Mark | None = None
    """The head, when headquarters has all that the centre had at the last look."""
    fault: FoleniError | None = None
    """Why there is a pause."""


Wish = Open | Look | Earlier | Rungs | Read | Greet | Push | Grant | Begin | Rest
Answer = (
    Opened
    | Hello
    | tuple[Hello, ...]
    | tuple[Mark, ...]
    | tuple[Entry, ...]
    | Verdict
    | Receipt
    | Line
    | None
)
Talk = Generator[Wish, Answer, None]
"""A wish that cannot be fulfilled is answered by throwing a Trouble, or what was refused."""
