"""Writes tables as a PDF to print or to hand on: A4 across, our letters, a line under each page."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import assets
from floor.reports.columns import Unit, Value
from floor.reports.formats import said
from floor.reports.table import Table
from floor.rules.offer import Language

FONTS = {"Foleni": "400Regular", "Foleni-Bold": "700Bold"}
INK, MUTED, LINE, ACCENT = "#10201A", "#4C5D56", "#E4DFD3", "#006B4F"
MARGIN = 40.0
"""Points."""
PADDING = 6.0
"""Points that a page keeps around its text."""
WIDEST_NAME = 210.0
"""Points of the column that names the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What stands around the tables."""

    title: str
    subtitle: str
    foot: str
    """Beneath each page, before its number."""
    language: Language
    notes: tuple[str, ...] = ()
    """Beneath the tables."""


def pdf_of(paper: Paper, tables: Sequence[Table]) -> bytes:
    """Tables, each under its title, over as many pages as they need; headings on each page."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    _register()
    page = io.BytesIO()
    document = SimpleDocTemplate(
        page,
        pagesize=landscape(A4),
        title=paper.title,
        author="Foleni",
        lang=paper.language,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
    )
    styles = _styles()
    story: list[Any] = [
        Paragraph(_plain(paper.title), styles["title"]),
        Paragraph(_plain(paper.subtitle), styles["quiet"]),
        Spacer(0, 14),
    ]
    for shown in tables:
        story += [
            Paragraph(_plain(shown.title), styles["heading"]),
            _grid(shown, document.width - 2 * PADDING),
            Spacer(0, 16),
        ]
    story += [Paragraph(_plain(note), styles["quiet"]) for note in paper.notes]
    foot = _foot(paper.foot)
    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return page.getvalue()


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, weight in FONTS.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            path = assets.ROOT / "fonts" / f"AtkinsonHyperlegibleNext_{weight}.ttf"
            pdfmetrics.registerFont(TTFont(name, str(path)))


def _styles() -> dict[str, Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    def style(name: str, size: float, colour: str = INK, *, bold: bool = False, **more: Any) -> Any:
        font = "Foleni-Bold" if bold else "Foleni"
        leading = size * 1.25
        return ParagraphStyle(
            name, fontName=font, fontSize=size, leading=leading, textColor=HexColor(colour), **more
        )

    return {
        "title": style("title", 20, bold=True, spaceAfter=2),
        "heading": style("heading", 12, ACCENT, bold=True, spaceAfter=6, keepWithNext=1),
        "quiet": style("quiet", 9, MUTED),
        "cell": style("cell", 8.5),
        "bold": style("bold", 8.5, bold=True),
        "head": style("head", 6.8, MUTED, bold=True, splitLongWords=0),
        "head_n": style("head_n", 6.8, MUTED, bold=True, alignment=2, splitLongWords=0),
    }


def _plain(text: str) -> str:
    """A text that is no markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _grid(shown: Table, width: float) -> Any:
    """The rows; the last is the whole, as of a report."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Paragraph, TableStyle
    from reportlab.platypus import Table as Grid

    styles = _styles()

    def cell(value: Value, unit: Unit, last: bool) -> Any:
        if unit == "text":
            style = styles["bold" if last else "cell"]
            return Paragraph(_plain(str(value or "")), style)
        return said(value, unit)

    heads = zip(shown.headings, shown.units, strict=True)
    rows: list[list[Any]] = [
        [Paragraph(_plain(text), styles["head" if u == "text" else "head_n"]) for text, u in heads]
    ]
    for place, row in enumerate(shown.rows, 1):
        last = shown.sums and place == len(shown.rows) > 1
        rows.append([cell(v, u, last) for v, u in zip(row, shown.units, strict=True)])
    grid = Grid(rows, colWidths=_widths(shown, width), repeatRows=1, hAlign="LEFT")
    line, whole = HexColor(LINE), shown.sums and len(shown.rows) > 1
    grid.setStyle(
        TableStyle(
            [
                ("FONT", (0, 1), (-1, -1), "Foleni", 8.5),
                ("FONT", (0, -1), (-1, -1), "Foleni-Bold" if whole else "Foleni", 8.5),
                ("TEXTCOLOR", (0, 0), (-1, -1), HexColor(INK)),
                ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
                ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
                ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(INK)),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, line),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
            ]
        )
    )
    return grid


def _widths(shown: Table, width: float) -> list[float]:
    """Texts get what is left over from figures."""
    texts = sum(1 for unit in shown.units if unit == "text")
    figures = len(shown.units) - texts
    each = min(64.0, (width - 110.0 * texts) / max(1, figures))
    text = min(WIDEST_NAME, (width - each * figures) / max(1, texts))
    return [text if unit == "text" else each for unit in shown.units]


def _foot(told: str) -> Any:
    def draw(canvas: Any, document: Any) -> None:
        from reportlab.lib.colors import HexColor

        canvas.saveState()
        canvas.setFont("Foleni", 8)
        canvas.setFillColor(HexColor(MUTED))
        canvas.drawString(MARGIN + PADDING, 22, told)
        canvas.drawRightString(document.pagesize[0] - MARGIN - PADDING, 22, str(document.page))
        canvas.restoreState()

    return draw
