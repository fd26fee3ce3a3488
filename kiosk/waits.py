"""How long the wait is going to be, as the kiosk's screens say it, in the person's language."""

from floor.rules.offer import Language
from floor.rules.snapshots import MenuService, Ticket
from floor.rules.waiting.foretold import UNKNOWN, WaitRange
from floor.telling import wait_text
from floor.words import Words
from kiosk.values import WaitShown


def wait_note(service: MenuService, language: Language, words: Words) -> str:
    """Under a service's name: the wait, or as far as it is known how many wait before one."""
    if service.wait.said or service.wait.unsaid == "no_counter":
        return wait_text(service.wait, words, language, short=True)
    if service.ahead is None:
        return ""
    if not service.ahead:
        return words.say("kiosk.nobody_ahead", language)
    return words.say("kiosk.ahead", language, n=service.ahead)


def wait_shown(
    wait: WaitRange, ahead: int | None, language: Language, words: Words, *, note: str
) -> WaitShown:
    """The wait as a fact; the people ahead under it in the words of `note`, or instead of it."""
    if wait == UNKNOWN:
        value = "" if ahead is None else str(ahead)
        return WaitShown(label=words.say(f"{note}_label", language), value=value, figure=True)
    below = words.say(note, language, n=ahead) if ahead else ""
    return WaitShown(
        label=words.say("kiosk.wait", language),
        value=wait_text(wait, words, language, short=wait.said),
        note=below,
        figure=wait.said,
    )


def ticket_wait(ticket: Ticket, language: Language, words: Words) -> WaitShown:
    """The wait of the ticket in hand."""
    wait = ticket.wait or UNKNOWN
    return wait_shown(wait, ticket.ahead, language, words, note="kiosk.before_you")
