"""Times and promises in the agent's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter import wording
from counter.wording import Haste, Reader
from floor.rules.offer import Language
from floor.words import load_words
from tests.floors import at

WORDS = load_words()
EN, SW = Reader(WORDS, "en"), Reader(WORDS, "sw")


def test_the_share_is_told_as_the_charter_words_it() -> None:
    told = wording.share_told(EN, share=0.8, promise=15.0)
    assert told == "80 % of the promised 15 minutes used"


def test_the_share_is_told_in_kiswahili() -> None:
    told = wording.share_told(SW, share=0.8, promise=15.0)
    assert told == "Asilimia 80 ya dakika 15 za ahadi zimetumika"


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.0, "in time"), (0.79, "in time"), (0.8, "near promise"), (1.0, "near promise")],
)
def test_the_state_is_told_in_a_word(share: float, expected: str) -> None:
    assert wording.haste_told(EN, share) == expected


def test_past_the_promise_is_past_by_a_hair() -> None:
    assert wording.haste(1.0001) is Haste.PAST
    assert wording.per_cent(1.0001) == 101


@given(st.floats(0, 50))
def test_the_figure_and_the_word_never_disagree(share: float) -> None:
    assert (wording.per_cent(share) > 100) == (wording.haste(share) is Haste.PAST)


@given(st.integers(0, 10**8), st.floats(1, 200), st.integers(0, 10**8))
def test_a_share_is_never_negative(clock: int, promise: float, now: int) -> None:
    assert wording.share_at(clock=clock, promise=promise, now=now) >= 0


@pytest.mark.parametrize(
    ("milliseconds", "told"), [(0, "0:00"), (-5, "0:00"), (245_000, "4:05"), (3_845_000, "1:04:05")]
)
def test_a_stopwatch_shows_hours_once_there_are_any(milliseconds: int, told: str) -> None:
    assert wording.stopwatch(milliseconds) == told


@pytest.mark.parametrize(
    ("hhmm", "language", "told"),
    [
        ("14:05", "en", "14:05"),
        ("07:00", "sw", "saa 1:00 asubuhi"),
        ("12:30", "sw", "saa 6:30 mchana"),
        ("14:05", "sw", "saa 8:05 mchana"),
        ("18:59", "sw", "saa 12:59 jioni"),
        ("19:00", "sw", "saa 1:00 usiku"),
        ("03:10", "sw", "saa 9:10 usiku"),
    ],
)
def test_kiswahili_counts_the_hours_from_sunrise(hhmm: str, language: Language, told: str) -> None:
    assert wording.clock_told(Reader(WORDS, language), at(hhmm)) == told
