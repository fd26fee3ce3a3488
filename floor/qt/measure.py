"""How many pixels a millimetre takes: sizes follow the screen's millimetres, not its pixels."""

from typing import Literal

Density = Literal["touch", "desk", "wall"]
"""A kiosk that is touched, a desk PC with keys and mouse, or a display on a wall."""

DESK = 96 / 25.4
"""Pixels per millimetre on a desk; the desktop's own scaling comes on top of it."""

SHORT_SIDE: dict[Density, tuple[float, float]] = {"touch": (200.0, 300.0), "wall": (400.0, 900.0)}
"""Millimetres the short side of a screen may claim: below the first its text would not fit, above
the second it would look lost; screens that lie about their size end up in between."""


def pixels_per_millimetre(
    *, density: Density, width: float, height: float, reported: float
) -> float:
    """Pixels per millimetre for a window of `width` x `height` pixels.

    `reported` is what the screen says of itself (pixels per millimetre; 0 if it does not know).
    """
    if density == "desk":
        return DESK
    short = min(width, height)
    least, most = SHORT_SIDE[density]
    return min(max(reported, short / most), short / least)
