"""What the board tells beside calls: suspended services, the notice, the next appointments."""

from collections.abc import Iterable
from typing import Any

from floor.rules.offer import Language, Text
from floor.rules.opening import local
from floor.rules.snapshots import Board, BookingLine, ServiceDown
from floor.words import Words


def _other(first: Language) -> Language:
    return "sw" if first == "en" else "en"


def _line(kind: str, title: Text, text: Text, first: Language) -> dict[str, Any]:
    other = _other(first)
    return {
        "kind": kind,
        "title": title.in_language(first),
        "other_title": title.in_language(other),
        "text": text.in_language(first),
        "other_text": text.in_language(other),
    }


def headlines(board: Board, *, first: Language, words: Words) -> list[dict[str, Any]]:
    """One for each suspended service, then the notice; each is shown whole, one after another."""
    found = [_down(each, first, words) for each in board.suspended]
    if board.notice is not None:
        title = Text(en=words.say("display.notice", "en"), sw=words.say("display.notice", "sw"))
        found.append(_line("notice", title, board.notice, first))
    return found


def _down(down: ServiceDown, first: Language, words: Words) -> dict[str, Any]:
    back = f"{local(down.back_at):%H:%M}" if down.back_at is not None else ""

    def said(language: Language) -> tuple[str, str]:
        name = down.name.in_language(language)
        title = words.say("display.suspended", language, service=name)
        text = down.message.in_language(language)
        if back:
            text = " ".join((text, words.say("display.back_at", language, time=back))).strip()
        return title, text

    en, sw = said("en"), said("sw")
    return _line("down", Text(en=en[0], sw=sw[0]), Text(en=en[1], sw=sw[1]), first)


def booking_rows(lines: Iterable[BookingLine], *, first: Language) -> list[dict[str, Any]]:
    """A row for each of the next appointments."""
    return [
        {
            "id": f"{place}",
            "time": f"{local(line.at):%H:%M}",
            "number": line.ticket,
            "name": line.name.in_language(first),
            "other_name": line.name.in_language(_other(first)),
        }
        for place, line in enumerate(lines)
    ]


def zone_words(zone: frozenset[int] | None) -> str:
    """The counters of a zone as they are written: 1-10, 14; empty for all."""
    numbers = sorted(zone or ())
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    dash = "–"  # noqa: RUF001 - as figures are ranged
    return ", ".join(f"{run[0]}{dash}{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
