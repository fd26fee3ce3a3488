"""How advice is told: as tables for a terminal, or as plain values for JSON."""

from collections.abc import Iterable
from typing import Any

from floor.advise.roster import lacking
from floor.advise.tomorrow import Advised, GroupPlan
from floor.rules import snapshots as show
from floor.rules.advice.formulas import HALF_HOUR
from floor.rules.offer import Language, Offer
from floor.rules.opening import clock_face, local
from floor.words import Words


def now_text(advice: show.Advice, words: Words, language: Language) -> Iterable[str]:
    """One sentence for each thing to do now."""
    if not advice.lines:
        yield words.say("advise.nothing", language)
    for line in advice.lines:
        at = f"{local(line.missed_at):%H:%M}" if line.missed_at is not None else None
        need = "advise.late" if at is None else "advise.missed_at"
        what = "advise.open" if line.add is None else "advise.add"
        add = line.add.in_language(language) if line.add is not None else ""
        yield " ".join(
            (
                words.say(need, language, service=line.service.in_language(language), at=at),
                words.say(what, language, counter=line.counter, add=add),
                words.say("advise.saved", language, n=line.saved),
            )
        )


def plan_tables(advised: Advised, offer: Offer, words: Words, language: Language) -> Iterable[Any]:
    """Everything that the day's advice says, for rich to print."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    say, target, begins = words.say, advised.target, advised.expected.begins
    yield say(
        "advise.head",
        language,
        centre=offer.name,
        day=advised.day.isoformat(),
        visits=round(advised.expected.visits),
        share=f"{target.share:.0%}",
        minutes=f"{target.minutes:g}",
    )
    source = "advise.from_days" if advised.days else "advise.made_up"
    yield say(source, language, n=len(advised.days))
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(say("advise.counters", language))
    table.add_column(say("advise.people", language), justify="right", no_wrap=True)
    halves = range(len(advised.groups[0].plan.counters))
    for half in halves:
        hour, minute = clock_face(begins + int(half * HALF_HOUR)).split(":")
        table.add_column(hour if minute == "00" else f":{minute}", justify="right", no_wrap=True)
    table.add_column(say("advise.chance", language), justify="right", no_wrap=True)
    for one in advised.groups:
        cells = (_count(one, half) for half in halves)
        table.add_row(_numbers(one), f"{one.people:.0f}", *cells, f"{min(one.plan.chance):.0%}")
    yield table
    hours = sum(one.plan.hours for one in advised.groups)
    yield say("advise.hours", language, hours=f"{hours:g}")
    yield say("advise.meaning", language)
    yield from _rest(advised, offer, words, language)


def _rest(advised: Advised, offer: Offer, words: Words, language: Language) -> Iterable[str]:
    """Shortages, lunches and trainings."""
    short = [one for one in advised.groups if one.short]
    if short:
        yield words.say("advise.short", language, counters=", ".join(map(_numbers, short)))
    if advised.roster:
        yield _roster_told(advised, words, language)
    at: dict[int, list[int]] = {}
    for one in advised.groups:
        for lunch in one.lunches:
            at.setdefault(lunch.starts, []).append(lunch.counter)
    told = (
        f"{clock_face(starts)} {', '.join(map(str, sorted(numbers)))}"
        for starts, numbers in sorted(at.items())
    )
    yield words.say("advise.lunches", language, lunches="; ".join(told))
    names = {service.code: service.name for service in offer.services}
    for training in advised.trainings:
        yield words.say(
            "advise.training",
            language,
            counter=training.counter,
            service=names[training.service].in_language(language),
            saved=f"{training.saved:.1f}",
        )


def _roster_told(advised: Advised, words: Words, language: Language) -> str:
    """Whether the roster has enough, and if not when how many are missing."""
    lacks = lacking(advised)
    if not lacks:
        return words.say("advise.roster_enough", language, n=len(advised.roster))
    times = ", ".join(f"{clock_face(at)} ({missing})" for at, missing in lacks.items())
    return words.say("advise.roster_short", language, times=times)


def _numbers(one: GroupPlan) -> str:
    return ", ".join(map(str, one.group.counters))


def _count(one: GroupPlan, half: int) -> str:
    count = str(one.plan.counters[half])
    return f"[bold]{count}![/bold]" if half in one.short else count


def plan_json(advised: Advised) -> dict[str, Any]:
    """The same as plain values; times are local, HH:MM."""
    return {
        "day": advised.day.isoformat(),
        "target": {"share": advised.target.share, "minutes": advised.target.minutes},
        "from_days": [day.isoformat() for day in advised.days],
        "visits": round(advised.expected.visits, 1),
        "groups": [_group_json(one, advised.expected.begins) for one in advised.groups],
        "roster_lacks": [
            {"at": clock_face(at), "agents": missing}
            for at, missing in (lacking(advised) if advised.roster else {}).items()
        ],
        "counter_hours": sum(one.plan.hours for one in advised.groups),
        "trainings": [
            {"counter": each.counter, "service": each.service, "minutes_saved": each.saved}
            for each in advised.trainings
        ],
    }


def _group_json(one: GroupPlan, begins: int) -> dict[str, Any]:
    rows = zip(one.plan.counters, one.plan.within, one.plan.chance, strict=True)
    times = [clock_face(begins + int(half * HALF_HOUR)) for half in range(len(one.plan.counters))]
    return {
        "counters": one.group.counters,
        "services": sorted(one.group.services),
        "people": round(one.people, 1),
        "half_hours": [
            {
                "at": at,
                "counters": count,
                "within": round(within, 3),
                "chance": round(chance, 3),
            }
            for at, (count, within, chance) in zip(times, rows, strict=True)
        ],
        "short": [times[half] for half in one.short],
        "lunches": {lunch.counter: clock_face(lunch.starts) for lunch in one.lunches},
    }
