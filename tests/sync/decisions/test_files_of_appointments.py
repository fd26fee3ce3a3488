"""Appointments come as files of a spreadsheet; with a bad line, which is named, none is taken."""

import html
import io
from datetime import datetime

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from floor.errors import BadRequest
from sync.central.decisions import listing
from sync.central.decisions.listing import COLUMNS, MOST
from sync.central.web import uploads
from tests.sync.decisions.office import Browser

PAGE = "/catalogue/appointments"
GOOD = ["MSA", "HC-1", "KRA-PINN", "2026-11-23T09:30"]


def workbook(rows: list[list[object]], names: tuple[str, ...] = COLUMNS) -> bytes:
    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(names))
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def csv_of(rows: list[list[str]], mark: str = ",") -> bytes:
    return "\r\n".join(mark.join(row) for row in [list(COLUMNS), *rows]).encode("utf-8-sig")


def send(editor: Browser, data: bytes, name: str = "list.xlsx") -> requests.Response:
    csrf = editor.get(PAGE).split('name="csrf" value="')[1].split('"')[0]
    return editor.session.post(
        f"{editor.site.address}{PAGE}/file", data={"csrf": csrf}, files={"file": (name, data)},
        timeout=20,
    )  # fmt: skip


def test_a_workbook_and_a_csv_of_one_list_are_one_list(shared: Browser) -> None:
    at = datetime(2026, 11, 23, 9, 30)
    answer = send(shared, workbook([["MSA", 4711, "KRA-PINN", at], [None] * 4]))
    assert "Taken: 1 new or changed, 0 known already" in answer.text
    again = send(shared, csv_of([["MSA", "4711", "KRA-PINN", "2026-11-23T09:30"]], ";"), "a.csv")
    assert "Taken: 0 new or changed, 1 known already" in again.text


def test_every_bad_line_is_named_by_its_number_and_nothing_is_taken(shared: Browser) -> None:
    rows: list[list[object]] = [
        ["MSA", "HC-9", "KRA-PINN", "2026-11-23T09:30"],
        ["XXX", "HC-1", "KRA-PINN", "2026-11-23T09:30"],
        [None] * 4,
        ["MSA", "HC-2", "NO-SUCH", "2026-11-23T09:30"],
        ["MSA", "", "KRA-PINN", "2026-11-23T09:30"],
        ["MSA", "HC-4", "KRA-PINN", "2026-11-23"],
        ["MSA", "HC-9", "KRA-PINN", "2026-11-23T10:30"],
        ["MSA", "HC-5", "KRA-PINN", "2026-11-23T09:30", "more"],
    ]
    answer = send(shared, workbook(rows))
    text = html.unescape(answer.text)
    assert answer.status_code == 400 and "6 lines cannot be used" in text
    for line, told in (
        (3, "there is no centre XXX"),
        (5, "MSA does not offer NO-SUCH"),
        (6, "a code has 1 to 40"),
        (7, "2026-11-23 is no time"),
        (8, "the same code stands in line 2"),
        (9, "it has 5 columns"),
    ):
        assert f"Line {line}:</strong> {told}" in text
    fine = send(shared, csv_of([["MSA", "HC-9", "KRA-PINN", "2026-11-23T09:30"]]))
    assert "Taken: 1 new or changed" in fine.text, "nothing of the bad list was kept"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 no workbook", "no_workbook"),
        (b"\xff\xfe\x00", "no_text"),
        (b"centre,code\nMSA,1", "header"),
        (workbook([], ("centre", "code", "at", "what")), "header"),
        (workbook([]), "empty"),
        (b'centre,code,service,at\n"MSA', "no_csv"),
        (b"[{]", "no_json"),
        (csv_of([GOOD] * (MOST + 1)), "too_many"),
    ],
    ids=["empty", "torn", "binary", "short", "other", "bare", "quoted", "json", "many"],
)
def test_a_file_that_is_no_list_is_told_in_a_sentence(data: bytes, key: str) -> None:
    assert [fault.key for fault in listing.read(data).faults] == [key]


def test_columns_may_stand_in_any_order() -> None:
    data = workbook([["2026-11-23T09:30", "MSA", "HC", "KRA"]], ("At", "centre", "code", "service"))
    rows = listing.read(data).rows
    assert [(line, row.centre, row.at) for line, row in rows] == [(2, "MSA", "2026-11-23T09:30")]


@given(data=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_nothing_that_is_sent_as_a_list_breaks_the_reader(data: bytes) -> None:
    found = listing.read(data)
    assert found.rows or found.faults
    listing.read(b"PK" + data)


@given(file=st.binary(max_size=200), name=st.text("abc .-", max_size=9))
def test_a_form_with_a_file_is_read_as_it_was_sent(file: bytes, name: str) -> None:
    sent = requests.Request(
        "POST", "http://x/", data={"csrf": "s"}, files={"file": (name, file)}
    ).prepare()
    assert isinstance(sent.body, bytes)
    boundary = uploads.BOUNDARY.search(sent.headers["Content-Type"])
    assert boundary is not None
    found = uploads.parse(sent.body, boundary[1].encode())
    assert found.file == (file if name else found.file) and found.form.one("csrf") == "s"


@given(data=st.binary(max_size=100))
def test_a_form_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(BadRequest):
        uploads.parse(data, b"some-boundary")
