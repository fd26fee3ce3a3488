"""A made-up year of 52 centres, already added up, and how long reports over it take."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import insert
from sqlalchemy.engine import Engine

from floor.facade.figures import Level
from sync.central import sums
from sync.central.asked import Asked, Period
from sync.central.bench.days import working_days
from sync.central.live import Attention, CentreNow
from sync.central.periods import Periods
from sync.central.store import Central
from sync.central.sums import Sum
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
    draws: dict[str, Callable[[], float]] = {
        "waits": lambda: chance.expovariate(1 / 150),
        "services": lambda: chance.uniform(20, 200),
        "visits": lambda: chance.uniform(50, 900),
        "arrivals": lambda: chance.uniform(1, 20),
        "errors": lambda: chance.expovariate(1 / 40),
    }
    lists = {name: Counter(int(draw()) for _ in range(legs)) for name, draw in draws.items()}
    all_ = ("legs", "served", "called", "arrived", "shown", "told")
    counts = Counter(dict.fromkeys(all_, legs))
    counts["called_within"] = sum(n for wait, n in lists["waits"].items() if wait <= 300)
    counts["rated_4"] = legs // 3
    for name in ("wait", "service", "visit", "arrival"):
        tenths = sum(value * n for value, n in lists[f"{name}s"].items())
        counts[f"{name}_ms"] = tenths * sums.TENTH
    return sums.row_of(Sum(counts=counts, lists=lists))


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


def reports(central: Central, codes: list[str], days: int, times: int) -> dict[str, float]:
    """Milliseconds that all centres' figures by agency take, as pages and programs ask for them:
    of a month, and of the year; the median of so many times."""
    every = working_days(FIRST_DAY, days)
    month = every[min(len(every) - 1, 20)]
    return {
        "report_month_ms": _took(central, codes, Period(since=every[0], until=month), times),
        "report_year_ms": _took(central, codes, Period(since=every[0], until=every[-1]), times),
    }


def _took(central: Central, codes: list[str], period: Period, times: int) -> float:
    centres = tuple(
        CentreNow(code=code, name=code, county="", counters=1, attention=Attention.CLOSED)
        for code in codes
    )
    asked = Asked(centres=centres, period=period, level=Level.AGENCY)
    took = []
    for _ in range(times):
        periods = Periods(central)  # a new one: it keeps what it told
        began = time.perf_counter()
        periods.report(asked)
        took.append(1000 * (time.perf_counter() - began))
    return round(sorted(took)[len(took) // 2], 1)
