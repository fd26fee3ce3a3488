"""The gallery: every part in every variant and language, without a QML warning."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from floor.qt.application import Application
from floor.qt.gallery import GALLERY, PAGES, VARIANTS, Page, gallery, set_variant, show_page

LANGUAGES = ("en", "sw")


def test_the_command_saves_every_page_in_every_variant_and_language(
    qtbot: QtBot, tmp_path: Path
) -> None:
    run = CliRunner().invoke(gallery, ["--shots", str(tmp_path)], catch_exceptions=False)
    assert run.exit_code == 0
    pictures = {path.stem: QImage(str(path)) for path in tmp_path.iterdir()}
    assert len(pictures) == len(PAGES) * len(VARIANTS) * len(LANGUAGES)
    for page in PAGES:
        picture = pictures[f"{page.name}-day-en"]
        assert (picture.width(), picture.height()) == (page.width, page.height)
        assert picture != pictures[f"{page.name}-day-sw"]
        assert picture != pictures[f"{page.name}-night-en"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920), (1920, 1080), (3840, 2160)])
def test_no_size_of_screen_gives_a_warning(
    application: Application, page: Page, size: tuple[int, int]
) -> None:
    window = application.show(GALLERY, {"width": size[0], "height": size[1]})
    show_page(application, window, page)
    window.setWidth(size[0])
    window.setHeight(size[1])
    for variant in VARIANTS:
        set_variant(application, variant)
        application.qt.processEvents()
    # The fixture fails on any QML warning.
    assert not window.grabWindow().isNull()
