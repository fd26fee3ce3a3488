"""Ticket numbers: a series for each category, counted from 1 each day, never given twice."""

from floor.rules.state import State


def next_number(state: State, series: str) -> int:
    """The number after the last one given today in the series."""
    return state.numbers.get(series, 0) + 1


def ticket_label(series: str, number: int) -> str:
    """The number as people say it: C042, and C1000 after C999."""
    return f"{series}{number:03d}"
