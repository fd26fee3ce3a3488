"""What a citizen waits for at the kiosk: its first frame, the next screen, the ticket's paper."""

import json
import statistics
import tempfile
import time

import click

from floor.benches.floor import spread
from floor.benches.paper import Paper
from floor.benches.windows import first_frame_ms, practice_host, rss_mb, unseen
from floor.piloted import PilotedApp
from floor.rules.offer import Language
from floor.words import load_words

CENTRE = "GPO"
"""The centre with most services."""
WINDOW = "1080x1920"


@click.command("kiosk", epilog="Example: foleni bench kiosk --tickets 50 --json")
@click.option("--tickets", default=30, show_default=True, type=click.IntRange(2, 5000))
@click.option("--starts", default=5, show_default=True, type=click.IntRange(1, 50))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def kiosk(tickets: int, starts: int, as_json: bool) -> None:
    """Measure the kiosk's first frame, its screens and its tickets, painted in software."""
    with practice_host(CENTRE) as host, tempfile.TemporaryDirectory() as folder:
        paper = Paper()
        given: tuple[str, ...] = ("kiosk", "--host", host, "--device", "bench", "--window", WINDOW)
        given += ("--printer", f"network-blind:127.0.0.1:{paper.port}", "--keep", folder)
        first = [first_frame_ms(*given) for _ in range(starts)]
        found: dict[str, object] = {"start_to_first_frame_ms": round(statistics.median(first))}
        with PilotedApp(*given, environment=unseen()) as app:
            screens, numbers, papers = _visits(app, paper, tickets)
            found["tap_to_screen_ms"] = spread(screens)
            found["tap_to_number_ms"] = spread(numbers)
            found["ticket_ms"] = spread(papers)
            found["rss_mb"] = rss_mb(app)
        found["ticket_bytes"] = round(statistics.mean(job.size for job in paper.jobs(tickets)))
        paper.close()
    if as_json:
        click.echo(json.dumps(found))
        return
    for name, value in found.items():
        click.echo(f"{name}: {value}")


def _visits(
    app: PilotedApp, paper: Paper, tickets: int
) -> tuple[list[float], list[float], list[float]]:
    """Seconds to each next screen; from the last touch to the number on the screen; and from it
    to the last byte of the paper."""
    screens: list[float] = []
    numbers: list[float] = []
    papers: list[float] = []
    words = load_words()
    for visit in range(tickets):
        app.wait("language_en", seconds=30)
        language: Language = "sw" if visit % 2 else "en"
        for touched, then in (
            (f"language_{language}", "screen_choose"),
            (f"popular_{visit % 4}", "screen_service"),
            ("take_ticket", "screen_priority"),
        ):
            app.wait(touched)
            screens.append(app.timed(then, click=touched) / 1000)
        app.wait("priority_no")
        began = time.monotonic()
        numbers.append(app.timed("screen_ticket", click="priority_no") / 1000)
        papers.append(paper.jobs(visit + 1)[visit].last - began)
        app.wait("done", words.say("kiosk.finish", language))
        app.click("done")
    return screens, numbers, papers
