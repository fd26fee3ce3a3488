"""Icons are painted in the colour asked for; every subject of the catalogue has one."""

import tomllib

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer

import assets
from floor.qt.images import paint_icon, paint_shadow

ICONS = sorted((assets.ROOT / "icons").glob("*.svg"))


def inked(image: QImage) -> set[str]:
    """The colours of all pixels that are wholly opaque."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", [path.stem for path in ICONS])
def test_an_icon_is_painted_in_its_colour_only(qapp: object, name: str) -> None:
    svg = (assets.ROOT / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert QSvgRenderer(svg.encode()).isValid()
    # Crossing strokes may round a channel by one.
    assert inked(paint_icon(svg, "#006b4f", QSize(48, 48))) <= {"#006b4f", "#006b4e", "#006a4f"}


def test_every_category_of_the_catalogue_has_an_icon() -> None:
    catalogue = (assets.ROOT / "catalogue" / "categories.toml").read_text(encoding="utf-8")
    wanted = {category["icon"] for category in tomllib.loads(catalogue)["categories"]}
    assert wanted <= {path.stem for path in ICONS}


def test_the_shadow_fades_outwards(qapp: object) -> None:
    image = paint_shadow(16, 12, "#10201a")
    middle = image.width() // 2
    slope = [QColor(image.pixelColor(x, middle)).alpha() for x in range(middle)]
    assert slope == sorted(slope)
    assert slope[0] <= 2 < slope[-1] < 64
