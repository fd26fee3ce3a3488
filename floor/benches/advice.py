"""`foleni bench advice`: tomorrow's plan against Erlang's formulas and the offered load."""

import json

import click


@click.command("advice")
@click.option("--centres", type=click.IntRange(1, 60), default=4, show_default=True)
@click.option("--days", type=click.IntRange(20), default=400, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def advice(centres: int, days: int, as_json: bool) -> None:
    """Counter-hours that hold 80 % within 15 minutes in every half hour; about three minutes.

    \b
    Example:
      foleni bench advice --json
    """
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table

    from floor.worlds.staffing import GROUPS, staffing_report

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("plans", total=centres * GROUPS)
        report = staffing_report(centres, days, lambda: progress.advance(task))
    if as_json:
        click.echo(json.dumps(report))
        return
    table = Table("plan", "counter-hours", "worst half hour", "plans that hold")
    for name, hours in report["counter_hours"].items():
        worst = report["worst_half_hour_on_fresh_days"][name]
        held = f"{report['plans_that_hold'][name]} of {report['plans']}"
        table.add_row(name, f"{hours:g}", f"{worst:.1%}", held)
    Console().print(table)
