"""`foleni report`: a centre's figures of a day or some days, through its host or from its store."""

from datetime import date
from pathlib import Path
from typing import Literal, cast

import click

from floor import errors
from floor.facade import Floor, Level, Report
from floor.rules.offer import Language
from floor.rules.opening import local_day
from floor.settings import technician_language

FORMATS = ("text", "csv", "xlsx", "json")


@click.command()
@click.option("--host", "address", envvar="FOLENI_HOST", default="http://127.0.0.1:7411")
@click.option("--store", type=click.Path(path_type=Path), help="A store's file, held by no host.")
@click.option("--centre", default="MSA", show_default=True, envvar="FOLENI_CENTRE")
@click.option("--day", help="A local day, 2026-11-23; the floor's today if no day is given.")
@click.option("--from", "since", help="The first of several days.")
@click.option("--to", "until", help="The last of them, included.")
@click.option(
    "--level",
    type=click.Choice([level.value for level in Level]),
    default="centre",
    show_default=True,
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--language", type=click.Choice(["en", "sw"]), help="English or Kiswahili.")
@click.option("--tickets", "figure", default="", help="List the tickets behind a figure, by code.")
def report(
    address: str,
    store: Path | None,
    centre: str,
    day: str | None,
    since: str | None,
    until: str | None,
    level: str,
    form: str,
    out: Path | None,
    language: Literal["en", "sw"] | None,
    figure: str,
) -> None:
    """Report a centre's figures, defined in docs/figures.md, of one day or of several.

    They come from the host that runs, or with --store from a file that no host holds. A report
    that names agents is for the centre's managers.

    \b
    Examples:
      foleni report --day 2026-11-23 --level agency
      foleni report --from 2026-11-16 --to 2026-11-20 --level counter --format xlsx --out week.xlsx
      foleni report --day 2026-11-23 --tickets out_of_turn --language sw
    """
    if day is not None and (since is not None or until is not None):
        raise errors.BadSetting(setting="day", problem="give --day, or --from and --to, not both")
    if (since is None) != (until is None):
        raise errors.BadSetting(setting="from", problem="--from and --to go together")
    if form == "xlsx" and out is None:
        raise errors.BadSetting(setting="out", problem="a workbook needs a file: --out report.xlsx")
    days = (_day("day", day), _day("day", day)) if day else (_day("from", since), _day("to", until))
    found = _ask(address, store, centre, days, Level(level), figure)
    _write(found, form, out, language or technician_language())


def _day(setting: str, said: str | None) -> str | None:
    try:
        return None if said is None else date.fromisoformat(said).isoformat()
    except ValueError:
        problem = f"{said[:40]} is no day such as 2026-11-23" if said else "no day is given"
        raise errors.BadSetting(setting=setting, problem=problem) from None


def _ask(
    address: str,
    store: Path | None,
    centre: str,
    days: tuple[str | None, str | None],
    level: Level,
    figure: str,
) -> Report:
    floor = _floor(address, store, centre)
    try:
        today = local_day(floor.health().at)
        since, until = days
        return floor.report(since=since or today, until=until or today, level=level, figure=figure)
    finally:
        floor.close()


def _floor(address: str, store: Path | None, centre: str) -> Floor:
    if store is None:
        from floor.connect import connect

        return connect(address, device="report")
    from floor.store.local import LocalFloor

    if not store.exists():
        raise errors.BadSetting(setting="store", problem=f"there is no store at {store}")
    return LocalFloor(store, centre=centre, device="report")


def _write(found: Report, form: str, out: Path | None, language: Language) -> None:
    from floor.reports.formats import WRITERS
    from floor.reports.table import Speaker
    from floor.words import load_words

    made = WRITERS[form](found, Speaker(load_words(), language))
    if out is None:
        click.echo(cast(str, made), nl=False)
        return
    try:
        if isinstance(made, bytes):
            out.write_bytes(made)
        else:
            # A spreadsheet knows CSV to be UTF-8 by its mark.
            coding = "utf-8-sig" if form == "csv" else "utf-8"
            out.write_text(made, encoding=coding, newline="")
    except OSError as fault:
        raise errors.BadSetting(setting="out", problem=f"{out}: {fault.strerror}") from None
    click.echo(str(out))
