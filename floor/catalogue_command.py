"""`foleni catalogue`: checks the catalogue's files, and shows what a centre offers."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from floor.catalogue import CATALOGUE, CentreLine, all_faults, centres, load_offer
from floor.errors import BadFile
from floor.rules.offer import Hours, Offer

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def catalogue() -> None:
    """Services, agencies and centres: check what was edited, and see what a centre offers.

    \b
    Examples:
      foleni catalogue check my-catalogue
      foleni catalogue show MSA
    """


@catalogue.command()
@click.argument("folder", type=FOLDER, default=CATALOGUE)
@click.option("--json", "as_json", is_flag=True, help="Print the faults as JSON.")
def check(folder: Path, as_json: bool) -> None:
    """Check every file of FOLDER, by default the catalogue that came with Foleni.

    Exits with 0 if the catalogue is sound, with 1 if not.

    \b
    Examples:
      foleni catalogue check
      foleni catalogue check my-catalogue --json
    """
    faults = all_faults(folder)
    if as_json:
        click.echo(json.dumps([fault.values for fault in faults], indent=2, ensure_ascii=False))
    else:
        for fault in faults:
            click.echo(sentence(fault), err=True)
    if faults:
        sys.exit(1)
    if not as_json:
        lines = centres(folder)
        click.echo(f"The catalogue is sound: {len(lines)} centres.")


@catalogue.command()
@click.argument("centre", required=False)
@click.option("--folder", type=FOLDER, default=CATALOGUE, help="Another catalogue's folder.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def show(centre: str | None, folder: Path, as_json: bool) -> None:
    """Show what CENTRE offers, or list all centres.

    \b
    Examples:
      foleni catalogue show
      foleni catalogue show MSA
      foleni catalogue show MSA --json
    """
    try:
        shown = centres(folder) if centre is None else load_offer(centre, folder)
    except BadFile as fault:
        click.echo(sentence(fault), err=True)
        sys.exit(1)
    if as_json:
        plain = [asdict(line) for line in shown] if isinstance(shown, tuple) else asdict(shown)
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
    elif isinstance(shown, tuple):
        _print_centres(shown)
    else:
        _print_offer(shown)


def sentence(fault: BadFile) -> str:
    """One fault as one line: where, what, and how to mend it."""
    told = fault.values
    return f"{told['path']}, {told['place']}: {told['problem']}. {told['mend']}"


def _print_centres(lines: tuple[CentreLine, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("Code", "Centre", "County", title=f"{len(lines)} centres")
    table.add_column("Hours", no_wrap=True)
    table.add_column("Counters", justify="right")
    table.add_column("Services", justify="right")
    table.add_column("")
    for line in lines:
        remark = "planned" if line.planned else "outreach" if line.outreach else ""
        numbers = (str(line.counters), str(line.services))
        table.add_row(line.code, line.short, line.county, _hours(line.hours), *numbers, remark)
    Console().print(table)


def _print_offer(offer: Offer) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(
        "Service",
        "English",
        "Kiswahili",
        "Counters",
        title=f"{offer.name}, {_hours(offer.hours)}: "
        f"{len(offer.services)} services at {len(offer.counters)} counters",
    )
    table.add_column("Minutes", justify="right")
    table.add_column("Fee, KSh", justify="right")
    for service in offer.services:
        at = [str(plan.number) for plan in offer.counters if service.code in plan.services]
        fee = "" if service.fee_kes is None else f"{service.fee_kes:,}"
        names = (service.name.en, service.name.sw)
        table.add_row(service.code, *names, ", ".join(at), f"{service.minutes:g}", fee)
    Console().print(table)


def _hours(hours: Hours) -> str:
    opens, closes = (
        f"{minute // 60:02}:{minute % 60:02}" for minute in (hours.opens, hours.closes)
    )
    return f"{opens}-{closes}"
