"""Parts that many errands share: the search, the services, reasons in words."""

from counter.errands.base import Draft, Kind, Known, Option, Part, matching
from floor.rules.snapshots import Menu

SHOWN = 40
"""Services told of at once; the search finds the others."""


def number(counter: int | None) -> int:
    """The counter that an agent's errand is at."""
    assert counter is not None, "an agent's errand needs a counter"
    return counter


def reasons(known: Known, codes: tuple[str, ...], prefix: str) -> tuple[Option, ...]:
    """Options of reasons in words."""
    return tuple(Option(code=code, text=known.say(f"{prefix}.{code}")) for code in codes)


def search(known: Known) -> Part:
    """The line that narrows the rows below it."""
    return Part(name="find", kind=Kind.BLANK, label=known.say("counter.part.find"), longest=40)


def services(known: Known, draft: Draft, *, but: frozenset[str] = frozenset()) -> Part:
    """The centre's services that match what is searched, those in use here first."""
    menu = known.fact("menu", Menu)
    language = known.reader.language
    mine = frozenset(known.desk.services) if known.desk else frozenset()
    agencies = {a.code: a.name.in_language(language) for a in menu.agencies} if menu else {}
    found = sorted(
        (s for s in (menu.services if menu else ()) if s.code not in but),
        key=lambda s: (s.code not in mine, s.name.in_language(language)),
    )
    options = (
        Option(
            code=s.code,
            text=s.name.in_language(language),
            note=agencies.get(s.agency, ""),
            mark="" if s.suspended is None else known.say("counter.suspended"),
            tone="near",
        )
        for s in found
    )
    shown = matching(options, draft.get("find", ""))[:SHOWN]
    return Part(
        name="service",
        kind=Kind.ROWS,
        label=known.say("counter.part.service"),
        options=shown,
        needed=True,
        empty=known.say("counter.part.nothing"),
    )
