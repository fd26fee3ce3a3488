"""Agencies, categories and new centres are edited on pages, and go down like everything else."""

import html

import pytest
from click.testing import CliRunner

from sync.central.command import central as command
from tests.floors import PracticeFloor
from tests.sync.decisions.office import Browser, bring
from tests.sync.site import Site

PAGE = "/catalogue/agencies"
NEW = {"code": ["ZZZ"], "name_en": ["Office of Tests"], "name_sw": ["Ofisi ya Majaribio"]}
CENTRE = {"code": ["NEW"], "name": ["Huduma Centre New Town"], "county": ["Kilifi"],
          "town": ["New Town"], "as": ["MSA"], "counters": ["3"]}  # fmt: skip


def revision(editor: Browser) -> dict[str, list[str]]:
    text = editor.get(PAGE)
    return {"revision": [text.split('name="revision" value="')[1].split('"')[0]]} | csrf(text)


def csrf(text: str) -> dict[str, list[str]]:
    return {"csrf": [text.split('name="csrf" value="')[1].split('"')[0]]}


def test_an_agency_is_named_anew_added_and_taken_out(
    site: Site, floor: PracticeFloor, editor: Browser, token: str
) -> None:
    kra = {"code": ["KRA"], "name_en": ["Taxes"], "name_sw": ["Kodi"]}
    assert "saved=1" in editor.post(PAGE, revision(editor) | kra).url
    preview = html.unescape(editor.get("/catalogue/versions/draft/MSA"))
    assert "Agency KRA: “" in preview and "is now called “Taxes”" in preview
    added = editor.post(PAGE, revision(editor) | NEW | {"new": ["1"]})
    assert "Office of Tests" in added.text
    gone = editor.post(PAGE, revision(editor) | {"code": ["ZZZ"], "remove": ["1"]})
    assert gone.status_code == 200 and "Office of Tests" not in gone.text
    made = editor.post("/catalogue/versions", editor.form("/catalogue/versions"))
    assert made.url.endswith("/catalogue/versions/2")
    bring(site, floor, token)
    names = {agency.code: agency.name.en for agency in floor.menu().agencies}
    assert names["KRA"] == "Taxes"


def test_a_category_goes_on_with_another_letter(
    site: Site, floor: PracticeFloor, editor: Browser, token: str
) -> None:
    tax = {"code": ["tax"], "name_en": ["Taxes"], "name_sw": ["Kodi"], "icon": ["tax"]}
    saved = editor.post("/catalogue/categories", revision(editor) | tax | {"series": ["d"]})
    assert "saved=1" in saved.url
    preview = html.unescape(editor.get("/catalogue/versions/draft/MSA"))
    assert "Category tax: its tickets begin with D instead of T" in preview
    editor.post("/catalogue/versions", editor.form("/catalogue/versions"))
    bring(site, floor, token)
    (menu,) = {c.series for c in floor.menu().categories if c.code == "tax"}
    assert menu == "D"


@pytest.mark.parametrize(
    ("path", "form", "told"),
    [
        ("agencies", NEW | {"name_sw": [""], "new": ["1"]}, "missing in one language"),
        ("agencies", NEW | {"code": ["k r"], "new": ["1"]}, "code K R cannot be used"),
        ("agencies", NEW | {"code": ["KRA"], "new": ["1"]}, "There is an agency KRA already"),
        ("agencies", NEW, "code ZZZ cannot be used"),
        ("agencies", NEW | {"code": ["KRA"], "remove": ["1"]}, "KRA cannot be taken out"),
        ("categories", NEW | {"code": ["tax"], "series": ["A"], "icon": ["tax"]}, "letter A"),
        ("categories", NEW | {"code": ["tax"], "series": ["T"], "icon": ["../x"]}, "no picture"),
        ("categories", NEW | {"code": ["A B"], "new": ["1"]}, "small letters and dashes"),
        ("categories", NEW | {"code": ["tax"], "remove": ["1"]}, "tax cannot be taken out"),
        ("centres", CENTRE | {"code": ["n1"]}, "code N1 cannot be used"),
        ("centres", CENTRE | {"code": ["msa"]}, "There is a centre MSA already"),
        ("centres", CENTRE | {"county": [""]}, "Name, county or town"),
        ("centres", CENTRE | {"name": ["Huduma Centre Mombasa"]}, "is the name of another"),
        ("centres", CENTRE | {"as": ["?"]}, "no such centre to take the counters from"),
        ("centres", CENTRE | {"counters": ["0"]}, "0 counters cannot be"),
    ],
    ids=str,
)
def test_each_mistake_is_told_in_a_sentence_and_what_was_typed_stays(
    shared: Browser, path: str, form: dict[str, list[str]], told: str
) -> None:
    answer = shared.post(f"/catalogue/{path}", revision(shared) | form)
    text = html.unescape(answer.text)
    assert answer.status_code == 400 and told in text
    assert 'role="alert"' in text
    if "name" in form and form["name"][0]:
        assert f'value="{form["name"][0]}"' in text
    assert "saved=1" not in answer.url


def test_a_page_that_somebody_saved_meanwhile_is_told(editor: Browser) -> None:
    old = revision(editor)
    editor.post(PAGE, old | {"code": ["KRA"], "name_en": ["Taxes"], "name_sw": ["Kodi"]})
    late = editor.post(PAGE, old | {"code": ["KRA"], "name_en": ["Tax"], "name_sw": ["Kodi"]})
    assert late.status_code == 400 and "achieng" in late.text


def test_a_new_centre_has_a_page_counters_and_a_token(site: Site, editor: Browser) -> None:
    made = editor.post("/catalogue/centres", csrf(editor.get("/catalogue")) | CENTRE)
    assert made.status_code == 200 and made.url.endswith("/catalogue/centres/NEW")
    path = "/catalogue/centres/NEW"
    form = editor.form(path)
    assert [name for name in form if name.startswith("counter_")] == [
        "counter_1", "counter_2", "counter_3", "counter_4"
    ]  # fmt: skip
    saved = editor.post(path, form | {"counter_4": ["KRA-PINN"], "counter_gone": ["2"]})
    assert "saved=1" in saved.url
    numbers = [name for name in editor.form(path) if name.startswith("counter_")]
    assert numbers == ["counter_1", "counter_3", "counter_4", "counter_5"]
    added = CliRunner().invoke(
        command, ["add-centre", "NEW", "--data", str(site.central.path.parent)]
    )
    assert added.exit_code == 0, added.output
    manager = ("otieno", "--role", "manager", "--centre", "NEW")
    let_in = CliRunner().invoke(
        command, ["user", "add", *manager, "--data", str(site.central.path.parent)]
    )
    assert let_in.exit_code == 0, let_in.output
    assert "Huduma Centre New Town" in site.get("/people").text
    assert "Huduma Centre New Town" in site.get("/").text
    preview = editor.get("/catalogue/versions/draft/NEW")
    assert "New Town" in preview
