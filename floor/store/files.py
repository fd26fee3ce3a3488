"""Files beside a store: copied whole, written whole, and named so that nothing is lost."""

import os
import urllib.parse
from datetime import UTC, datetime
from pathlib import Path

import pysqlite3

from floor import errors

SIDECARS = ("", "-wal", "-shm")
"""What SQLite keeps of one database, by how the names end."""


def named(fault: Exception, path: Path | str) -> errors.Trouble:
    """What SQLite says of a store, as an error of ours."""
    code = getattr(fault, "sqlite_errorname", "")
    if code in ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"):
        return errors.StoreFull(path=str(path))
    if code.startswith("SQLITE_READONLY"):
        return errors.StoreReadOnly(path=str(path))
    return errors.StoreDamaged(path=str(path), problem=str(fault.args[0] if fault.args else fault))


def uri(path: Path, mode: str) -> str:
    """A file as SQLite's URI; the mode is such as `mode=ro`."""
    return f"file:{urllib.parse.quote(str(path))}?{mode}"


def copy_database(source: Path, target: Path) -> None:
    """Copy a database that others may be using, as of one moment; the target is whole or absent.

    A source without a `-wal` file rests, and may lie on a disk that can only be read.

    Raises StoreDamaged, StoreFull or StoreReadOnly.
    """
    part = Path(f"{target}.part")
    part.unlink(missing_ok=True)
    try:
        mode = "mode=rw" if Path(f"{source}-wal").exists() else "mode=ro&immutable=1"
        connection = pysqlite3.connect(uri(source, mode), uri=True, timeout=10)
        try:
            connection.execute("VACUUM INTO ?", (str(part),))
        finally:
            connection.close()
        sync(part)
        os.replace(part, target)
        sync(target.parent)
    except pysqlite3.DatabaseError as fault:
        part.unlink(missing_ok=True)
        raise named(fault, source) from fault


def sync(path: Path) -> None:
    """Have a file's content, or a folder's names, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a small file's content: a reader sees the old or the new, never a part."""
    part = Path(f"{path}.part")
    part.write_bytes(data)
    os.replace(part, path)


def set_aside(path: Path, at: int) -> Path | None:
    """Rename a database and its sidecars, such as MSA.sqlite.aside-20261123-083000 (UTC).

    The new name; None when there was nothing.
    """
    if not any(Path(f"{path}{end}").exists() for end in SIDECARS):
        return None
    aside = Path(f"{path}.aside-{stamp(at)}")
    for end in SIDECARS:
        if Path(f"{path}{end}").exists():
            os.replace(f"{path}{end}", f"{aside}{end}")
    sync(path.parent)
    return aside


def stamp(at: int) -> str:
    """UTC milliseconds as part of a file's name."""
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y%m%d-%H%M%S")
