"""What a scanner types: letters in one burst, then Enter; none reaches anything else. Pure."""

import re

LONGEST = 256
"""Bytes of a scan at most; a longer one is no code of ours."""
SHORTEST = 3
"""Letters from which a burst before Enter is a scan."""
ALPHABET = re.compile(r"[A-Za-z0-9:/._?=&%+-]*")
CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{2,23}")
"""A booking's code: capitals, digits and dashes."""


class Scan:
    """Gathers one burst of letters."""

    def __init__(self) -> None:
        self._letters = ""
        self._size = 0

    def add(self, letters: str) -> None:
        """More of it; what is too long is counted, and no longer kept."""
        self._size += len(letters.encode(errors="replace"))
        if self._size <= LONGEST:
            self._letters += letters

    @property
    def whole(self) -> bool:
        """Whether Enter now would end a scan."""
        return self._size >= SHORTEST

    def end(self) -> str:
        """What was gathered, empty if it was too long; the next burst begins."""
        letters = self._letters if self._size <= LONGEST else ""
        self._letters, self._size = "", 0
        return letters


def booking_code(text: str) -> str:
    """The code in what was scanned or written, alone or as the end of a link; else empty."""
    text = text.strip()
    if len(text.encode(errors="replace")) > LONGEST or not ALPHABET.fullmatch(text):
        return ""
    code = re.split(r"[:/=]", text)[-1].upper()
    return code if CODE.fullmatch(code) else ""
