"""Millimetres: what a screen says of itself is believed as far as it can be true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.qt.measure import DESK, SHORT_SIDE, Density, pixels_per_millimetre


def test_a_22_inch_kiosk_is_measured_by_its_own_millimetres() -> None:
    found = pixels_per_millimetre(density="touch", width=1080, height=1920, reported=3.94)
    assert found == pytest.approx(3.94)


def test_a_screen_that_does_not_know_its_size_is_taken_for_a_large_one() -> None:
    found = pixels_per_millimetre(density="touch", width=1080, height=1920, reported=0.0)
    assert found == pytest.approx(3.6)


def test_a_desk_goes_by_the_desktops_own_scaling() -> None:
    assert pixels_per_millimetre(density="desk", width=800, height=600, reported=9.0) == DESK


@given(
    density=st.sampled_from(sorted(SHORT_SIDE)),
    width=st.integers(800, 3840),
    height=st.integers(600, 3840),
    reported=st.floats(0, 100),
)
def test_the_short_side_is_always_of_a_possible_length(
    density: Density, width: int, height: int, reported: float
) -> None:
    found = pixels_per_millimetre(density=density, width=width, height=height, reported=reported)
    least, most = SHORT_SIDE[density]
    assert least - 1e-6 <= min(width, height) / found <= most + 1e-6
