"""`foleni bench waits`: forecasts of waiting times against those of others, on the same days."""

import json
from typing import Any

import click

ALL = ("main", "day_one", "absent", "broken_rules", "specialised")


def print_goals(report: dict[str, Any]) -> None:
    """Figures beside their goals, as people read them."""
    from rich.console import Console
    from rich.table import Table

    table = Table("figure", "value", "goal", "met")
    for row in report["goals"]:
        bounds = f"{row['low']:g} to {row['high']:g}"
        table.add_row(row["figure"], f"{row['value']:g}", bounds, "yes" if row["met"] else "NO")
    Console().print(table)


@click.command("waits")
@click.option("--days", type=click.IntRange(1), default=20, show_default=True)
@click.option("--world", "names", multiple=True, type=click.Choice(ALL), help="Only this one.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def waits(days: int, names: tuple[str, ...], as_json: bool) -> None:
    """How well waits are foretold, in several worlds; about five minutes.

    \b
    Example:
      foleni bench waits --json
    """
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table

    from floor.worlds.report import centres_of, waits_report

    chosen = names or ALL
    planned = sum(len(seeds) * each for seeds, each in (centres_of(n, days) for n in chosen))
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("days", total=planned)
        report = waits_report(chosen, days, lambda: progress.advance(task))
    if as_json:
        click.echo(json.dumps(report))
        return
    for name, predictors in report["worlds"].items():
        table = Table("predictor", "mae", "bias", "within 5", "coverage", "width", title=name)
        for predictor, found in predictors.items():
            columns = ("mae", "bias", "within_5", "coverage", "width")
            table.add_row(predictor, *(f"{found[column]:g}" for column in columns))
        Console().print(table)
    print_goals(report)
