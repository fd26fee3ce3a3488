"""How two offers of a centre differ, as edits that make the one out of the other.

An offer is looked at as nested names: services by their code, counters by their number. Each edit
sets or takes away one place, so that `apply(diff(a, b), a) == b` for all sound offers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from floor.rules.offer import Offer

KEYED = {"services": "code", "agencies": "code", "categories": "code", "counters": "number"}
"""Lists whose members have a name, and under which field."""
ORDER = "order"
NOTHING = None
_DEPTH = 3
"""Edits reach as deep as one field of one service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One place that is otherwise; a part that is not there is None in `had` or `has`."""

    path: tuple[str, ...]
    had: Any
    has: Any
    added: bool = False
    removed: bool = False


def diff(a: Offer | None, b: Offer) -> tuple[Edit, ...]:
    """The edits that make b out of a, or out of nothing."""
    return tuple(_differing((), {} if a is None else _named(a), _named(b)))


def apply(edits: tuple[Edit, ...], a: Offer | None) -> Offer:
    """The offer after these edits. Raises msgspec.ValidationError for edits of another one."""
    tree = {} if a is None else _named(a)
    for edit in edits:
        *way, last = edit.path
        place = tree
        for name in way:
            place = place.setdefault(name, {})
        if edit.removed:
            place.pop(last, None)
        else:
            place[last] = edit.has
    return _offer(tree)


def _named(offer: Offer) -> dict[str, Any]:
    tree: dict[str, Any] = msgspec.to_builtins(offer)
    orders: dict[str, list[str]] = {}
    for name, key in KEYED.items():
        members = {str(member[key]): member for member in tree[name]}
        orders[name], tree[name] = list(members), members
    return tree | {ORDER: orders}


def _offer(tree: dict[str, Any]) -> Offer:
    plain = {name: value for name, value in tree.items() if name != ORDER}
    for name in KEYED:
        plain[name] = [tree[name][member] for member in tree[ORDER][name]]
    return msgspec.convert(plain, Offer)


def _differing(way: tuple[str, ...], a: dict[str, Any], b: dict[str, Any]) -> Iterator[Edit]:
    for name in a | b:
        path = (*way, name)
        if name not in b:
            yield Edit(path=path, had=a[name], has=NOTHING, removed=True)
        elif name not in a:
            yield Edit(path=path, had=NOTHING, has=b[name], added=True)
        elif a[name] != b[name]:
            both = isinstance(a[name], dict) and isinstance(b[name], dict)
            if both and len(path) < _DEPTH and (path[0] in KEYED or path[0] == ORDER):
                yield from _differing(path, a[name], b[name])
            else:
                yield Edit(path=path, had=a[name], has=b[name])
