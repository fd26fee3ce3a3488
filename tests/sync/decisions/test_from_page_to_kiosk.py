"""From headquarters' pages to a centre's kiosk and back, over real HTTP from end to end."""

import html
import re
from dataclasses import replace

import pytest
import requests

from floor.rules.questions import AskMenu
from floor.store import ledger
from floor.store.deciding import trust
from sync.central.accounts import Accounts
from sync.central.decisions import deciding, keys
from sync.central.people import Person, Role
from tests.floors import PracticeFloor
from tests.sync.decisions.office import Browser, bring, fields_of, row
from tests.sync.site import Site, ship

SERVICE, CALLED = "KRA-PINN", "PIN registration"
DASH = "\N{EN DASH}"


def test_a_fee_goes_from_the_page_to_the_kiosk_and_back_again(
    site: Site, floor: PracticeFloor, editor: Browser, token: str
) -> None:
    def fee() -> int | None:
        return next(s.fee_kes for s in floor.menu().services if s.code == SERVICE)

    before = fee()
    assert CALLED in html.unescape(editor.get("/catalogue?q=kra+pin"))
    path = f"/catalogue/services/{SERVICE}"
    form = editor.form(path)
    assert "MSA" in form["centre"]

    right = editor.post(path, form | {"fee": ["1,350"]})
    assert right.status_code == 200 and right.url.endswith("?saved=1")
    preview = html.unescape(editor.get("/catalogue/versions/draft/MSA"))
    assert re.search(rf"{re.escape(CALLED)}: fee .* → KES 1,350", preview)

    made = editor.post(
        "/catalogue/versions",
        editor.form("/catalogue/versions") | {"first": ["MSA"], "note": ["Finance Act"]},
    )
    assert made.status_code == 200 and made.url.endswith("/catalogue/versions/2")
    assert row(made.text, "MSA") == f"Huduma Centre Mombasa first Offered {DASH}"
    assert row(made.text, "LMU").endswith(f"Planned {DASH}")

    menus = floor.watch(AskMenu(), beat=30.0)
    next(menus)
    bring(site, floor, token)
    assert next(s.fee_kes for s in next(menus).services if s.code == SERVICE) == 1350
    assert "Fetched" in row(editor.get("/catalogue/versions/2"), "MSA")
    ship(site.address, floor, token)
    assert (
        row(editor.get("/catalogue/versions/2"), "MSA") == "Huduma Centre Mombasa first Adopted 2"
    )
    the_way_back(site, floor, editor, token)
    assert fee() == before


def test_a_fee_that_is_none_is_told_in_a_sentence_and_kept(site: Site, editor: Browser) -> None:
    path = f"/catalogue/services/{SERVICE}"
    form = editor.form(path)
    wrong = editor.post(path, form | {"fee": ["a lot"], "minutes": ["11"]})
    assert wrong.status_code == 400
    assert "The fee a lot is no amount" in html.unescape(wrong.text)
    assert 'value="a lot"' in editor.get(path), "what was typed is kept"
    assert editor.form("/catalogue/versions")["note"] == [""]


def the_way_back(site: Site, floor: PracticeFloor, editor: Browser, token: str) -> None:
    """The rest of the centres, then back to the version before."""
    rest = editor.post("/catalogue/versions/2/rest", fields_of(editor.get("/catalogue/versions/2")))
    assert "Not heard of the centre" in row(rest.text, "LMU")
    back = editor.post("/catalogue/versions/2/back", fields_of(editor.get("/catalogue/versions/2")))
    assert back.url.endswith("/catalogue/versions/3")
    assert "content of version 1 again" in back.text
    bring(site, floor, token)
    ship(site.address, floor, token)
    assert "Adopted 3" in row(editor.get("/catalogue/versions/3"), "MSA")
    assert "Has a later version" in row(editor.get("/catalogue/versions/2"), "MSA")
    book = site.get("/audit").text
    for done in ("catalogue&#39;s draft", "made a version", "other centres", "earlier version"):
        assert done in book


def test_a_centre_says_in_words_why_it_refuses(
    site: Site, floor: PracticeFloor, editor: Browser, token: str
) -> None:
    key_file = deciding.key_path(site.central.path)
    key_file.unlink()  # headquarters lost its key and made another
    editor.post("/catalogue/versions", editor.form("/catalogue/versions") | {"first": ["MSA"]})
    bring(site, floor, token)
    ship(site.address, floor, token)
    assert "Refused What arrived was not signed" in row(editor.get("/catalogue/versions/2"), "MSA")


def test_lines_that_no_floor_of_ours_wrote_do_not_break_the_pages(
    site: Site, floor: PracticeFloor, editor: Browser, token: str
) -> None:
    line = floor.journal(after=0, limit=1).entries[0]
    wrong = (
        ("decision_adopted", "catalogue", "[[[["),
        ("decision_adopted", "catalogue", '{"number": 9000000000000}'),
        ("decision_refused", "catalogue", '{"number": "many"}'),
        ("catalogue_adopted", "centre", '{"offer": {}}'),
    )
    for number, (kind, subject, body) in enumerate(wrong):
        odd = replace(line, seq=number + 1, kind=kind, subject=subject, body=body, origin="x.9")
        row = ledger.line_row("LMU", odd) | {"position": number + 1}
        with site.central.engine.begin() as connection:
            connection.execute(ledger.ADD_LINE, row)
        editor.get("/catalogue/versions")
    form = editor.form("/catalogue/versions")
    assert editor.post("/catalogue/versions", form).url.endswith("/versions/2")


def test_two_editors_do_not_overwrite_each_other(site: Site, editor: Browser) -> None:
    path = f"/catalogue/services/{SERVICE}"
    mine, theirs = editor.form(path), editor.form(path)
    assert editor.post(path, theirs | {"fee": ["10"]}).status_code == 200
    late = editor.post(path, mine | {"fee": ["20"]})
    assert late.status_code == 400
    assert "achieng saved this page after you opened it" in late.text
    assert editor.form(path)["fee"] == ["20"]
    editor.post(path, editor.form(path) | {"discard": ["1"]})
    assert editor.form(path)["fee"] == ["10"]


def test_a_service_begins_and_ends_at_a_centre(site: Site, editor: Browser) -> None:
    path = f"/catalogue/services/{SERVICE}"
    form = editor.form(path)
    without = [code for code in form["centre"] if code != "MSA"]
    assert editor.post(path, form | {"centre": without}).status_code == 200
    assert "MSA" not in editor.form(path)["centre"]
    again = editor.post(path, editor.form(path) | {"centre": form["centre"]})
    assert again.status_code == 200
    assert sorted(editor.form(path)["centre"]) == sorted(form["centre"])


def test_a_centres_page_takes_hours_and_counters(site: Site, editor: Browser) -> None:
    path = "/catalogue/centres/MSA"
    form = editor.form(path)
    wrong = editor.post(path, form | {"counter_1": ["ZZZ-NONE"]})
    assert wrong.status_code == 400 and "Counter 1: ZZZ-NONE is no service" in wrong.text
    right = editor.post(path, form | {"counter_1": ["KRA"], "closes": ["18:30"]})
    assert right.status_code == 200
    assert "KRA-PINN" in editor.form(path)["counter_1"][0]
    assert editor.form(path)["closes"] == ["18:30"]


@pytest.mark.parametrize(
    "path",
    [
        *("/catalogue", "/catalogue/services/KRA-PINN", "/catalogue/versions"),
        *("/catalogue/notices", "/catalogue/appointments", "/catalogue/devices"),
    ],
)
def test_a_reader_is_kept_out(site: Site, path: str) -> None:
    accounts = Accounts(site.central)
    accounts.add(Person(name="otieno", role=Role.READER), "samaki wa kupaka na wali")
    cookie = accounts.sign_in("otieno", "samaki wa kupaka na wali", "127.0.0.1")
    sent = {"Cookie": f"foleni_session={cookie}"}
    assert requests.get(site.address + path, headers=sent, timeout=10).status_code == 403


def test_a_new_service_is_added_and_offered_where_its_agency_has_counters(editor: Browser) -> None:
    form = editor.form("/catalogue") | {"agency": ["KRA"], "category": ["tax"]}
    form |= {"name_sw": ["Risiti ya kodi"]}
    bad = editor.post("/catalogue/services", form | {"code": ["NHIF-1"], "name_en": ["A slip"]})
    assert bad.status_code == 400 and "The code NHIF-1 cannot be used" in bad.text
    form |= {"code": ["KRA-SLIP"], "name_en": ["Tax slip"]}
    made = editor.post("/catalogue/services", form)
    assert made.url.endswith("/catalogue/services/KRA-SLIP")
    path = "/catalogue/services/KRA-SLIP"
    given = editor.post(path, editor.form(path) | {"centre": ["MSA"]})
    assert given.status_code == 200
    assert "KRA-SLIP" in editor.form("/catalogue/centres/MSA")["counter_9"][0]


def test_versions_are_numbered_and_rolled_out_on_postgresql(
    grand_site: Site, floor: PracticeFloor
) -> None:
    browser = Browser(grand_site, grand_site.session)
    path = f"/catalogue/services/{SERVICE}"
    assert browser.post(path, browser.form(path) | {"fee": ["70"]}).status_code == 200
    made = browser.post(
        "/catalogue/versions", browser.form("/catalogue/versions") | {"first": ["MSA"]}
    )
    assert made.url.endswith("/versions/2")
    ship(grand_site.address, floor, token := grand_site.token())
    trust(floor, keys.shown(keys.load_or_make(deciding.key_path(grand_site.central.path))))
    bring(grand_site, floor, token)
    assert floor.standing().number("catalogue") == 2
    back = browser.post(
        "/catalogue/versions/2/back", fields_of(browser.get("/catalogue/versions/2"))
    )
    assert back.url.endswith("/versions/3")
    service = f"centre,code,service,at\nMSA,A,{SERVICE},2026-11-23T09:00"
    form = browser.form("/catalogue/appointments")
    assert "Taken: 1" in browser.post("/catalogue/appointments", form | {"list": [service]}).text
    bring(grand_site, floor, token)
    assert floor.standing().number("catalogue") == 3
    assert floor.standing().number("bookings") == 1
