"""What a verb touches is found by an index of what is under way, not among all years."""

import pytest
from sqlalchemy import Update, text
from sqlalchemy.dialects import sqlite

from floor.store import database
from floor.store.folds import centre, counters, stays
from tests.floors import PracticeFloor


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (stays.START, "stays_open (centre=? AND counter=?)"),
        (stays.LEAVE, "stays_open (centre=? AND counter=?)"),
        (counters.END_SESSION, "sessions_open (centre=? AND counter=?)"),
        (counters.END_SPAN, "spans_open (centre=? AND counter=?)"),
        (centre.GO_ON, "legs_open (centre=? AND service=?)"),
    ],
)
def test_what_is_under_way_is_found_in_one_step(
    local: PracticeFloor, statement: Update, index: str
) -> None:
    said = str(statement.compile(dialect=sqlite.dialect())).replace("?", "0")
    with database.reading(local._engine).connect() as connection:
        plan = str(connection.execute(text(f"EXPLAIN QUERY PLAN {said}")).all())
    assert f"INDEX {index}" in plan, plan
