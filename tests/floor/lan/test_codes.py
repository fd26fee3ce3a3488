"""Codes that let a device in: good once, for a while, and only at the host that made them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor import errors
from floor.lan.codes import ALPHABET, LIFE, SECRET, TRIES, Codes, fits, plain
from floor.lan.proof import WINDOW, Window

PIN, OTHER = "ab" * 32, "cd" * 32


class Watch:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def secret(shown: str) -> str:
    return plain(shown)[:SECRET]


def test_a_code_has_forty_secret_bits_and_two_groups_that_are_easy_to_type() -> None:
    codes = Codes(PIN)
    shown = codes.make(role="kiosk")
    assert [len(group) for group in shown.split("-")] == [6, 6]
    assert 5 * SECRET >= 40
    assert not set("ILOU") & set(ALPHABET)
    assert len({codes.make(role="kiosk") for _ in range(300)}) == 300


def test_a_code_lets_in_once() -> None:
    codes = Codes(PIN)
    shown = codes.make(role="kiosk", name="kiosk-2")
    grant = codes.take(secret(shown))
    assert (grant.role, grant.name) == ("kiosk", "kiosk-2")
    with pytest.raises(errors.CodeUsed):
        codes.take(secret(shown))


def test_a_code_is_good_for_fifteen_minutes() -> None:
    watch = Watch()
    codes = Codes(PIN, watch)
    early, late = codes.make(role="kiosk"), codes.make(role="kiosk")
    watch.now = LIFE - 1
    codes.take(secret(early))
    watch.now = LIFE + 1
    with pytest.raises(errors.CodeOver):
        codes.take(secret(late))


def test_a_code_for_other_work_stays_good_where_it_belongs() -> None:
    codes = Codes(PIN)
    shown = codes.make(role="kiosk")
    with pytest.raises(errors.CodeOfOther):
        codes.take(secret(shown), ("counter", "reception"))
    assert codes.take(secret(shown), ("kiosk",)).role == "kiosk"


def test_five_wrong_tries_spoil_what_is_open() -> None:
    codes = Codes(PIN)
    shown = codes.make(role="kiosk")
    for _ in range(TRIES - 1):
        with pytest.raises(errors.WrongCode):
            codes.take("00000000")
    fresh = codes.make(role="display")
    with pytest.raises(errors.WrongCode):
        codes.take("00000000")
    with pytest.raises(errors.WrongCode):
        codes.take(secret(shown))
    assert codes.take(secret(fresh)).role == "display"


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_it_may_be_typed_as_people_type(typed: str) -> None:
    shown = Codes(PIN).make(role="kiosk")
    bare = shown.replace("-", "")
    ways = (shown, bare.lower(), shown.replace("0", "o").replace("1", "l"))
    assert fits(plain(typed.format(*ways)), PIN)


@pytest.mark.parametrize("typed", ["", "K7M4QX", "K7M4QX-9RTW2", "K7M4QX-9RTW2U", "K7M4QX-9RTW2Bé"])
def test_what_is_no_code_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(errors.BadSetting):
        plain(typed)


@given(place=st.integers(0, 11), letter=st.sampled_from(ALPHABET))
def test_a_slip_of_the_finger_is_found_before_anything_is_sent(place: int, letter: str) -> None:
    code = plain(Codes(PIN).make(role="kiosk"))
    slipped = code[:place] + letter + code[place + 1 :]
    assert fits(code, PIN)
    # one slip in a million is not, and the host finds it
    assert slipped == code or not fits(slipped, PIN) or place < SECRET


def test_a_code_fits_no_other_certificate() -> None:
    codes = [plain(Codes(PIN).make(role="kiosk")) for _ in range(1000)]
    assert all(fits(code, PIN) for code in codes)
    assert not any(fits(code, OTHER) for code in codes)


@given(st.lists(st.integers(1, 3 * WINDOW), max_size=200))
def test_no_count_is_taken_twice_and_none_near_the_highest_is_lost(counts: list[int]) -> None:
    window, seen = Window(), set[int]()
    for count in counts:
        near = count > max(seen, default=0) - WINDOW
        assert window.take(count) == (near and count not in seen)
        seen.add(count)
