"""Pictures and silent films between calls: from a folder, by name, bad files left out."""

import logging
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImageReader

log = logging.getLogger("foleni.display")

MOVING = frozenset((".gif", ".webp"))
KINDS = MOVING | {".png", ".jpg", ".jpeg", ".svg"}
MOST_PIXELS = 40_000_000
"""Larger pictures would hold up the calls while they are read."""
MOST_MOVING, MOST_BYTES = 1_000_000, 60_000_000
"""Pixels of a film, of which each frame is read while calls may come, and its bytes: 1280 x 720
is within it."""


def what_is_wrong(path: Path) -> str:
    """Why a file cannot be shown; empty if it can. Only its head is read."""
    reader = QImageReader(str(path))
    if not reader.canRead():
        return reader.errorString() or "it is no picture"
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        return "it does not say how large it is"
    moves = reader.supportsAnimation()
    if path.stat().st_size > MOST_BYTES:
        return f"it has more than {MOST_BYTES // 1_000_000} million bytes"
    if size.width() * size.height() > (MOST_MOVING if moves else MOST_PIXELS):
        return f"it has {size.width()} x {size.height()} pixels"
    return ""


class Pictures:
    """The folder is looked at anew whenever all were shown, so that one may change it."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._due: list[Path] = []
        self._bad: set[tuple[Path, float]] = set()

    def next(self) -> str:
        """The address of the next picture; empty without any."""
        if not self._due:
            self._due = self._found()
        while self._due:
            path = self._due.pop(0)
            if problem := what_is_wrong(path):
                self.refuse(path, problem)
            else:
                return QUrl.fromLocalFile(str(path)).toString()
        return ""

    def refuse(self, path: Path, problem: str) -> None:
        """Leave a file out as long as it stays as it is, and say so once."""
        self._bad.add((path, _changed(path)))
        log.warning("picture left out file=%s reason=%s", path.name, problem)

    def failed(self, address: str) -> None:
        """A picture whose head was sound could not be shown after all."""
        self.refuse(Path(QUrl(address).toLocalFile()), "it cannot be read to its end")

    def _found(self) -> list[Path]:
        if self._folder is None:
            return []
        try:
            every = sorted(self._folder.iterdir(), key=lambda path: path.name.casefold())
        except OSError as fault:
            log.warning("pictures folder=%s reason=%s", self._folder, fault.strerror)
            return []
        return [
            path
            for path in every
            if path.suffix.casefold() in KINDS and (path, _changed(path)) not in self._bad
        ]


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
