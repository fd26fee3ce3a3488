"""The catalogue: what the shipped files say, and that every slip in one gets a clear sentence."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import assets
from floor.catalogue import CATALOGUE, all_faults, centres, load_offer
from floor.catalogue_command import catalogue
from floor.errors import BadFile
from floor.rules.offer import Offer

CHANGES = [b"", b"\xff\xfe", b"[", b"]]", b'"', b"= 3\n", b"-1", b"\n[[services]]\n", b"nan", b"{"]


@pytest.fixture(scope="module")
def mombasa() -> Offer:
    return load_offer("MSA")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_catalogue(tmp_path)


def small_catalogue(folder: Path) -> Path:
    """A catalogue of two agencies and one centre, in files of its own."""
    for part in ("categories.toml", "documents.toml", "agencies/NRB.toml", "agencies/HKS.toml"):
        (folder / part).parent.mkdir(exist_ok=True)
        shutil.copy(CATALOGUE / part, folder / part)
    (folder / "centres").mkdir()
    text = (CATALOGUE / "centres" / "LMU.toml").read_text(encoding="utf-8")
    head = text.partition("\n[[counters]]")[0]
    counters = '\n[[counters]]\nnumbers = [1, 2]\nserves = ["NRB"]\nwithout = ["NRB-IDST"]\n'
    counters += '\n[[counters]]\nnumbers = [3]\nserves = ["HKS-INFO", "NRB-IDCL"]\n'
    (folder / "centres" / "LMU.toml").write_text(head + counters, encoding="utf-8")
    return folder


def edit(path: Path, pattern: str, new: str) -> None:
    """Replaces the first match, as a person would in an editor."""
    text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1)
    assert count == 1, pattern
    path.write_text(text, encoding="utf-8")


def test_the_shipped_catalogue_is_sound() -> None:
    assert [str(fault) for fault in all_faults()] == []


def test_mombasa_has_the_88_services_and_28_counters_that_were_reported(mombasa: Offer) -> None:
    assert len(mombasa.services) == 88
    assert [counter.number for counter in mombasa.counters] == list(range(1, 29))
    assert (mombasa.hours.opens, mombasa.hours.closes) == (7 * 60, 19 * 60)
    assert mombasa.hours.days == (1, 2, 3, 4, 5)


def test_busy_services_of_mombasa_have_several_counters(mombasa: Offer) -> None:
    at = Counter(code for counter in mombasa.counters for code in counter.services)
    for code in ("NRB-IDLS", "CRS-BCNW", "KRA-PINN", "SHA-REGM", "NSSF-REGM", "HELB-LOAN"):
        assert at[code] >= 2, code


def test_the_52_centres_and_those_since_are_there_with_one_for_outreach() -> None:
    lines = centres()
    assert len(lines) == 52 + 8 + 1
    assert [line.code for line in lines if line.outreach] == ["OUT"]
    planned = {line.code for line in lines if line.planned}
    assert planned == {"RNY", "MLD", "MLO", "MUA", "KLN"}
    by_code = {line.code: line for line in lines}
    assert 45 <= by_code["GPO"].counters <= 60
    assert by_code["LMU"].counters == 12
    assert by_code["OUT"].counters <= 4
    assert by_code["WJR"].services == 17
    assert by_code["MGT"].services == 52


@pytest.mark.parametrize("code", [line.code for line in centres() if not line.planned])
def test_every_centre_serves_exactly_what_it_offers(code: str) -> None:
    offer = load_offer(code)
    served = {service for counter in offer.counters for service in counter.services}
    assert served == {service.code for service in offer.services}
    assert {service.agency for service in offer.services} == {a.code for a in offer.agencies}
    series = {category.code: category.series for category in offer.categories}
    assert all(service.series == series[service.category] for service in offer.services)


def test_every_category_has_an_icon_and_leaves_three_letters_to_kiosks() -> None:
    offer = load_offer("GPO")
    for category in offer.categories:
        assert (assets.ROOT / "icons" / f"{category.icon}.svg").is_file(), category.icon
        assert category.series not in "IOXYZ"


def test_services_that_wait_for_confirmation_are_not_offered() -> None:
    offered = {service.code for service in load_offer("GPO").services}
    assert not offered & {"CRS-BCCR", "DIS-PPNW", "DIS-PPRN", "DIS-PPCL"}


def test_a_service_carries_its_facts(mombasa: Offer) -> None:
    service = next(s for s in mombasa.services if s.code == "NRB-IDLS")
    assert (service.agency, service.category, service.series) == ("NRB", "identity", "A")
    assert service.fee_kes == 1000
    assert service.minutes == 9
    assert service.documents[1].sw == "Risiti ya malipo ya eCitizen"
    assert service.extended_hours


def test_an_unknown_centre_is_told_its_nearest() -> None:
    with pytest.raises(BadFile, match=r"there is no centre 'MSAA'.*Did you mean MSA"):
        load_offer("MSAA")


def test_a_centre_s_code_never_reaches_outside_the_folder() -> None:
    for code in ("../agencies/NRB", "*", "", "MSA.toml", "\0"):
        with pytest.raises(BadFile, match="there is no centre"):
            load_offer(code)


def test_a_planned_centre_offers_nothing_yet() -> None:
    with pytest.raises(BadFile, match="planned"):
        load_offer("KLN")


def test_a_counter_leaves_out_what_it_is_told_to(small: Path) -> None:
    offer = load_offer("LMU", small)
    assert len(offer.counters) == 3
    assert "NRB-IDST" not in {service.code for service in offer.services}
    assert offer.counters[2].services == ("HKS-INFO", "NRB-IDCL")


AGENCY, CENTRE = "agencies/NRB.toml", "centres/LMU.toml"
CATEGORIES, DOCUMENTS = "categories.toml", "documents.toml"
SLIPS = [
    (AGENCY, "minutes = 9", "minutes = -3", "services[0].minutes", "greater than 0"),
    (AGENCY, "minutes = 9", 'minutes = "9"', "services[0].minutes", "a valid number"),
    (AGENCY, "minutes = 9", "minuts = 9", "services[0].minuts", "Did you mean 'minutes'"),
    (AGENCY, "minutes = 9\n", "", "services[0].minutes", "is missing"),
    (AGENCY, "fee_kes = 1000", "fee_kes = -1", "services[0].fee_kes", "greater than or equal"),
    (AGENCY, '"identity"', '"identiti"', "services[0].category", "Did you mean 'identity'"),
    (AGENCY, '"ecitizen-receipt"', '"ecitizen-recipt"', "services[0].documents", "Did you mean"),
    (AGENCY, '"NRB-IDDM"', '"NRB-IDLS"', "services[1].code", "used twice"),
    (AGENCY, '"NRB-IDDM"', '"KRA-IDDM"', "services[1].code", "does not begin with NRB-"),
    (AGENCY, 'code = "NRB"', 'code = "NRC"', "code", "not the file's name"),
    (AGENCY, 'status = "active"', 'status = "activ"', "services[0].status", "'active', 'planned'"),
    (AGENCY, 'name.en = "ID', 'name.en = ID', "line 16", "not TOML"),
    (CATEGORIES, 'series = "C"', 'series = "A"', "categories[1].series", "used twice"),
    (CATEGORIES, 'series = "C"', 'series = "O"', "categories[1].series", "not I or O"),
    (CATEGORIES, '"civil-registration"', '"identity"', "categories[1].code", "used twice"),
    (DOCUMENTS, r"\[ticket\]", '["Ticket Slip"]', "Ticket Slip", "small letters"),
    (CENTRE, r"\[3\]", "[2]", "counters[1].numbers", "counter 2 is there twice"),
    (CENTRE, r"\[1, 2\]", "[0]", "counters[0].numbers[0]", "greater than or equal to 1"),
    (CENTRE, r'serves = \["NRB"\]', "serves = []", "counters[0].serves", "at least 1 item"),
    (CENTRE, '"HKS-INFO"', '"HKS-INFA"', "counters[1].serves", "Did you mean 'HKS-INFO'"),
    (CENTRE, '"NRB-IDST"', '"NRB-IDXX"', "counters[0].without", "not among what is served"),
    (CENTRE, 'closes = "17:00"', 'closes = "07:00"', "closes", "opens at 08:00"),
    (CENTRE, 'closes = "17:00"', 'closes = "5 pm"', "closes", "a time such as"),
    (CENTRE, '"tue"', '"mon"', "days", "named twice"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "place", "words"), SLIPS)
def test_each_slip_is_named_with_its_file_place_and_mend(
    small: Path, file: str, old: str, new: str, place: str, words: str
) -> None:
    edit(small / file, old, new)
    fault = all_faults(small)[0]
    assert fault.values["path"] == str(small / file)
    assert place in str(fault.values["place"])
    assert words in f"{fault.values['problem']} {fault.values['mend']}"
    with pytest.raises(BadFile):
        load_offer("LMU", small)


def test_the_line_of_a_slip_is_given(small: Path) -> None:
    path = small / AGENCY
    lines = path.read_text(encoding="utf-8").splitlines()
    number = [n for n, line in enumerate(lines, 1) if line.startswith("minutes =")][2]
    lines[number - 1] = "minutes = 0"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert all_faults(small)[0].values["place"] == f"line {number}, services[2].minutes"


def test_a_counter_that_serves_nothing_is_named(small: Path) -> None:
    edit(small / CENTRE, r'\["NRB"\]', '["NRB-IDST"]')
    assert any("counter 1 serves nothing" in str(fault) for fault in all_faults(small))


def test_a_service_that_is_not_active_cannot_be_served(small: Path) -> None:
    edit(small / AGENCY, r'(?s)("NRB-IDCL".*?)"active"', r'\1"planned"')
    with pytest.raises(BadFile, match="'NRB-IDCL' is not active"):
        load_offer("LMU", small)


def test_an_own_promise_takes_the_place_of_the_charter_s(small: Path) -> None:
    promise = "promises = { walk_in = 20, priority = 10, appointment = 5 }\n"
    edit(small / AGENCY, "minutes = 9\n", f"minutes = 9\n{promise}")
    edit(small / CENTRE, "confirmed", f"{promise.replace('20', '30')}confirmed")
    offer = load_offer("LMU", small)
    assert offer.promises.walk_in == 30
    assert next(s.promises for s in offer.services if s.promises).walk_in == 20


def test_what_people_say_is_taken_along_and_must_mean_something(small: Path) -> None:
    sayings = small / "sayings.toml"
    sayings.write_text('[[sayings]]\nsaid = ["kipande", "card"]\nmeans = "kitambulisho"\n')
    assert [saying.said for saying in load_offer("LMU", small).sayings] == ["kipande", "card"]
    sayings.write_text('[[sayings]]\nsaid = ["dl"]\nmeans = "kitambulisho zebra"\n')
    assert "'zebra'" in str(all_faults(small)[0].values["problem"])
    sayings.write_text('[[sayings]]\nsaid = ["D.L."]\nmeans = "kitambulisho"\n')
    assert "D.L." in str(all_faults(small)[0].values["problem"])


@pytest.mark.parametrize("spoil", [shutil.rmtree, lambda folder: (folder / AGENCY).unlink()])
def test_a_missing_folder_or_file_is_a_clear_fault(
    small: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(small)
    with pytest.raises(BadFile):
        load_offer("LMU", small)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_catalogue_changed_anywhere_is_read_or_refused_but_never_breaks(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = small_catalogue(tmp_path_factory.mktemp("catalogue"))
    path = folder / data.draw(st.sampled_from([AGENCY, CENTRE, CATEGORIES, DOCUMENTS]))
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 60))
    path.write_bytes(whole[:at] + data.draw(st.sampled_from(CHANGES)) + whole[at + length :])
    read_or_refused(folder)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_any_value_in_place_of_another_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = small_catalogue(tmp_path_factory.mktemp("catalogue"))
    path = folder / data.draw(st.sampled_from([AGENCY, CENTRE, CATEGORIES, DOCUMENTS]))
    lines = path.read_text(encoding="utf-8").splitlines()
    places = [n for n, line in enumerate(lines) if re.match(r"[a-z_.]+ = ", line)]
    n = data.draw(st.sampled_from(places))
    values = ["0", "-1", "inf", "nan", "true", "[]", "{}", '""', "[[1]]", "1e400", "9" * 5000]
    values += ["1979-05-27", "07:30:00", "[1, [2]]", '"\\u0000"', "[" * 2000, "{ en = 1 }"]
    lines[n] = lines[n].partition("=")[0] + "= " + data.draw(st.sampled_from(values))
    path.write_text("\n".join(lines), encoding="utf-8")
    read_or_refused(folder)


def read_or_refused(folder: Path) -> None:
    try:
        assert isinstance(load_offer("LMU", folder), Offer)
    except BadFile as fault:
        assert set(fault.values) == {"path", "place", "problem", "mend"}
        assert all(fault.values.values())
        assert all("\n" not in str(value) for value in fault.values.values())


def test_the_command_finds_the_shipped_catalogue_sound() -> None:
    done = CliRunner().invoke(catalogue, ["check"])
    assert (done.exit_code, done.output) == (0, "The catalogue is sound: 61 centres.\n")


def test_the_command_tells_every_fault_and_fails(small: Path) -> None:
    edit(small / AGENCY, "minutes = 9", "minutes = 0")
    edit(small / CATEGORIES, 'series = "C"', 'series = "A"')
    done = CliRunner().invoke(catalogue, ["check", str(small)])
    assert done.exit_code == 1
    assert "services[0].minutes" in done.output
    assert "series 'A' is used twice" in done.output
    asked = CliRunner().invoke(catalogue, ["check", str(small), "--json"])
    assert asked.exit_code == 1
    assert "categories[1].series" in json.loads(asked.output)[1]["place"]


def test_the_command_shows_a_centre_and_all_centres() -> None:
    shown = CliRunner().invoke(catalogue, ["show", "MSA"])
    assert "88 services at 28 counters" in shown.output
    assert "Kisumu" in CliRunner().invoke(catalogue, ["show"]).output
    plain = json.loads(CliRunner().invoke(catalogue, ["show", "LMU", "--json"]).output)
    assert plain["centre"] == "LMU"
    assert len(json.loads(CliRunner().invoke(catalogue, ["show", "--json"]).output)) == 61


def test_the_command_refuses_an_unknown_centre_in_one_line() -> None:
    done = CliRunner().invoke(catalogue, ["show", "XXXX"])
    assert done.exit_code == 1
    assert done.output.count("\n") == 1
