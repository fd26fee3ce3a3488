"""The ticket's QR code for the screen: image://qr/<the text in hex>."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider

QUIET = 4
"""Empty modules around the code (ISO/IEC 18004)."""


class QrProvider(QQuickImageProvider):
    """Paints codes in black on white, whatever the contrast: readers want it so."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:
        from kiosk.printing import qr_matrix  # only once there is a ticket: start quickly

        return paint(qr_matrix(bytes.fromhex(address).decode()), requested.width())


def paint(matrix: Sequence[Sequence[bool]], side: int) -> QImage:
    """The code in whole pixels to the module, at most `side` pixels wide where that is possible."""
    modules = len(matrix) + 2 * QUIET
    each = max(1, side // modules)
    image = QImage(modules * each, modules * each, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(
                    (x + QUIET) * each, (y + QUIET) * each, each, each, QColor(Qt.GlobalColor.black)
                )
    painter.end()
    return image
