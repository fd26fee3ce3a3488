"""Parts that many errands share: the search, the services, reasons in words."""

from dataclasses import replace

from counter.errands.base import Draft, Kind, Known, Option, Part, blank, matching, value
from floor.rules.snapshots import Menu

FEW = 5
"""Rows told of at once where more is to be filled in below; the search finds the others."""


def number(counter: int | None) -> int:
    """The counter that an agent's errand is at."""
    assert counter is not None, "an agent's errand needs a counter"
    return counter


def reasons(known: Known, codes: tuple[str, ...], prefix: str) -> tuple[Option, ...]:
    """Options of reasons in words."""
    return tuple(Option(code=code, text=known.say(f"{prefix}.{code}")) for code in codes)


def search(known: Known) -> Part:
    """The line that narrows the rows below it."""
    return blank("find", known.say("counter.part.find"), longest=40)


def few(known: Known, part: Part, draft: Draft, most: int, *, find: str = "") -> Part:
    """The part with the first options that match a search, said so.

    What is chosen stays in sight, and chosen, whatever is searched.
    """
    codes = value(part, draft).split("\n")
    held = tuple(option for option in part.options if option.code in codes)
    others = [each for each in matching(part.options, find) if each not in held]
    shown = (*held, *others[: max(0, most - len(held))])
    if len(held) + len(others) == len(shown):
        return replace(part, options=shown)
    told = known.say("counter.part.some", label=part.label, n=len(shown), all=len(part.options))
    return replace(part, options=shown, label=told)


def every_service(known: Known, *, but: frozenset[str] = frozenset()) -> Part:
    """The centre's services, those in use here first."""
    menu = known.fact("menu", Menu)
    language = known.reader.language
    mine = frozenset(known.desk.services) if known.desk else frozenset()
    agencies = {a.code: a.name.in_language(language) for a in menu.agencies} if menu else {}
    found = sorted(
        (s for s in (menu.services if menu else ()) if s.code not in but),
        key=lambda s: (s.code not in mine, s.name.in_language(language)),
    )
    options = tuple(
        Option(
            code=s.code,
            text=s.name.in_language(language),
            note=agencies.get(s.agency, ""),
            mark="" if s.suspended is None else known.say("counter.suspended"),
            tone="near",
        )
        for s in found
    )
    return Part(
        name="service",
        kind=Kind.ROWS,
        label=known.say("counter.part.service"),
        options=options,
        needed=True,
        empty=known.say("counter.part.nothing"),
    )


def services(
    known: Known, draft: Draft, *, most: int = FEW, but: frozenset[str] = frozenset()
) -> Part:
    """The services that match what is searched."""
    part = every_service(known, but=but)
    return few(known, part, draft, most, find=draft.get("find", ""))
