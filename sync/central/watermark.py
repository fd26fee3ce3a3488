"""What headquarters' backups hold of each line of journal, and which epoch headquarters is in."""

from sqlalchemy import Connection

from floor.store import database
from sync.central.saving import backed_up_to


def kept(connection: Connection, centre: str, name: str) -> int:
    """Up to which seq the last backup holds a line of journal; 0 when it holds none of it."""
    mark = backed_up_to(connection, centre, name)
    return 0 if mark is None else mark.seq


def epoch(connection: Connection) -> str:
    """Headquarters' epoch: what its store says it is. One that was restored says otherwise, so
    that sessions opened before are over, and centres begin again and send what it lacks."""
    return database.described(connection)["origin"]
