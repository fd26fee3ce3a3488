"""What an edit of an offer is in words: which phrase says it, and of what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from floor.rules.offer import Language, Offer
from floor.rules.opening import clock_face
from sync.down.diff import ORDER, Edit

Value = str | int | float
DASH = "\N{EN DASH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence about an edit: the phrase `catalogue.change.{key}` with its values."""

    key: str
    tone: str
    """added, removed or changed."""
    values: dict[str, Value]


def in_words(
    edits: tuple[Edit, ...], had: Offer | None, has: Offer, language: Language
) -> list[Said]:
    """The edits as people read them, what is gone first; the mere order of things is not told."""
    told = [said for edit in edits for said in _said(edit, _names(had, has, language), language)]
    ranks = {"removed": 0, "added": 1, "changed": 2}
    return sorted(told, key=lambda said: ranks[said.tone])


def _names(had: Offer | None, has: Offer, language: Language) -> dict[str, str]:
    services = (*(had.services if had else ()), *has.services)
    return {service.code: service.name.in_language(language) for service in services}


def _said(edit: Edit, names: dict[str, str], language: Language) -> Iterator[Said]:
    tone = "added" if edit.added else "removed" if edit.removed else "changed"
    head, *rest = edit.path
    if head in ("agencies", "categories"):
        yield from _group(edit, head, rest, language)
        return
    if head in (ORDER, "centre"):
        return
    if head == "services" and not rest:  # the centre has nothing yet
        for code in edit.has or edit.had:
            yield Said(key=f"service_{tone}", tone=tone, values={"service": names[code]})
    elif head == "services" and len(rest) == 1:
        yield Said(key=f"service_{tone}", tone=tone, values={"service": names[rest[0]]})
    elif head == "services":
        yield from _field(edit, names[rest[0]], rest[1], language)
    elif head == "counters" and len(rest) >= 1:
        yield Said(key=f"counter_{tone}", tone=tone, values={"counter": rest[0]})
    elif head == "hours" and edit.had is not None:
        hours: dict[str, Value] = {"had": _hours(edit.had), "has": _hours(edit.has)}
        yield Said(key="hours", tone=tone, values=hours)
    elif edit.had is not None:
        known = ("holidays", "promises", "customs", "name")
        yield Said(key=head if head in known else "other", tone=tone, values={})


def _group(edit: Edit, head: str, rest: list[str], language: Language) -> Iterator[Said]:
    """What is changed about an agency or category; that it comes or goes is told by services."""
    what = "agency" if head == "agencies" else "category"
    if len(rest) != 2 or rest[1] not in ("name", "series"):
        return
    named = rest[1] == "name"
    had, has = (part[language] if named else str(part) for part in (edit.had, edit.has))
    values: dict[str, Value] = {"code": rest[0], "had": had, "has": has}
    yield Said(key=f"{what}_{rest[1]}", tone="changed", values=values)


def _field(edit: Edit, service: str, name: str, language: Language) -> Iterator[Said]:
    about: dict[str, Value] = {"service": service}
    if name == "fee_kes":
        values = about | {"had": _fee(edit.had), "has": _fee(edit.has)}
        yield Said(key="fee", tone="changed", values=values)
    elif name == "documents":
        before, after = ([text[language] for text in part] for part in (edit.had, edit.has))
        for tone, ones in (
            ("added", [one for one in after if one not in before]),
            ("removed", [one for one in before if one not in after]),
        ):
            for one in ones:
                values = about | {"document": one}
                yield Said(key=f"document_{tone}", tone=tone, values=values)
        if sorted(before) == sorted(after):
            yield Said(key="documents", tone="changed", values=about)
    elif name == "name":
        values = {"had": edit.had[language], "has": edit.has[language]}
        yield Said(key="service_name", tone="changed", values=values)
    elif name == "promises":
        values = about | {"had": _promise(edit.had), "has": _promise(edit.has)}
        yield Said(key="promise", tone="changed", values=values)
    elif name == "hours":
        hours = about | {"had": _hours(edit.had), "has": _hours(edit.has)}
        yield Said(key="service_hours", tone="changed", values=hours)
    else:
        yield Said(key="service_other", tone="changed", values=about)


def _fee(fee: int | None) -> str:
    return DASH if fee is None else f"KES {fee:,}"


def _promise(promises: dict[str, Any] | None) -> str:
    if promises is None:
        return DASH
    return " / ".join(f"{promises[lane]:g}" for lane in ("walk_in", "priority", "appointment"))


def _hours(hours: dict[str, Any] | None) -> str:
    if hours is None:
        return DASH
    return f"{clock_face(hours['opens'])}{DASH}{clock_face(hours['closes'])}"
