"""What a scanner types: only a booking's code comes through, and nothing else is written."""

import string
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.scan import ALPHABET, CODE, LONGEST, Scan, booking_code


def gathered(text: str) -> str:
    scan = Scan()
    for letter in text:
        scan.add(letter)
    return scan.end()


def test_a_code_is_found_alone_and_at_the_end_of_a_link() -> None:
    for text in ("MSA-7K2Q", "msa-7k2q", " MSA-7K2Q ", "https://foleni.example/b/MSA-7K2Q"):
        assert booking_code(text) == "MSA-7K2Q"
    assert booking_code("foleni:booking=MSA-7K2Q") == "MSA-7K2Q"


def test_what_is_too_long_is_none() -> None:
    assert gathered("A" * LONGEST) == "A" * LONGEST
    assert gathered("A" * (LONGEST + 1)) == ""
    assert booking_code("x/" * LONGEST + "MSA-7K2Q") == ""
    assert booking_code("A" * 25) == booking_code("AB") == ""


@given(st.text(max_size=400))
def test_no_junk_is_ever_more_than_a_code(text: str) -> None:
    code = booking_code(gathered(text))
    assert code == "" or CODE.fullmatch(code)


def test_a_hundred_thousand_scans_of_junk_do_no_harm() -> None:
    dice = Random(7)
    letters = string.printable + "\x1b\x1d\x10\u202e\U0001f600é"
    for _ in range(100_000):
        text = "".join(dice.choices(letters, k=dice.randrange(40)))
        code = booking_code(gathered(text))
        assert code == "" or (CODE.fullmatch(code) and ALPHABET.fullmatch(text.strip()))
