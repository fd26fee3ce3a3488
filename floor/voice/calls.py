"""A call as it is spoken: "Tiketi nambari C, sifuri, nne, mbili, ...", once in each language."""

from collections.abc import Sequence
from dataclasses import replace

from floor.voice import spoken
from floor.voice.clips import forms
from floor.voice.reading import Part, Reader
from floor.words import Words

BEFORE_DIGITS, BEFORE_COUNTER, BETWEEN = 0.1, 0.2, 0.28
"""Seconds of quiet after a ticket's letter, after its number, and between languages."""


def call_parts(
    ticket: str,
    counter: int,
    *,
    readers: Sequence[Reader],
    words: Words,
    again: bool = False,
    short: bool = False,
) -> list[Part]:
    """What is said for one call, by each reader; `short` where others wait behind it."""
    parts: list[Part] = []
    for reader in readers:
        said = _said(reader, ticket, counter, words, again=again, short=short)
        parts += [*said[:-1], replace(said[-1], pause=BETWEEN)]
    return parts


def _said(
    reader: Reader, ticket: str, counter: int, words: Words, *, again: bool, short: bool
) -> list[Part]:
    key = ("voice.short_again" if again else "voice.short") if short else (
        "voice.again" if again else "voice.call"
    )  # fmt: skip
    form = next(forms(words, reader.language, key))
    parts: list[Part] = []
    for clip, name in zip(form.clips, (*form.pieces[1::2], ""), strict=True):
        parts += reader.named([clip]) if clip else []
        if name == "ticket":
            parts += _ticket(reader, ticket)
        elif name == "n":
            parts += reader.named(spoken.number(counter, reader.language))
    return parts


def _ticket(reader: Reader, ticket: str) -> list[Part]:
    """Letter, a breath, digits, a longer breath."""
    parts = reader.named(spoken.ticket(ticket))
    letters = sum(part.clip.startswith("letter.") for part in parts)
    for place, pause in ((letters - 1, BEFORE_DIGITS), (len(parts) - 1, BEFORE_COUNTER)):
        if place >= 0:
            parts[place] = replace(parts[place], pause=pause)
    return parts
