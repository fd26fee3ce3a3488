"""The board's lists as rows."""

from display.board_rows import range_text, wait_rows
from floor.rules.waiting.foretold import WaitRange
from tests.display.boards import some_waits


def test_a_wait_is_told_as_a_range_of_figures_or_not_at_all() -> None:
    waits = (WaitRange(low=12, high=20), WaitRange(high=4), WaitRange(unsaid="no_counter"))
    assert [range_text(wait) for wait in waits] == ["12–20", "0–4", ""]  # noqa: RUF001


def test_waits_stand_by_the_name_that_is_read_first() -> None:
    rows = wait_rows(some_waits(20), first="sw")
    swahili = [row["name"] for row in rows]
    assert swahili == sorted(swahili, key=str.casefold)
    assert rows[0]["other_name"] != rows[0]["name"]
