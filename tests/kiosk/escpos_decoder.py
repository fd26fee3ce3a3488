"""What a printer would make of bytes, read without any of the code that wrote them."""

from dataclasses import dataclass, field

# Bytes after each command's two, as the printers' manuals give them; any other is a stranger.
ESC = {b"@": 0, b"a": 1, b"E": 1, b"M": 1, b"t": 1, b"d": 1, b"2": 0}
GS = {b"!": 1, b"B": 1, b"b": 1}


@dataclass
class Paper:
    """What came out: rows of letters with the size and columns each was printed in."""

    dots: int
    text_lines: list[str] = field(default_factory=list)
    sizes: list[tuple[int, int]] = field(default_factory=list)
    """Width and height of each row's letters, in times the normal."""
    too_wide: list[str] = field(default_factory=list)
    """Rows that the head could not print without a break of its own."""
    qr: list[str] = field(default_factory=list)
    qr_centred: bool = False
    cut: int = 0
    woken: int = 0
    bold: set[str] = field(default_factory=set)
    inverted: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """All letters, wrapped rows joined again."""
        return " ".join(" ".join(self.text_lines).split())


class Stranger(AssertionError):
    """A command that no ticket needs: perhaps one that a name smuggled in."""


def decode(data: bytes, *, dots: int = 576) -> Paper:
    """Follow the bytes as a printer does; Stranger at the first that is not a known command."""
    head = _Head(Paper(dots))
    at = 0
    while at < len(data):
        at += head.step(data[at:])
    return head.paper


@dataclass
class _Head:
    paper: Paper
    state: dict[bytes, int] = field(
        default_factory=lambda: dict.fromkeys((b"!", b"M", b"a", b"E", b"B"), 0)
    )
    row: bytes = b""
    stored: bytes = b""

    def step(self, data: bytes) -> int:
        """Obey the first command; the bytes it took."""
        lead, letter = data[:1], data[1:2]
        if 0x20 <= data[0] < 0x7F:
            self.row += lead
            return 1
        if lead == b"\n":
            self.end_row()
            return 1
        if lead == b"\x1b" and letter in ESC:
            assert not self.row or letter not in b"aM", "align and font change between rows"
            self.paper.woken += letter == b"@"
            return self.keep(letter, data[2 : 2 + ESC[letter]])
        if lead == b"\x1d" and letter in GS:
            return self.keep(letter, data[2:3])
        if data[:3] == b"\x1d(k":
            return 5 + self.two_dimensional(data[5 : 5 + data[3] + 256 * data[4]], data[3])
        if data[:3] == b"\x1dV\x00":
            assert not self.row, "letters left in the printer when it cuts"
            self.paper.cut += 1
            return 3
        raise Stranger(repr(data[:8]))

    def keep(self, letter: bytes, carried: bytes) -> int:
        if carried:
            self.state[letter] = carried[0]
        return 2 + len(carried)

    def end_row(self) -> None:
        size = (self.state[b"!"] >> 4) + 1, (self.state[b"!"] & 15) + 1
        text, cell = self.row.decode("ascii"), 9 if self.state[b"M"] else 12
        if len(text) * size[0] * cell > self.paper.dots:
            self.paper.too_wide.append(text)
        self.paper.text_lines.append(text)
        self.paper.sizes.append(size)
        if self.state[b"E"]:
            self.paper.bold.add(text)
        if self.state[b"B"]:
            self.paper.inverted.add(text)
        self.row = b""

    def two_dimensional(self, body: bytes, low: int) -> int:
        assert len(body) % 256 == low and body[:1] == b"1", "a QR command is broken off"
        if body[1:2] == b"P":
            self.stored = body[3:]
        elif body[1:2] == b"Q":
            self.paper.qr.append(self.stored.decode("ascii"))
            self.paper.qr_centred = self.state[b"a"] == 1
        return len(body)
