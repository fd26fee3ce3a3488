"""A made-up past: as many tickets as asked for, kept for the next time, and a store to work on."""

from pathlib import Path

import pysqlite3

from floor.benches.past import a_past, after_years


def count(path: Path, table: str) -> int:
    connection = pysqlite3.connect(str(path))
    (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    connection.close()
    return int(rows)


def test_a_past_is_made_once_and_lent_again(tmp_path: Path) -> None:
    path = a_past(tmp_path, tmp_path / "kept", 120)
    assert [count(path, table) for table in ("visits", "legs", "stays")] == [121] * 3
    made = path.stat().st_mtime_ns
    assert a_past(tmp_path, tmp_path / "kept", 120).stat().st_mtime_ns == made
    (path.parent / "recipe").write_text("another")
    assert a_past(tmp_path, tmp_path / "kept", 120).stat().st_mtime_ns != made


def test_tickets_and_calls_are_measured_on_it_time_and_again(tmp_path: Path) -> None:
    for _ in range(2):
        none, some = after_years(tmp_path, tmp_path / "kept", [0, 50], 20)
        assert (none["tickets"], some["tickets"]) == (0, 50)
        assert some["call_ms"]["p50"] > 0 and some["call_cpu_to_first"] > 0
