"""Says what the demonstration found, so that a newcomer understands it."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from floor.demo.findings import Proof
from floor.rules.offer import Language
from floor.rules.waiting.accuracy import Accuracy
from floor.words import Words, load_words

MOST_AGENCIES = 12
"""Agencies shown; summary.json has them all."""
NAME = 40
"""Letters of an agency's name that are shown."""


def tell(proof: Proof, path: Path, failed: list[str], *, as_json: bool, language: Language) -> None:
    """Print summary.json itself, or the story of the morning and where its things lie."""
    if as_json:
        click.echo(json.dumps(proof.summary(), ensure_ascii=False))
        return
    words, console = load_words(), Console()
    console.print()
    console.print(_story(proof, words, language))
    console.print(_agencies(proof, words, language))
    console.print(words.say("demo.left", language, folder=str(path.parent)))
    for claim in failed:
        console.print(words.say("demo.failed", language, claim=claim), style="bold red")
    if not failed:
        console.print(words.say("demo.held", language), style="bold green")


def _minutes(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"


def _told(told: Accuracy, words: Words, language: Language) -> str:
    """How the ranges that were told compare with the waits that were."""
    if not told.told:
        return words.say("demo.told_nobody", language)
    return words.say(
        "demo.told",
        language,
        people=told.told,
        hit=round(100 * (told.hit_rate or 0)),
        close=round(100 * (told.within_5 or 0)),
        median=f"{told.error_median_min:.1f}",
        most=f"{told.error_p90_min:.1f}",
    )


def _story(proof: Proof, words: Words, language: Language) -> Table:
    figures, summary = proof.figures, proof.summary()
    within = round(100 * (figures.within_promise or 0))
    rows = {
        "visits": figures.visits,
        "served": f"{figures.served} / {figures.legs}",
        "no_show": figures.no_show,
        "waits": words.say(
            "demo.minutes",
            language,
            median=_minutes(figures.wait_median_min),
            most=_minutes(figures.wait_p90_min),
        ),
        "within": f"{within} %",
        "told": _told(figures.told, words, language),
        "calls": summary["calls"],
        "out_of_turn": summary["out_of_turn"],
        "twice": f"{summary['called_twice']} / {summary['duplicate_numbers']}",
        "printed": summary["tickets_printed"],
        "journal": words.say(
            "demo.journal_whole", language, n=summary["journal_events"], head=proof.head[:6]
        ),
        "headquarters": words.say(
            "demo.equal" if proof.hq_equal else "demo.not_equal", language, head=proof.hq_head[:6]
        ),
    }
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for name, value in rows.items():
        table.add_row(words.say(f"demo.row.{name}", language), str(value))
    return table


def _agencies(proof: Proof, words: Words, language: Language) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), title_justify="left")
    name = words.say("demo.column.agency", language)
    table.add_column(name, no_wrap=True, max_width=NAME, overflow="ellipsis")
    for column in ("legs", "served", "median", "most"):
        table.add_column(words.say(f"demo.column.{column}", language), justify="right")
    for agency in proof.figures.by_agency[:MOST_AGENCIES]:
        table.add_row(
            agency.name.in_language(language),
            str(agency.legs),
            str(agency.served),
            _minutes(agency.wait_median_min),
            _minutes(agency.wait_p90_min),
        )
    return table
