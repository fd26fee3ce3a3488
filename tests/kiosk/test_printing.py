"""Tickets as bytes, read by a decoder that knows nothing of how they were made."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.errors import BadSetting
from floor.rules.offer import Language, Text
from floor.rules.snapshots import Ticket
from floor.words import Words, load_words
from kiosk.printing.layout import DOTS, LONGEST_LINK, Width, plain, wrap
from kiosk.printing.render import render
from kiosk.slip import Line, Role, Slip, slip
from tests.kiosk.escpos_decoder import Paper, decode
from tests.kiosk.tickets import HEAD, LINK, ORPHANS, PAPERS, SIX, leg, ticket

WORDS = load_words()
WIDTHS: tuple[Width, ...] = (58, 80)
LANGUAGES: tuple[Language, ...] = ("en", "sw")
SMUGGLED = (
    "\x1b@",
    "\x1bp\x00\x19\xfa",
    "\x1dV\x00",
    "\x1d(k\x03\x001Q0",
    "\x10\x14\x01\x00\x01",
    "\x10\x04\x01",
    "C042\n\n\nC001",
    "\r\x0c\x0b\x08\x7f\x9b\x85",
    "\u202eevil\u2066\ufeff\x00",
    "\ud800",
    "<b>&amp;</b>'; DROP TABLE visits; --",
    "\U0001f600" * 40,
    "e\u0301" * 200,
)


def made(shown: Ticket, *, copy: bool = False, link: str = LINK) -> Slip:
    return slip(shown, words=WORDS, head6=HEAD, link=link, copy=copy)


def printed(shown: Ticket, width: Width, *, copy: bool = False) -> Paper:
    return decode(render(made(shown, copy=copy), width_mm=width), dots=DOTS[width])


@pytest.fixture(scope="module")
def words() -> Words:
    return WORDS


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("copy", [False, True])
def test_everything_on_the_slip_reaches_the_paper(
    width: Width, language: Language, copy: bool
) -> None:
    shown = ticket(language=language)
    paper = printed(shown, width, copy=copy)
    for line in made(shown, copy=copy).lines:
        if line.role is Role.QR:
            assert paper.qr == [line.text]
        else:
            assert plain(line.text) in paper.text
    assert (paper.woken, paper.cut, paper.qr_centred) == (1, 1, True)
    assert paper.too_wide == []


@pytest.mark.parametrize(
    ("width", "number", "size"),
    [(80, "C042", 8), (58, "C042", 8), (80, "C1000", 8), (58, "C1000", 6), (58, "AB10000", 4)],
)
def test_the_number_is_as_large_as_the_paper_allows(width: Width, number: str, size: int) -> None:
    paper = printed(ticket(number), width)
    assert paper.sizes[paper.text_lines.index(number)] == (size, size)


@pytest.mark.parametrize("width", WIDTHS)
def test_six_services_with_long_names_break_only_between_words(width: Width) -> None:
    shown = ticket(language="sw", legs=tuple(leg(name, documents=PAPERS) for name in SIX))
    paper = printed(shown, width)
    assert paper.too_wide == []
    whole = " ".join(f"{line.value} {line.text}" for line in made(shown).lines).split()
    assert set(paper.text.split()) <= set(whole)
    for place, name in enumerate(SIX, start=1):
        assert f"{place}. {name.sw} {name.en}" in paper.text


@pytest.mark.parametrize("width", WIDTHS)
def test_a_copy_is_marked_white_on_black(width: Width) -> None:
    assert {row.strip() for row in printed(ticket(), width, copy=True).inverted} == {"COPY, 10:02"}
    assert printed(ticket(), width).inverted == set()


def test_the_number_and_the_service_are_bold() -> None:
    assert {"C042", "ID replacement: lost"} <= printed(ticket(), 80).bold


@pytest.mark.parametrize("width", WIDTHS)
def test_a_ticket_is_small_enough_for_a_serial_line(width: Width) -> None:
    plainest = ticket(legs=(leg(PAPERS[1]),))
    assert len(render(made(plainest), width_mm=width)) <= 640
    most = ticket(language="sw", legs=tuple(leg(ORPHANS, documents=PAPERS) for _ in range(9)))
    assert len(render(made(most, copy=True), width_mm=width)) <= 6 * 1024


@given(
    name=st.text(max_size=400),
    number=st.text(max_size=40),
    width=st.sampled_from(WIDTHS),
    count=st.integers(1, 12),
)
def test_no_name_however_made_gives_the_printer_a_command(
    name: str, number: str, width: Width, count: int
) -> None:
    nasty = leg(Text(en=name, sw=name[::-1]), documents=(Text(en=name, sw=name),) * 9)
    shown = ticket(number, language="sw", legs=(nasty,) * count, centre_name=name)
    data = render(slip(shown, words=WORDS, head6=name, link=LINK), width_mm=width)
    paper = decode(data, dots=DOTS[width])
    assert (paper.woken, paper.cut, paper.qr) == (1, 1, [LINK])
    assert paper.too_wide == []
    assert len(data) <= 6 * 1024


@pytest.mark.parametrize("smuggled", SMUGGLED)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.QR])
def test_a_smuggled_command_is_printed_as_letters_or_not_at_all(role: Role, smuggled: str) -> None:
    lines = (Line(role, f"before {smuggled} after", smuggled[:3]), Line(Role.QR, LINK))
    paper = decode(render(Slip(number=smuggled, copy=False, lines=lines)))
    assert (paper.woken, paper.cut, paper.qr) == (1, 1, [LINK])
    assert "before" in paper.text


def test_a_command_in_the_link_is_written_in_percent_signs() -> None:
    data = render(made(ticket(), link="https://x.example/\x1dV\x00\u00e9"))
    assert decode(data).qr == ["https://x.example/%1DV%00%C3%A9"]


def test_a_link_too_long_for_paper_is_left_out() -> None:
    assert decode(render(made(ticket(), link="x" * LONGEST_LINK))).qr != []
    assert decode(render(made(ticket(), link="x" * (LONGEST_LINK + 1)))).qr == []


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("N\u2019gang\u2019a \u2013 Mur\u0101ng\u2019a", "N'gang'a - Murang'a"),
        ("caf\u00e9 \u00bd\u2026", "cafe 1/2..."),
        ("a\u00a0b\n\tc", "a b c"),
        ("\u4e2d\u6587", "??"),
        ("a\x1bb\x7fc", "abc"),
    ],
)
def test_letters_that_printers_lack_become_their_nearest(text: str, letters: str) -> None:
    assert plain(text) == letters


@given(st.text())
def test_plain_letters_are_printable_and_bounded(text: str) -> None:
    assert all(" " <= letter <= "~" for letter in plain(text))
    assert plain(plain(text)) == plain(text)
    assert len(plain(text)) <= 120


@given(st.lists(st.text("abc-", min_size=1, max_size=20)), st.integers(4, 40), st.booleans())
def test_wrapping_keeps_every_letter_and_no_row_is_too_long(
    parts: list[str], columns: int, even: bool
) -> None:
    rows = wrap(" ".join(parts), columns, even=even)
    assert all(len(row) <= columns for row in rows)
    assert "".join(rows).replace(" ", "") == "".join(parts)
    if all(len(part) <= columns for part in parts):
        assert " ".join(rows).split() == parts


def test_rows_in_the_middle_are_of_like_length() -> None:
    text = "Anyone holding a ticket at closing time will be served"
    even = ["Anyone holding a ticket at", "closing time will be served"]
    assert wrap(text, 48, even=True) == even
    assert wrap(text, 48)[1] == "served"


def test_a_model_that_the_library_does_not_know_is_a_bad_setting() -> None:
    with pytest.raises(BadSetting, match="no printer profile 'Nobody 3000'"):
        render(made(ticket()), profile="Nobody 3000")


def test_a_known_model_prints_the_same_ticket() -> None:
    paper = decode(render(made(replace(ticket(), ahead=3)), profile="TM-T88V"))
    assert "People ahead of you: 3" in paper.text
