"""QR codes as modules, for paper that is drawn and for the screen."""

from typing import Literal

Level = Literal[0, 1, 2, 3]
"""qrcode's numbers of the error levels: M is 0, L 1, H 2, Q 3."""
M: Level = 0


def qr_matrix(content: str | bytes, level: Level = M) -> list[list[bool]]:
    """Rows of modules, true where dark, without the quiet zone that must stand around them."""
    # Only once a code is shown: the library takes 30 ms to import.
    from qrcode.main import QRCode
    from qrcode.util import QRData

    code = QRCode(error_correction=level, border=0)
    code.add_data(QRData(content, mode=4))  # Bytes, as printers take what is not a number.
    return code.get_matrix()
