"""Pictures of the busy floor: board, wall, a break, and headquarters' page where a browser is."""

import shutil
import subprocess
import tempfile

import requests

from floor.demo.stage import WALL, Stage
from floor.demo.windows import Album
from floor.rules.offer import Language

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def shoot_busy_floor(stage: Stage, album: Album) -> None:
    """Board and wall with each language leading, and headquarters' page in both."""
    stage.board.wait("screen_board")
    album.shoot(stage.board, "board", "sw")
    stage.wall.wait("screen_wall")
    album.shoot(stage.wall, "wall", "en")
    for arguments, screen, name, language in (
        (("display", "--first", "en"), "screen_board", "board", "en"),
        (("display", "--wall", "--first", "sw"), "screen_wall", "wall", "sw"),
    ):
        window = stage.window(*arguments, "--mute", size=WALL)
        window.wait(screen)
        album.shoot(window, name, "en" if language == "en" else "sw")
        window.quit()
    for each in ("en", "sw"):
        _shoot_headquarters(stage, album, "en" if each == "en" else "sw")


def _shoot_headquarters(stage: Stage, album: Album, language: Language) -> None:
    """The page as HTML, and as a picture if this PC has a browser."""
    page = f"{stage.central}/?lang={language}"
    album.folder.mkdir(parents=True, exist_ok=True)
    html = album.folder / f"headquarters_{language}.html"
    html.write_bytes(requests.get(page, timeout=10).content)
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return
    picture = album.folder / f"headquarters_{language}.png"
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
                *("--disable-background-networking", "--hide-scrollbars"),
                *(f"--user-data-dir={profile}", "--window-size=1440,1200"),
                *(f"--screenshot={picture}", "--virtual-time-budget=3000", page),
            ],
            capture_output=True,
            timeout=60,
            check=False,
        )
    if picture.exists():
        album.taken.append(picture.name)
