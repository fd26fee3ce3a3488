"""Every subject and office is found by turning pages, and a page turned to stays.

A page once undid its own turning: hidden tiles had another height, and all were laid out anew.
"""

import pytest

from floor.qt import pilot
from floor.words import LANGUAGES
from tests.kiosk.conftest import SMALL, TALL, Hall

PAGES = 20
"""More than any list has."""


def shown_tiles(kind: str) -> set[str]:
    return {name for name in pilot.names() if name.startswith(kind)}


def turned_through(hall: Hall, kind: str) -> set[str]:
    """The tiles seen from the first page to the last."""
    seen: set[str] = set()
    hall.until(lambda: bool(shown_tiles(kind)))
    for _ in range(PAGES):
        assert hall.window.grabWindow().width() > 0  # painted, so that all sizes have settled
        here = shown_tiles(kind)
        assert here
        assert not here & seen
        seen |= here
        if not hall.shown("page_next") or not pilot.find("page_next").isEnabled():
            return seen
        hall.touch("page_next")
    raise AssertionError(f"more than {PAGES} pages of {kind}")


@pytest.mark.parametrize("size", [TALL, SMALL], ids=["tall", "small"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_reached_by_turning_pages(
    hall: Hall, language: str, size: tuple[int, int]
) -> None:
    hall.resize(size)
    hall.touch(f"language_{language}")
    menu = hall.real.menu()
    hall.touch("tab_category")
    subjects = {f"category_{service.category}" for service in menu.services}
    assert turned_through(hall, "category_") == subjects
    hall.touch("tab_agency")
    assert turned_through(hall, "agency_") == {f"agency_{each.agency}" for each in menu.services}
