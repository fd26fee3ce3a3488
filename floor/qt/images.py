"""Pictures that QML asks for by name: icons in a colour, and the one soft shadow.

The software renderer has no effects, so a tint or a blur must come as a finished picture.
"""

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

import assets

STROKE = re.compile(r'stroke-width="[^"]*"')
LAYERS = 24
"""Rectangles laid over one another to make the shadow's slope."""
DEEPEST = 0.1
"""The shadow's opacity where it is darkest."""


class IconProvider(QQuickImageProvider):
    """image://icon/<name>/<rrggbb or aarrggbb>: an icon of assets/icons in a colour."""

    def __init__(self, folder: Path = assets.ROOT / "icons") -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:
        name, _, colour = address.partition("/")
        pixels = requested if requested.width() > 0 and requested.height() > 0 else QSize(24, 24)
        path = self._folder / f"{name}.svg"
        if not path.is_file():
            return QImage()  # a null image: QML warns with the address, and tests fail on that
        return paint_icon(path.read_text(encoding="utf-8"), f"#{colour}", pixels)


class ShadowProvider(QQuickImageProvider):
    """image://shadow/<corner>/<spread>/<rrggbb>: a frame to be stretched, in pixels."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:
        corner, spread, colour = address.split("/")
        return paint_shadow(int(corner), int(spread), f"#{colour}")


def paint_icon(svg: str, colour: str, pixels: QSize) -> QImage:
    """The drawing in one colour ("#rrggbb" or "#aarrggbb"), on nothing."""
    wanted = QColor(colour)
    drawing = svg.replace("currentColor", wanted.name())
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(wanted.alphaF())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    return image


@lru_cache(maxsize=16)
def paint_shadow(corner: int, spread: int, colour: str) -> QImage:
    """A square whose edges fade over `spread` pixels around a rounded rectangle."""
    side = 2 * (corner + spread) + 4
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    tint = QColor(colour)
    for layer in range(LAYERS):
        # Later layers lie further in; weighting them makes the slope that of a blur.
        share = (layer + 1) / LAYERS
        tint.setAlphaF(DEEPEST * 3 * share**2 / LAYERS)
        painter.setBrush(tint)
        inset = spread * layer / LAYERS
        rest = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
        round_ = corner + spread - inset
        painter.drawRoundedRect(rest, round_, round_)
    painter.end()
    return image
