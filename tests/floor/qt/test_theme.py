"""The theme can be read: contrasts, heights and targets are computed, for every variant."""

import pytest
from PySide6.QtGui import QColor

from floor.qt.application import Application
from floor.qt.gallery import set_variant

TONES = ("accent", "priority", "appointment", "warning", "danger")
GROUNDS = ("ground", "card")
TEXTS = [
    *((text, under) for text in ("ink", "muted", *TONES) for under in GROUNDS),
    *((text, "sunken") for text in ("ink", "muted")),
    *((tone, f"{tone}Soft") for tone in TONES),
    *(("ink", f"{tone}Soft") for tone in (*TONES, "call")),
    ("muted", "accentSoft"),
    *(("onStrong", tone) for tone in TONES),
    ("onCall", "call"),
]
EDGES = [
    *(("border", under) for under in GROUNDS),
    *(("focus", under) for under in GROUNDS),
]
VARIANTS = ("day", "night", "contrast")


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0 to 1."""

    def channel(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def below(application: Application, pairs: list[tuple[str, str]], least: float) -> list[str]:
    """The pairs of theme colours whose contrast is too low, with what it is."""
    colours = {name: QColor(application.theme.property(name)) for pair in pairs for name in pair}
    return [
        f"{one} on {other}: {ratio:.2f}"
        for one, other in pairs
        if (ratio := contrast(colours[one], colours[other])) < least
    ]


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("variant", VARIANTS)
def test_text_can_be_read(application: Application, variant: str) -> None:
    set_variant(application, variant)
    assert below(application, TEXTS, 7.0 if variant == "contrast" else 4.5) == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_edges_and_the_focus_ring_can_be_seen(application: Application, variant: str) -> None:
    set_variant(application, variant)
    assert below(application, EDGES, 7.0 if variant == "contrast" else 3.0) == []


def test_a_kiosks_text_is_6_mm_tall_and_its_targets_20_mm(application: Application) -> None:
    theme = application.theme
    # From the top of a capital to the foot of a descender: 0.9 of the letters' size.
    assert theme.property("body") * 0.9 / theme.property("millimetre") >= 6
    assert theme.property("target") / theme.property("millimetre") >= 20


def test_targets_never_fall_below_44_pixels(application: Application) -> None:
    application.theme.setProperty("millimetre", 1.0)
    assert application.theme.property("target") >= 44


@pytest.mark.parametrize("distance", [3.0, 5.0, 10.0])
def test_a_walls_numbers_are_as_tall_as_an_eightieth_of_the_distance(
    application: Application, distance: float
) -> None:
    theme = application.theme
    theme.setProperty("density", "wall")
    theme.setProperty("distance", distance)
    capital = theme.property("hero") * theme.property("capHeight") / theme.property("millimetre")
    assert capital >= distance * 1000 / 80 * 0.99


def test_large_type_makes_running_text_half_as_large_again(application: Application) -> None:
    before = application.theme.property("body")
    application.theme.setProperty("textScale", 1.5)
    assert application.theme.property("body") == pytest.approx(before * 1.5, abs=1)


def test_reduced_motion_moves_nothing(application: Application) -> None:
    durations = [application.theme.property(name) for name in ("quick", "calm", "slow")]
    assert durations == [0, 0, 0]
