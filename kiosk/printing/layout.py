"""A slip laid out on paper of a width: rows of plain letters with sizes, and the QR code's size."""

import string
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from kiosk.slip import Line, Role, Slip

Width = Literal[58, 80]
"""Widths of paper that ticket printers take, millimetres."""
DOTS: dict[Width, int] = {58: 384, 80: 576}
"""Dots that a head of 203 dpi prints across."""
DOTS_MM = 8
"""Dots along a millimetre, at 203 dpi."""
ROW = 30
"""Dots that a printer feeds for a row of ordinary letters."""
HEAD_TO_CUTTER = 96
"""Dots from the head to the cutter: white above the first row, and not reached by the cut."""
FED_TO_CUT = 6 * ROW
"""Dots that python-escpos feeds before it cuts."""
FONT_A, FONT_B = (12, 24), (9, 17)
"""Cells of the printer's two fonts, dots."""
LONGEST = 120
"""Letters of one text; what the catalogue may hold is cut here, so that no name eats the roll."""
LONGEST_LINK = 213
"""Bytes that a code of version 10 holds at level M; a phone still reads that from paper."""
# Bytes that a QR code of version 1, 2, ... holds at level M (ISO/IEC 18004, table 7).
_CAPACITY = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
_QR_MM = {58: 27, 80: 30}

_LOOKALIKES = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2022": "-",
        "\u2044": "/",
        "\u00d7": "x",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How the lines of a role look."""

    sizes: tuple[tuple[int, int], ...] = ((1, 1),)
    """Widths and heights to try, biggest first; the last if none fits."""
    rows: int = 9
    """Rows within which a size must fit to be taken."""
    bold: bool = False
    invert: bool = False
    small: bool = False
    centred: bool = True
    gap: bool = False
    """Whether an empty row stands before the role's first line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row; an empty text is an empty row."""

    text: str
    style: Style
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code; its module's side in dots, and how many there are along its own."""

    payload: str
    module: int
    modules: int


_BIG, _TALL = (2, 2), (1, 2)
STYLES: dict[Role, Style] = {
    Role.CENTRE: Style(sizes=(_BIG, _TALL), rows=1, bold=True),
    Role.COPY: Style(sizes=(_BIG, _TALL), rows=1, bold=True, invert=True, gap=True),
    Role.TITLE: Style(gap=True),
    Role.NUMBER: Style(sizes=tuple((n, n) for n in range(8, 0, -1)), rows=1, bold=True),
    Role.LANE: Style(sizes=(_BIG, _TALL), rows=1, bold=True, gap=True),
    Role.SERVICE: Style(sizes=(_BIG, _TALL), rows=2, bold=True, gap=True),
    Role.IN_ENGLISH: Style(),
    Role.STEP: Style(sizes=(_TALL,), bold=True, centred=False),
    Role.STEP_IN_ENGLISH: Style(centred=False),
    Role.AHEAD: Style(sizes=(_TALL,), bold=True, centred=False, gap=True),
    Role.WAIT: Style(sizes=(_TALL,), bold=True, centred=False),
    Role.CALLED: Style(sizes=(_BIG, _TALL), rows=2, bold=True, gap=True),
    Role.ADVICE: Style(centred=False),
    Role.HEADING: Style(bold=True, centred=False, gap=True),
    Role.DOCUMENT: Style(centred=False),
    Role.CAPTION: Style(),
    Role.RIGHT: Style(gap=True),
    Role.REPORT: Style(bold=True, gap=True),
    Role.ISSUED: Style(gap=True),
    Role.MARK: Style(small=True),
}


def lay_out(slip: Slip, *, width_mm: Width) -> tuple[Row | Code, ...]:
    """The rows of a slip from top to bottom."""
    return tuple(_rows(slip, DOTS[width_mm], width_mm))


def length_mm(parts: Iterable[Row | Code]) -> int:
    """Paper that a laid out slip takes from the roll, to the next whole millimetre."""
    return -(-(FED_TO_CUT + sum(map(_height, parts))) // DOTS_MM)


def _height(part: Row | Code) -> int:
    if isinstance(part, Code):
        return part.module * part.modules + ROW
    font = FONT_B if part.style.small else FONT_A
    return max(ROW, font[1] * part.size[1] if part.text else 0)


def _rows(slip: Slip, dots: int, width_mm: Width) -> Iterator[Row | Code]:
    before: Role | None = None
    for line in slip.lines:
        if line.role is Role.QR:
            yield from _code(line.text, dots, width_mm)
            continue
        style = STYLES[line.role]
        if style.gap and line.role is not before:
            yield Row("", Style(), (1, 1))
        before = line.role
        yield from _text(line, style, dots)


def _text(line: Line, style: Style, dots: int) -> Iterator[Row]:
    text, value = plain(line.text), plain(line.value)
    for size in style.sizes:
        columns = dots // ((FONT_B if style.small else FONT_A)[0] * size[0])
        rows = _arrange(line.role, text, value, columns, centred=style.centred)
        if len(rows) <= style.rows:
            break
    for row in rows:
        yield Row(f" {row} " if style.invert and len(row) + 2 <= columns else row, style, size)


def _arrange(role: Role, text: str, value: str, columns: int, *, centred: bool) -> list[str]:
    """Rows of at most `columns` letters."""
    if role is Role.STEP_IN_ENGLISH:
        return [f"   {row}" for row in wrap(text, columns - 3)]
    if value:
        indent = len(value) + 1
        rows = wrap(text, columns - indent)
        return [(f"{value} " if n == 0 else " " * indent) + row for n, row in enumerate(rows)]
    return wrap(text, columns, even=centred)


def wrap(text: str, columns: int, *, even: bool = False) -> list[str]:
    """Rows of whole words (a word longer than a row is cut); `even` makes them of like length."""
    rows = _greedy(text, columns)
    if even and len(rows) > 1:
        # Never so narrow that a word that fits a row would be cut.
        least = min(columns, max(map(len, text.split())))
        narrowest = max(least, len(text) // len(rows) - 1)
        for narrower in range(narrowest, columns):
            if len(tried := _greedy(text, narrower)) == len(rows):
                return tried
    return rows


def _greedy(text: str, columns: int) -> list[str]:
    rows = [""]
    for word in text.split():
        if rows[-1] and len(rows[-1]) + 1 + len(word) <= columns:
            rows[-1] += f" {word}"
            continue
        pieces = [word[at : at + columns] for at in range(0, len(word), columns)]
        rows[-1:] = [rows[-1], *pieces] if rows[-1] else pieces
    return rows


def plain(text: str) -> str:
    """The text in letters that every printer has: accents dropped, strangers as question marks.

    No control character is left, so that no name can give the printer a command.
    """
    known = unicodedata.normalize("NFKD", text[:LONGEST]).translate(_LOOKALIKES)
    letters = "".join(_letter(character) for character in known)
    return " ".join(letters.split())[:LONGEST]


def _letter(character: str) -> str:
    if " " <= character <= "~":
        return character
    if character.isspace():
        return " "
    kind = unicodedata.category(character)
    return "" if kind == "Mn" or kind in ("Cc", "Cf", "Cs") else "?"


def _code(link: str, dots: int, width_mm: Width) -> Iterator[Row | Code]:
    """The code with white above and below it; nothing if the link is too long to be read."""
    payload = quote(link, safe=string.punctuation)
    version = next((n for n, holds in enumerate(_CAPACITY, 1) if len(payload) <= holds), None)
    if version is None:
        return
    modules = 17 + 4 * version
    yield Row("", Style(), (1, 1))
    module = max(3, min(8, _QR_MM[width_mm] * 8 // modules, dots // (modules + 8)))
    yield Code(payload, module, modules)
