"""The answer to "why was that number before me?", in words."""

from typing import Any

import pytest

from floor.rules.events import Lane
from floor.rules.offer import Language
from floor.rules.snapshots import Overtaker, Why
from floor.telling import why_sentences
from floor.words import load_words

WORDS = load_words()


def asked(*overtakers: Overtaker, called: bool = False) -> Why:
    return Why(
        version=1,
        at=0,
        ticket="C042",
        lane=Lane.WALK_IN,
        promise=40,
        waited=22 * 60_000,
        called=called,
        share=0.55,
        overtakers=overtakers,
    )


def overtaker(**changes: Any) -> Overtaker:
    told: dict[str, Any] = {
        "ticket": "A017",
        "lane": Lane.PRIORITY,
        "called_at": 0,
        "share": 0.8,
        "promise": 15,
        "mine": 0.55,
        "why": "share",
        "reason": "",
    }
    return Overtaker(**(told | changes))


def test_the_rule_is_explained_by_its_numbers() -> None:
    assert why_sentences(asked(overtaker()), WORDS, "en") == [
        "C042 has waited 22 minutes: 55 % of the promised 40.",
        "A017 had used 80 % of its promised 15 minutes; yours had used 55 % of 40.",
    ]


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("ground", ["share", "guard", "reason", "other"])
def test_each_ground_has_its_sentence(language: Language, ground: str) -> None:
    (_, told) = why_sentences(asked(overtaker(why=ground, reason="faints")), WORDS, language)
    assert told.startswith("A017") and ("faints" in told) == (ground == "reason")


@pytest.mark.parametrize("language", ["en", "sw"])
def test_whoever_was_not_overtaken_is_told_so(language: Language) -> None:
    told = why_sentences(asked(called=True), WORDS, language)
    assert len(told) == 2 and all("C042" in sentence for sentence in told)
