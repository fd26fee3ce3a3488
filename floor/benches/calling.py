"""`foleni bench calling`: the calling rule against first come and strict classes."""

import json

import click


@click.command("calling")
@click.option("--days", type=click.IntRange(1, 240), default=80, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def calling(days: int, as_json: bool) -> None:
    """How long each class waits under each rule, on the same days; under a minute.

    \b
    Example:
      foleni bench calling --json
    """
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table

    from floor.worlds.rulings import calling_report

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("days", total=days)
        report = calling_report(days, lambda: progress.advance(task))
    if as_json:
        click.echo(json.dumps(report))
        return
    columns = ("mean", "p95", "max", "slips", "skips")
    for name in ("largest_share", "first_come", "strict"):
        found = report[name]
        table = Table("class", *columns, title=name)
        for lane, row in found["by_class"].items():
            table.add_row(lane, *(f"{row[column]:g}" for column in columns))
        Console().print(table)
        late = found["appointment_lateness"]
        click.echo(
            f"all: mean {found['all']['mean']:g}; appointments late, p95 {late['p95']:g} minutes, "
            f"within 10: {late['within_10']:.0%}; same class slips {found['same_class_slips']}"
        )
