"""Rows change one by one, and the model keeps every promise that views rely on."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from floor.qt.rows import RowsModel

ROLES = ("number", "lane")
LISTS = st.lists(st.integers(0, 12), unique=True).map(
    lambda keys: [{"number": f"C{key:03}", "lane": key % 3} for key in keys]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    number: str
    lane: str


def model() -> RowsModel:
    return RowsModel(roles=ROLES, key="number")


@given(updates=st.lists(st.tuples(LISTS, st.integers(0, 5)), max_size=6))
def test_after_any_updates_exactly_the_last_rows_are_shown(
    updates: list[tuple[list[dict[str, object]], int]],
) -> None:
    rows = model()
    # Fatal: a broken promise to the views ends the test run, so it cannot be overlooked.
    tester = QAbstractItemModelTester(
        rows, QAbstractItemModelTester.FailureReportingMode.Fatal, rows
    )
    for wanted, lane in updates:
        changed = [{**row, "lane": (int(str(row["lane"])) + lane) % 3} for row in wanted]
        rows.replace(changed)
        assert rows.rows == changed
        assert rows.rowCount() == len(changed)
    assert tester.model() is rows


def test_one_changed_field_tells_one_row_and_one_role(qtbot: QtBot) -> None:
    rows = model()
    rows.replace([{"number": "C001", "lane": "walk_in"}, {"number": "C002", "lane": "walk_in"}])
    with qtbot.waitSignal(rows.dataChanged) as told, qtbot.assertNotEmitted(rows.rowsInserted):
        rows.replace(
            [{"number": "C001", "lane": "walk_in"}, {"number": "C002", "lane": "priority"}]
        )
    first, last, roles = told.args
    assert (first.row(), last.row(), len(roles)) == (1, 1, 1)


def test_the_same_rows_again_tell_nothing(qtbot: QtBot) -> None:
    rows = model()
    rows.replace([{"number": "C001", "lane": "walk_in"}])
    with qtbot.assertNotEmitted(rows.dataChanged), qtbot.assertNotEmitted(rows.count_changed):
        rows.replace([{"number": "C001", "lane": "walk_in"}])


def test_dataclasses_are_rows_too() -> None:
    rows = model()
    rows.replace([Waiting(number="C001", lane="priority")])
    assert rows.rows == [{"number": "C001", "lane": "priority"}]


def test_two_rows_with_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="same number"):
        model().replace([{"number": "C001", "lane": 1}, {"number": "C001", "lane": 2}])


def test_a_key_that_is_no_role_is_refused() -> None:
    with pytest.raises(ValueError, match="not among the roles"):
        RowsModel(roles=("number",), key="visit")
