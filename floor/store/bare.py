"""The least that a durable commit costs on this disk: what the floor's own cost is compared to."""

import time
from pathlib import Path

import pysqlite3

BODY = "x" * 300
"""As long as a journal line's body."""


def bare_commits(path: Path, times: int) -> list[float]:
    """Seconds of each of so many single INSERTs in WAL mode with synchronous=FULL."""
    connection = pysqlite3.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE line (number INTEGER PRIMARY KEY, body TEXT)")
    took = []
    for number in range(times):
        began = time.perf_counter()
        connection.execute("INSERT INTO line VALUES (?, ?)", (number, BODY))
        took.append(time.perf_counter() - began)
    connection.close()
    return took
