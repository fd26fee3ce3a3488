"""`foleni gallery`: the design system to look at, or as pictures."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

import assets
from floor.rules.offer import Language

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from floor.qt.application import Application

GALLERY = assets.ROOT / "qml" / "Foleni" / "gallery" / "Gallery.qml"
VARIANTS = ("day", "night", "contrast", "large", "reach")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the gallery, on the screen it is meant for (pixels)."""

    name: str
    density: str
    width: int
    height: int


PAGES = (
    Page(name="parts", density="touch", width=1080, height=2700),
    Page(name="kiosk", density="touch", width=1080, height=1920),
    Page(name="ticket", density="touch", width=1080, height=1920),
    Page(name="desk", density="desk", width=1000, height=640),
    Page(name="wall", density="wall", width=1920, height=1080),
)


@click.command()
@click.option(
    "--shots",
    type=click.Path(file_okay=False, path_type=Path),
    help="Save a picture of each page in each variant and language here, and end.",
)
@click.option("--page", type=click.Choice([page.name for page in PAGES]), default="parts")
@click.option("--language", type=click.Choice(get_args(Language)), default="en")
@click.option("--pilot", is_flag=True, help="Take orders from standard input.")
def gallery(shots: Path | None, page: str, language: Language, pilot: bool) -> None:
    """Look at the parts of the design system and at a sample of each kind of screen.

    \b
    Examples:
      foleni gallery --page wall --language sw
      foleni gallery --shots pictures
    """
    if shots is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    # Qt is imported once the environment tells it where to paint.
    from floor.qt.application import start
    from floor.qt.pilot import take_orders

    application = start(density="touch", language=language)
    if shots is not None:
        shots.mkdir(parents=True, exist_ok=True)
        take_pictures(application, shots)
        application.close()
        return
    chosen = next(entry for entry in PAGES if entry.name == page)
    window = application.show(GALLERY, {"width": chosen.width, "height": chosen.height})
    show_page(application, window, chosen)
    if pilot:
        application.hold(take_orders(application))
    raise SystemExit(application.run())


def show_page(application: "Application", window: "QQuickWindow", page: Page) -> None:
    """Bring a page into the window, with the density it is meant for."""
    application.theme.setProperty("density", page.density)
    window.setWidth(page.width)
    window.setHeight(page.height)
    application.fit(window)
    window.setProperty("page", page.name)


def set_variant(application: "Application", variant: str) -> None:
    """Dress everything in one of VARIANTS."""
    theme = application.theme
    theme.setProperty("night", variant == "night")
    theme.setProperty("highContrast", variant == "contrast")
    theme.setProperty("textScale", 1.5 if variant == "large" else 1.0)
    theme.setProperty("reachMode", variant == "reach")


def take_pictures(application: "Application", folder: Path) -> list[Path]:
    """Save every page in every variant and language as PNG; the files, in order."""
    files = []
    window = application.show(GALLERY, {"bar": False})
    window.requestActivate()  # so that the focus ring shows
    for page in PAGES:
        show_page(application, window, page)
        for variant in VARIANTS:
            set_variant(application, variant)
            for language in get_args(Language):
                application.words.setProperty("language", language)
                application.qt.processEvents()
                file = folder / f"{page.name}-{variant}-{language}.png"
                window.grabWindow().save(str(file))
                files.append(file)
    return files
