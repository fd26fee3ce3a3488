"""`foleni bench advice`: plans for tomorrow against formulas, and whether advice for now helps."""

import json
from typing import Any

import click

PARTS = ("tomorrow", "now")


@click.command("advice")
@click.option("--centres", type=click.IntRange(1, 60), default=4, show_default=True)
@click.option("--days", type=click.IntRange(20), default=400, show_default=True)
@click.option("--lived", "lived_days", type=click.IntRange(1, 60), default=20, show_default=True)
@click.option("--only", type=click.Choice(PARTS), help="One of the two.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def advice(centres: int, days: int, lived_days: int, only: str | None, as_json: bool) -> None:
    """Counter-hours that hold 80 % within 15 minutes in every half hour, planned on so many DAYS
    at so many CENTRES; and what following advice saves six times on each of so many days LIVED.
    About three minutes.

    \b
    Example:
      foleni bench advice --only now --json
    """
    from rich.console import Console
    from rich.progress import Progress

    from floor.worlds.remedies import remedies_report
    from floor.worlds.staffing import GROUPS, staffing_report

    report: dict[str, Any] = {}
    with Progress(console=Console(stderr=True)) as progress:
        if only != "now":
            plans = progress.add_task("plans", total=centres * GROUPS)
            report["tomorrow"] = staffing_report(centres, days, lambda: progress.advance(plans))
        if only != "tomorrow":
            task = progress.add_task("days", total=lived_days)
            report["now"] = remedies_report(lived_days, lambda: progress.advance(task))
    if as_json:
        click.echo(json.dumps(report))
        return
    if "tomorrow" in report:
        print_plans(report["tomorrow"])
    if "now" in report:
        print_remedies(report["now"])


def print_plans(report: dict[str, Any]) -> None:
    """Each way to plan, with what it needs and whether it holds."""
    from rich.console import Console
    from rich.table import Table

    table = Table("plan", "counter-hours", "worst half hour", "plans that hold")
    for name, hours in report["counter_hours"].items():
        worst = report["worst_half_hour_on_fresh_days"][name]
        held = f"{report['plans_that_hold'][name]} of {report['plans']}"
        table.add_row(name, f"{hours:g}", f"{worst:.1%}", held)
    Console().print(table)


def print_remedies(report: dict[str, Any]) -> None:
    """What advice saved, and what it cost to find."""
    from rich.console import Console
    from rich.table import Table

    table = Table("promises missed", "people")
    for name, count in report["missed"].items():
        table.add_row(name.replace("_", " "), f"{count:g}")
    Console().print(table)
    took = report["milliseconds"]
    click.echo(
        f"advised {report['advised']} of {report['asked']} times, said to save "
        f"{report['saved_as_said']:g}; helped {report['helped']:.0%}, harmed "
        f"{report['harmed']:.0%}; {took['p50']:g} ms, p95 {took['p95']:g}"
    )
