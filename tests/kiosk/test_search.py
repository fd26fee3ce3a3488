"""A service is found by a few letters, in either language, with small slips forgiven."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.snapshots import Menu
from kiosk import likeness, search
from tests.floors import a_floor
from tests.kiosk.ways import WAYS

Find = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def menu(tmp_path_factory: pytest.TempPathFactory) -> Menu:
    floor = a_floor(tmp_path_factory.mktemp("search"))
    menu = floor.menu()
    floor.close()
    return menu


@pytest.fixture(scope="module")
def find(menu: Menu) -> Find:
    index = search.index(menu)
    return lambda query: search.find(query, index, popular=menu.popular)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("birth", "CRS-BCNW"),
        ("BIRTH", "CRS-BCNW"),
        ("bith", "CRS-BCNW"),
        ("brith", "CRS-BCNW"),
        ("kuzaliwa", "CRS-BCNW"),
        ("kuzal", "CRS-BCNW"),
        ("cheti cha kuzaliwa", "CRS-BCNW"),
        ("birth cert", "CRS-BCNW"),
        ("kra pin", "KRA-PINR"),
        ("id", "NRB-IDST"),
        ("kitambulisho", "NRB-IDST"),
        ("kitambulsho", "NRB-IDST"),
        ("conduct", "DCI-GCFP"),
        ("ntsa", "NTSA-DLRN"),
    ],
)
def test_people_find_what_they_write(find: Find, menu: Menu, query: str, code: str) -> None:
    names = {service.code: service.name for service in menu.services}
    assert code in find(query)[: search.MOST], [names[each].en for each in find(query)]


def test_every_service_is_found_by_its_own_name_in_both_languages(find: Find, menu: Menu) -> None:
    for service in menu.services:
        assert service.code in find(service.name.en)[:2], service.name.en
        assert service.code in find(service.name.sw)[:2], service.name.sw


def test_every_agency_is_found_by_its_code(find: Find, menu: Menu) -> None:
    agency_of = {service.code: service.agency for service in menu.services}
    for agency in menu.agencies:
        assert agency.code in {agency_of[code] for code in find(agency.code)}


def test_where_all_words_are_found_what_lacks_one_is_not_shown(find: Find, menu: Menu) -> None:
    names = {service.code: service.name.en.casefold() for service in menu.services}
    assert all("lost" in names[code] for code in find("birth lost"))
    assert find("birth lost")[0] == "CRS-BCLS"


def test_a_word_that_is_nowhere_does_not_hide_what_the_others_find(find: Find) -> None:
    assert find("birth xylophone") == find("birth")
    assert find("xylophone") == []


@given(st.text(max_size=30))
def test_whatever_is_written_only_services_come_back_each_once(
    find: Find, menu: Menu, query: str
) -> None:
    found = find(query)
    assert len(found) == len(set(found)) <= search.MOST
    assert set(found) <= {service.code for service in menu.services}


@given(st.text("abcdefgh", min_size=5, max_size=12), st.data())
def test_two_neighbours_swapped_are_one_slip(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 2))
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert likeness.slips_to_prefix(swapped, word, most=2) <= 1


@given(st.text("abcdefgh", min_size=5, max_size=12), st.data())
def test_a_letter_left_out_is_one_slip(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 1))
    assert likeness.slips_to_prefix(word[:place] + word[place + 1 :], word, most=2) <= 1


def test_the_ways_people_name_services_find_them_among_the_first_three(
    tmp_path: Path,
) -> None:
    floor = a_floor(tmp_path, centre="GPO")
    menu = floor.menu()
    floor.close()
    index = search.index(menu)
    astray = {
        way: found
        for way, meant in WAYS
        if not set(meant.split()) & set(found := search.find(way, index, popular=())[:3])
    }
    assert len(WAYS) >= 150
    assert len(astray) <= 0.05 * len(WAYS), astray
