"""A report as it is printed, and its titles: the tables of the PDF and of the workbook."""

from sqlalchemy import select

from floor.facade.figures import Level, Report
from floor.reports.columns import BY_CODE, Value
from floor.reports.pdf import Paper
from floor.reports.table import Speaker, Table, table
from floor.store import tables as t
from sync.central import changes
from sync.central.changes import Change
from sync.central.periods import Period
from sync.central.web import rows, telling
from sync.central.web.asking import Question
from sync.central.web.office import Office
from sync.central.web.telling import Say

PRINTED: dict[Level, tuple[str, ...]] = {
    level: (*codes[:-5], "wait_n", *codes[-5:])
    if level not in (Level.COUNTER, Level.AGENT)
    else codes
    for level, codes in rows.SHOWN.items()
}
"""On paper the count stands in a column of its own."""


def days_of(say: Say, period: Period) -> str:
    """A period as people say it."""
    if period.since == period.until:
        return telling.long_day(say, period.since)
    since, until = (telling.long_day(say, day) for day in (period.since, period.until))
    return say("report.days", since=since, until=until)


def title_of(say: Say, report: Report, question: Question) -> str:
    """Whose report it is."""
    return report.whole.name.en if question.chosen else say("central.all_centres")


def all_changes(report: Report, before: Report, speaker: Speaker) -> Table:
    """Every figure that is watched, of the whole and of each row, now and before."""
    found = changes.changes(report, before)
    lines = [_line(speaker, report, each, change) for each in found for change in each.changes]
    heads = ("now", "before", "change", "n", "n_before")
    return Table(
        title=speaker.say("central.report.against", days=speaker.days(before)),
        headings=(
            speaker.say(f"report.level.{report.level}"),
            speaker.say("report.column.figure"),
            *(speaker.say(f"central.report.{name}") for name in heads),
        ),
        units=("text", "text", "number", "number", "number", "count", "count"),
        rows=tuple(lines),
    )


def _line(
    speaker: Speaker, report: Report, each: changes.RowChanges, change: Change
) -> tuple[Value, ...]:
    heading = speaker.heading(BY_CODE[change.code])
    scale = 100 if change.unit == "share" else 1

    def scaled(value: float | None) -> float | None:
        return None if value is None else round(scale * value, 2)

    told = (scaled(value) for value in (change.now, change.before, change.difference))
    return (speaker.row(report, each.row), heading, *told, change.n, change.n_before)


def pending_of(speaker: Speaker, pending: int) -> str:
    """That days are still being added up; empty when none are."""
    return speaker.say("central.report.pending", n=pending) if pending else ""


def printed(
    report: Report, before: Report, speaker: Speaker, made: str, pending: int
) -> tuple[Paper, list[Table]]:
    """The paper and its tables: what changed of the whole, and the rows."""
    say = telling.sayer(speaker.words, speaker.language)
    centres = len(report.centre.split())
    whole = report.whole.name.en if centres == 1 else say("central.all_centres")
    period = Period(since=report.since, until=report.until)
    paper = Paper(
        title=say("central.report.of", what=whole),
        subtitle=days_of(say, period),
        foot=say("central.report.foot", time=made),
        language=speaker.language,
        notes=(
            *filter(None, [pending_of(speaker, pending)]),
            say("central.report.small", n=changes.SMALL),
            say("central.report.defined"),
        ),
    )
    columns = tuple(BY_CODE[code] for code in PRINTED[report.level])
    shown = table(report, speaker, columns)
    named = Table(
        title=say(f"report.level.{report.level}"),
        headings=shown.headings[1:],
        units=shown.units[1:],
        rows=tuple(row[1:] for row in shown.rows),
    )
    return paper, [_headline(report, before, speaker), named]


def _headline(report: Report, before: Report, speaker: Speaker) -> Table:
    """What changed of the whole, each in words; its rows have no sum."""
    say = telling.sayer(speaker.words, speaker.language)
    whole = changes.of_row(report.whole, before.whole)
    lines = [
        (
            say(f"report.figure.{change.code}"),
            rows.told(say, change.code, change.now),
            rows.told(say, change.code, change.before),
            rows.told_change(say, change),
            _counted(say, change),
        )
        for change in whole.changes
    ]
    heads = ("now", "before", "change", "n")
    return Table(
        title=say("central.report.against", days=days_of(say, _period_of(before))),
        headings=(
            say("report.column.figure"),
            *(say(f"central.report.{name}") for name in heads),
        ),
        units=("text",) * 5,
        rows=tuple(lines),
        sums=False,
    )


def _period_of(report: Report) -> Period:
    return Period(since=report.since, until=report.until)


def _counted(say: Say, change: Change) -> str:
    """The counts that a figure rests on, marked where they are small."""
    if change.n is None:
        return ""
    told = f"{change.n} / {change.n_before or 0}"
    return say("central.report.few", n=told) if change.few else told


def agencies_of(office: Office, question: Question) -> list[tuple[str, str, str]]:
    """Code and names of the agencies that may be chosen."""
    mine = t.agencies.c.centre.in_([centre.code for centre in question.asked.centres])
    ask = select(t.agencies.c.agency, t.agencies.c.name_en, t.agencies.c.name_sw)
    with office.central.asking() as connection:
        found = connection.execute(ask.where(mine).order_by(t.agencies.c.name_en)).all()
    return list({row.agency: (row.agency, row.name_en, row.name_sw) for row in found}.values())
