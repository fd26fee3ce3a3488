"""The paper that a printer would give, drawn dot by dot from its bytes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

import assets
from kiosk.printing.codes import Level, qr_matrix
from kiosk.printing.commands import Command, read
from kiosk.printing.layout import DOTS, FONT_A, FONT_B, HEAD_TO_CUTTER, ROW, Width

DPI = 203
ROLL: dict[Width, int] = {58: 464, 80: 640}
"""Dots across the whole roll, of which the head reaches the middle."""
TOOTH, DESK, SHADOW = 8, 28, 6
"""Dots of the cutter's teeth, of the desk around the paper, and of the shadow on it."""
PAPER, INK, DESK_GREY, SHADE = 255, 16, 222, 150
_LEVELS: dict[int, Level] = {48: 1, 49: 0, 50: 3, 51: 2}
"""qrcode's numbers of the levels L, M, Q, H by the printer's."""
_ALIGN = {0: 0.0, 1: 0.5, 2: 1.0}
_FONTS = assets.ROOT / "fonts" / "paper"


def draw(data: bytes, *, width_mm: Width) -> Image.Image:
    """The cut ticket on a grey desk, greyscale at 203 dpi; NotEscPos for bytes no ticket has."""
    head = _Head(DOTS[width_mm])
    for command in read(data):
        head.obey(command)
    return _on_a_desk(_printed(head, ROLL[width_mm]))


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter with all that decides its dots."""

    code: int
    cell: tuple[int, int] = FONT_A
    wide: int = 1
    high: int = 1
    bold: bool = False
    invert: bool = False

    @property
    def size(self) -> tuple[int, int]:
        return self.cell[0] * self.wide, self.cell[1] * self.high


@dataclass(slots=True)
class _Head:
    """A printer's head: what it was told to keep, and what it has put on paper."""

    dots: int
    fed: int = HEAD_TO_CUTTER
    style: _Letter = _Letter(0)
    align: float = 0.0
    row: list[_Letter] = field(default_factory=list)
    put: list[tuple[Image.Image, int, int]] = field(default_factory=list)
    """Pictures with the dots left of and above them."""
    code: dict[int, bytes] = field(default_factory=dict)
    """The QR code's settings and letters, by function."""

    def obey(self, command: Command) -> None:
        if act := _ACTS.get(command.name):
            act(self, command.data)

    def reset(self, _: bytes) -> None:
        self.style, self.align = _Letter(0), 0.0

    def keep_size(self, data: bytes) -> None:
        self.style = replace(self.style, wide=(data[0] >> 4) + 1, high=(data[0] & 7) + 1)

    def keep_font(self, data: bytes) -> None:
        self.style = replace(self.style, cell=FONT_B if data[0] & 1 else FONT_A)

    def keep_bold(self, data: bytes) -> None:
        self.style = replace(self.style, bold=bool(data[0] & 1))

    def keep_invert(self, data: bytes) -> None:
        self.style = replace(self.style, invert=bool(data[0] & 1))

    def keep_align(self, data: bytes) -> None:
        self.align = _ALIGN[data[0] & 3]

    def letters(self, data: bytes) -> None:
        for code in data:
            letter = replace(self.style, code=code)
            if sum(each.size[0] for each in (*self.row, letter)) > self.dots:
                self.feed(b"\x01")
            self.row.append(letter)

    def feed(self, data: bytes) -> None:
        """Put the row on paper, then feed so many rows."""
        sizes = [letter.size for letter in self.row]
        height = max((high for _, high in sizes), default=0)
        left = self._left(sum(wide for wide, _ in sizes))
        for letter, (wide, high) in zip(self.row, sizes, strict=True):
            self.put.append((_glyph(letter), left, self.fed + height - high))
            left += wide
        self.row.clear()
        self.fed += max(ROW, height) + ROW * (data[0] - 1)

    def two_dimensional(self, data: bytes) -> None:
        """`GS ( k`: keep a setting or the letters of the QR code, or print it."""
        function = data[1]
        if function != ord("Q"):
            self.code[function] = data[2:]
            return
        picture = _qr(self.code[ord("P")][1:], self.code[ord("E")][0], self.code[ord("C")][0])
        self.put.append((picture, self._left(picture.width), self.fed))
        self.fed += picture.height

    def _left(self, wide: int) -> int:
        return round((self.dots - wide) * self.align)


_ACTS: dict[str, Callable[[_Head, bytes], None]] = {
    "ESC @": _Head.reset,
    "ESC a": _Head.keep_align,
    "ESC E": _Head.keep_bold,
    "ESC M": _Head.keep_font,
    "ESC d": _Head.feed,
    "GS !": _Head.keep_size,
    "GS B": _Head.keep_invert,
    "GS ( k": _Head.two_dimensional,
    "LF": lambda head, _: head.feed(b"\x01"),
    "text": _Head.letters,
}


def _printed(head: _Head, roll: int) -> Image.Image:
    low = max([head.fed - HEAD_TO_CUTTER, *(top + one.height for one, _, top in head.put)])
    paper = Image.new("L", (roll, low), PAPER)
    margin = (roll - head.dots) // 2
    for picture, left, top in head.put:
        paper.paste(picture, (margin + left, top))
    return paper


@lru_cache(maxsize=2048)
def _glyph(letter: _Letter) -> Image.Image:
    """A letter filling its cell, as the printer's own fonts do."""
    paper, ink = (INK, PAPER) if letter.invert else (PAPER, INK)
    wide, high = letter.cell[0] * letter.high, letter.cell[1] * letter.high
    font = _font("700Bold" if letter.bold else "500Medium", wide)
    picture = Image.new("L", (wide, high), paper)
    text = bytes([letter.code]).decode("cp437")
    ImageDraw.Draw(picture).text((wide / 2, high * 0.77), text, ink, font, anchor="ms")
    return picture if letter.size == picture.size else picture.resize(letter.size)


@lru_cache(maxsize=32)
def _font(weight: str, wide: int) -> ImageFont.FreeTypeFont:
    """The typeface at the size whose letters are so many dots wide."""
    path = _FONTS / f"AtkinsonHyperlegibleMono_{weight}.ttf"
    return ImageFont.truetype(path, wide / 0.632, layout_engine=ImageFont.Layout.BASIC)


def _qr(payload: bytes, level: int, module: int) -> Image.Image:
    rows = qr_matrix(payload, _LEVELS[level])
    picture = Image.new("L", (len(rows), len(rows)))
    picture.putdata([INK if dark else PAPER for row in rows for dark in row])
    return picture.resize((len(rows) * module,) * 2, Image.Resampling.NEAREST)


def _on_a_desk(paper: Image.Image) -> Image.Image:
    """The paper with the cutter's toothed edges and a soft shadow."""
    wide, high = paper.size
    shape = Image.new("L", (wide, high + 2 * TOOTH), 0)
    edge = [(x, TOOTH * (x // TOOTH % 2)) for x in range(0, wide + TOOTH, TOOTH)]
    low = [(x, high + 2 * TOOTH - y) for x, y in reversed(edge)]
    ImageDraw.Draw(shape).polygon([*edge, *low], fill=255)
    size = (wide + 2 * DESK, shape.height + 2 * DESK)
    mask = Image.new("L", size, 0)
    mask.paste(shape, (DESK, DESK))
    shadow = ImageChops.offset(mask, 0, SHADOW).filter(ImageFilter.GaussianBlur(SHADOW))
    desk = Image.new("L", size, DESK_GREY)
    desk.paste(SHADE, mask=shadow.point(lambda value: value * 0.6))
    sheet = Image.new("L", size, PAPER)
    sheet.paste(paper, (DESK, DESK + TOOTH))
    desk.paste(sheet, mask=mask)
    return desk
