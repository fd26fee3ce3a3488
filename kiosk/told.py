"""A refusal as its reader understands it: names and days in place of codes and numbers."""

from datetime import date

from floor.errors import BookingElsewhere, BookingOtherDay, Refused
from floor.rules.offer import Language
from floor.rules.snapshots import Menu
from floor.words import Words


def refusal_in_words(
    refusal: Refused, menu: Menu | None, language: Language, words: Words
) -> Refused:
    """The same refusal, its values such as a person says them."""
    told = dict(refusal.values)
    for service in menu.services if menu else ():
        if told.get("service") == service.code:
            told["service"] = service.name.in_language(language)
    if isinstance(refusal, BookingOtherDay):
        told["day"] = day_in_words(str(told["day"]), language, words)
    if isinstance(refusal, BookingElsewhere):
        told["centre"] = centre_name(str(told["centre"]))
    refusal.values = told
    return refusal


def day_in_words(day: str, language: Language, words: Words) -> str:
    """Such as Monday 23 November."""
    at = date.fromisoformat(day)
    weekday = words.say(f"day.{at.isoweekday()}", language)
    return f"{weekday} {at.day} {words.say(f'month.{at.month}', language)}"


def centre_name(code: str) -> str:
    """A centre's name; its code where the catalogue has it not."""
    from floor.catalogue import centres  # seldom needed, and slow

    return next((line.name for line in centres() if line.code == code), code)
