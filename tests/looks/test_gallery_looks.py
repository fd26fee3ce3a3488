"""The design system looks as it did when someone last looked at it.

After a change that is meant: look at the new pictures, then FOLENI_RENEW_LOOKS=1 pytest tests/looks
"""

import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from floor.qt.application import start
from floor.qt.gallery import PAGES, take_pictures
from tests.looks.pictures import compare

KEPT = Path(__file__).parent / "gallery"
LOOKS = ("day-en", "night-sw", "contrast-en", "large-sw", "reach-en")
"""Each variant once, the languages by turns."""


def test_every_page_of_the_gallery_looks_as_it_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    application = start(density="touch")
    shots = {shot.stem: shot for shot in take_pictures(application, tmp_path)}
    application.close()
    renew = bool(os.environ.get("FOLENI_RENEW_LOOKS"))
    names = [f"{page.name}-{look}" for page in PAGES for look in LOOKS]
    faults = [compare(shots[name], KEPT / f"{name}.png", renew=renew) for name in names]
    assert [fault for fault in faults if fault] == []
