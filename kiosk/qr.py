"""The ticket's QR code for the screen: image://qr/<the text in hex>."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
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
    dots = bytearray(b"\xff" * modules * modules)
    for y, row in enumerate(matrix, start=QUIET):
        for x, dark in enumerate(row, start=QUIET):
            if dark:
                dots[y * modules + x] = 0
    code = QImage(bytes(dots), modules, modules, modules, QImage.Format.Format_Grayscale8)
    whole = modules * max(1, side // modules)
    return code.scaled(whole, whole)
