"""A made-up year of 52 centres, already added up, and how long reports over it take."""

import random
import time
from array import array
from collections.abc import Iterator
from typing import Any

from sqlalchemy import insert
from sqlalchemy.engine import Engine

from sync.central import tallies as counted
from sync.central.bench.days import working_days
from sync.central.store import Central
from sync.central.tables import tallies

FIRST_DAY = "2026-01-01"
SERVICES, A_DAY = 24, 10
"""Services that a centre's day has, and visits of each on average."""
KINDS = 400
"""Different rows that are made; the year repeats them."""
CHUNK = 5_000


def write(central: Central, codes: list[str], days: int) -> int:
    """Write so many working days of each centre as added-up rows; the number of visits."""
    chance = random.Random(1)
    kinds = [_row(chance) for _ in range(KINDS)]
    visits = 0
    chunk: list[dict[str, Any]] = []
    with central.engine.begin() as connection:
        for row in _rows(codes, days, kinds, chance):
            visits += row["arrived"]
            chunk.append(row)
            if len(chunk) == CHUNK:
                _insert(central.engine, connection, chunk)
                chunk = []
        if chunk:
            _insert(central.engine, connection, chunk)
    return visits


def _rows(
    codes: list[str], days: int, kinds: list[dict[str, Any]], chance: random.Random
) -> Iterator[dict[str, Any]]:
    for day in working_days(FIRST_DAY, days):
        for code in codes:
            for number in range(SERVICES):
                service, agency = f"S{number:02d}", f"A{number // 3}"
                key = {"centre": code, "day": day, "service": service, "agency": agency}
                yield chance.choice(kinds) | key


def _row(chance: random.Random) -> dict[str, Any]:
    """A service's day: most waits short, some long."""
    legs = chance.randint(A_DAY // 2, A_DAY * 3 // 2)
    lists = {
        "waits": array("H", (int(chance.expovariate(1 / 150)) for _ in range(legs))),
        "services": array("H", (int(chance.uniform(20, 200)) for _ in range(legs))),
        "visits": array("H", (int(chance.uniform(50, 900)) for _ in range(legs))),
    }
    counts = dict.fromkeys(counted.SUMS, 0)
    counts |= {"legs": legs, "served": legs, "called": legs, "arrived": legs, "shown": legs}
    counts |= {"called_within": sum(wait <= 300 for wait in lists["waits"]), "rated_4": legs // 3}
    for name, total in (("waits", "wait_ms"), ("services", "service_ms"), ("visits", "visit_ms")):
        counts[total] = sum(lists[name]) * counted.TENTH
    return counts | {name: values.tobytes() for name, values in lists.items()}


def _insert(engine: Engine, connection: Any, rows: list[dict[str, Any]]) -> None:
    """Many rows: by COPY where there is one."""
    if engine.dialect.name != "postgresql":
        connection.execute(insert(tallies), rows)
        return
    names = [column.name for column in tallies.columns]
    driver = connection.connection.driver_connection
    into = f"COPY tallies ({', '.join(names)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row([row[name] for name in names])


def reports(central: Central, days: int, times: int) -> dict[str, float]:
    """Milliseconds that all centres' figures by agency take: of a month, and of the year; the
    median of so many times."""
    every = working_days(FIRST_DAY, days)
    month = every[min(len(every) - 1, 20)]
    return {
        "report_month_ms": _took(central, every[0], month, times),
        "report_year_ms": _took(central, every[0], every[-1], times),
    }


def _took(central: Central, since: str, until: str, times: int) -> float:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        with central.asking() as connection:
            counted.period(connection, since, until, "agency")
        took.append(1000 * (time.perf_counter() - began))
    return round(sorted(took)[len(took) // 2], 1)
