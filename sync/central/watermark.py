"""What headquarters' backups hold, and which epoch the server is in.

For the commands that back up and restore headquarters: a backup that is whole and in its place is
noted by `note_backed_up`, with the heads that were in it; a restored store begins another epoch
by `begin_epoch` before it is served, so that centres begin again and send what it lacks.
"""

import secrets
from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from floor.store.tables import journal as lines
from sync.central.lines_tables import kept_lines, server

Held = tuple[str, str, int]
"""Centre, line of journal, and its last seq."""


def heads(connection: Connection) -> list[Held]:
    """Where every line of journal ends: asked of the backup itself, or of the moment it shows."""
    last = select(lines.c.centre, lines.c.origin, func.max(lines.c.seq))
    found = connection.execute(last.group_by(lines.c.centre, lines.c.origin))
    return [(centre, origin, seq) for centre, origin, seq in found]


def note_backed_up(connection: Connection, held: Iterable[Held], at: int) -> None:
    """A backup with these heads is in its place since `at` (UTC milliseconds): centres may let go
    of what it holds."""
    rows = [
        {"centre": centre, "origin": origin, "seq": seq, "kept_at": at}
        for centre, origin, seq in held
    ]
    connection.execute(delete(kept_lines))
    if rows:
        connection.execute(insert(kept_lines), rows)


def kept(connection: Connection, centre: str, origin: str) -> int:
    """Up to which seq the last backup holds a line of journal."""
    mine = (kept_lines.c.centre == centre) & (kept_lines.c.origin == origin)
    return int(connection.execute(select(kept_lines.c.seq).where(mine)).scalar() or 0)


def epoch(connection: Connection) -> str:
    """The server's epoch; the first one is made here."""
    found: str | None = connection.execute(
        select(server.c.value).where(server.c.name == "epoch")
    ).scalar()
    return found or begin_epoch(connection)


def begin_epoch(connection: Connection) -> str:
    """Another epoch: sessions opened before it are over."""
    fresh = secrets.token_hex(16)
    connection.execute(delete(server).where(server.c.name == "epoch"))
    connection.execute(insert(server), {"name": "epoch", "value": fresh})
    return fresh
