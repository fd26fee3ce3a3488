"""Spoken numbers: the Kiswahili rule for "na", and tickets read sign by sign."""

import pytest

from floor.numbers import spoken, spoken_ticket
from floor.words import Words, load_words


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "sifuri"),
        (10, "kumi"),
        (11, "kumi na moja"),
        (25, "ishirini na tano"),
        (100, "mia moja"),
        (105, "mia moja na tano"),
        (110, "mia moja na kumi"),
        (111, "mia moja kumi na moja"),
        (120, "mia moja na ishirini"),
        (125, "mia moja ishirini na tano"),
        (999, "mia tisa tisini na tisa"),
    ],
)
def test_kiswahili_says_na_before_the_last_part_only(n: int, said: str, words: Words) -> None:
    assert spoken(n, "sw", words=words) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (12, "twelve"),
        (21, "twenty-one"),
        (300, "three hundred"),
        (412, "four hundred and twelve"),
        (125, "one hundred and twenty-five"),
    ],
)
def test_english_numbers(n: int, said: str, words: Words) -> None:
    assert spoken(n, "en", words=words) == said


def test_every_number_is_said_differently(words: Words) -> None:
    for language in ("en", "sw"):
        assert len({spoken(n, language, words=words) for n in range(1000)}) == 1000


@pytest.mark.parametrize("n", [-1, 1000])
def test_numbers_beyond_the_table_are_refused(n: int, words: Words) -> None:
    with pytest.raises(ValueError, match="0 to 999"):
        spoken(n, "en", words=words)


def test_a_ticket_is_read_sign_by_sign(words: Words) -> None:
    assert spoken_ticket("C042", "sw", words=words) == "sii, sifuri nne mbili"
    assert spoken_ticket("C042", "en", words=words) == "C, zero four two"
