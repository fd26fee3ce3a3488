"""The live floor's rows as plain text."""

from counter.lines import alarm, seat_lines, wait_lines
from counter.wording import Reader
from floor.errors import NotAllowed
from floor.words import load_words

EN = Reader(load_words(), "en")


def test_before_anything_is_known_there_is_nothing_and_no_alarm() -> None:
    assert seat_lines(None, reader=EN, now=0) == []
    assert wait_lines(None, None, reader=EN, now=0) == []
    assert alarm(None, None, reader=EN).title == ""


def test_a_floor_that_may_not_be_seen_says_so_and_is_not_just_empty() -> None:
    assert alarm(None, None, reader=EN, refused=NotAllowed(verb="wait_board")).title != ""
