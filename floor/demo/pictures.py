"""Pictures of the busy floor: board, wall, a break, and headquarters' page where a browser is."""

import re
import shutil
import subprocess
import tempfile

from floor.demo.stage import WALL, Stage
from floor.demo.windows import Album
from floor.rules.offer import Language

CALLS_END = 60.0
"""Seconds within which the calls of one moment have all been shown."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def shoot_busy_floor(stage: Stage, album: Album) -> None:
    """Board, call and wall with each language leading, and headquarters' page in both."""
    languages: tuple[Language, ...] = ("sw", "en")
    boards = {
        each: stage.window("display", "--first", each, "--mute", size=WALL) for each in languages
    }
    for language, board in boards.items():
        board.wait("calling_number")
        board.wait_gone("flash")
        album.shoot(board, "call", language)
    for language in languages:
        wall = stage.window("display", "--wall", "--first", language, size=WALL)
        wall.wait("screen_wall")
        album.shoot(wall, "wall", language)
        wall.quit()
        _shoot_headquarters(stage, album, language)
    for language, board in boards.items():
        board.wait_gone("calling_number", seconds=CALLS_END)
        album.shoot(board, "board", language)
        board.quit()


def _shoot_headquarters(stage: Stage, album: Album, language: Language) -> None:
    """The page as HTML, and as a picture if this PC has a browser."""
    album.folder.mkdir(parents=True, exist_ok=True)
    html = album.folder / f"headquarters_{language}.html"
    page = stage.ask_headquarters("/", lang=language).text
    # as it stood: the browser is not signed in, so it takes drawings and letters only
    still = re.sub(r"<script.*?</script>", "", page)
    html.write_text(still.replace("<head>", f'<head><base href="{stage.central}/">', 1))
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return
    picture = album.folder / f"headquarters_{language}.png"
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
                *("--disable-background-networking", "--hide-scrollbars", "--disable-web-security"),
                *(f"--user-data-dir={profile}", "--window-size=1440,1200"),
                *(f"--screenshot={picture}", "--virtual-time-budget=3000", html.as_uri()),
            ],
            capture_output=True,
            timeout=60,
            check=False,
        )
    if picture.exists():
        album.taken.append(picture.name)
