"""Answers of the floor put into sentences, for whoever asked."""

from floor.rules.offer import Language
from floor.rules.opening import MINUTE
from floor.rules.snapshots import AdviceLine, Overtaker, Why
from floor.rules.waiting.foretold import WaitRange
from floor.words import Words


def percent(share: float) -> int:
    """A share in whole per cent."""
    return round(100 * share)


def wait_text(wait: WaitRange, words: Words, language: Language, *, short: bool = False) -> str:
    """How long the wait is going to be, as a range, or why none can be told."""
    if not wait.said:
        return words.say(f"wait.{'none' if short else 'unsaid'}.{wait.unsaid}", language)
    key = "wait.short" if short else "wait"
    if not wait.low:
        return words.say(f"{key}.under", language, n=wait.high)
    return words.say(f"{key}.range", language, low=wait.low, high=wait.high)


def advice_text(advice: AdviceLine, words: Words, language: Language) -> str:
    """What to do now and what it brings, as one sentence."""
    told = {
        "counter": advice.counter,
        "service": advice.service.in_language(language),
        "n": advice.saved,
    }
    if advice.add is None:
        return words.say("advice.open", language, **told)
    return words.say("advice.add", language, **told, added=advice.add.in_language(language))


def why_sentences(why: Why, words: Words, language: Language) -> list[str]:
    """Why a number was called when it was, or still waits: how long, then who went before it."""
    told = words.say(
        "why.waited" if why.called else "why.waits",
        language,
        ticket=why.ticket,
        minutes=why.waited // MINUTE,
        share=percent(why.share),
        promise=f"{why.promise:g}",
    )
    if not why.overtakers:
        return [told, words.say("why.nobody", language, ticket=why.ticket)]
    return [told, *(_overtaken(why, other, words, language) for other in why.overtakers)]


def _overtaken(why: Why, other: Overtaker, words: Words, language: Language) -> str:
    return words.say(
        f"why.by_{other.why}",
        language,
        ticket=other.ticket,
        share=percent(other.share),
        promise=f"{other.promise:g}",
        mine=percent(other.mine),
        yours=f"{why.promise:g}",
        reason=other.reason,
    )
