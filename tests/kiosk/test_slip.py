"""What stands on a ticket, whatever the paper."""

from dataclasses import replace

import pytest

from floor.rules.events import Lane
from floor.rules.offer import Language, Text
from floor.rules.state import Step
from floor.rules.waiting.foretold import WaitRange
from floor.words import Words, load_words
from kiosk.slip import MOST_DOCUMENTS, MOST_SERVICES, Role, Slip, slip
from tests.kiosk.tickets import ABSTRACT, HEAD, ID_CARD, LINK, PAPERS, PIN, SIX, leg, ticket


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


def texts(made: Slip, *roles: Role) -> list[str]:
    return [line.text for line in made.lines if line.role in roles]


def test_a_ticket_says_all_that_a_citizen_needs_in_reading_order(words: Words) -> None:
    made = slip(ticket(), words=words, head6=HEAD, link=LINK)
    assert [line.text for line in made.lines] == [
        "Huduma Centre Mombasa",
        "Your number",
        "C042",
        "ID replacement: lost",
        "People ahead of you: 7",
        "We aim to call you within 40 minutes",
        "Watch the screen and listen for your number",
        "Documents to show",
        "Police abstract (given at this centre)",
        "eCitizen receipt",
        "Lost ID's number, or a copy",
        LINK,
        "Scan to follow your place on your phone",
        "This ticket is free and is not for sale",
        "Do not pay a bribe. Report: EACC 1551, Huduma 1919",
        "Anyone holding a ticket at closing time will be served",
        "Issued Monday 23 November 2026, 09:14",
        "Register mark MSA a1b2c3",
    ]


def test_a_ticket_in_kiswahili_names_the_service_in_english_too(words: Words) -> None:
    made = slip(ticket(language="sw"), words=words, head6=HEAD, link=LINK)
    assert texts(made, Role.SERVICE) == ["Kitambulisho kipya badala ya kilichopotea"]
    assert texts(made, Role.IN_ENGLISH) == ["ID replacement: lost"]
    assert texts(made, Role.ISSUED) == ["Imetolewa Jumatatu 23 Novemba 2026, 09:14"]
    assert texts(made, Role.AHEAD) == ["Watu walio mbele yako: 7"]


def test_a_service_called_the_same_in_both_languages_is_named_once(words: Words) -> None:
    same = ticket(language="sw", legs=(leg(Text(en="NTSA", sw="NTSA")),))
    made = slip(same, words=words, head6=HEAD, link=LINK)
    assert texts(made, Role.SERVICE, Role.IN_ENGLISH) == ["NTSA"]


@pytest.mark.parametrize(
    ("lane", "language", "said"),
    [
        (Lane.WALK_IN, "en", []),
        (Lane.PRIORITY, "en", ["Priority service"]),
        (Lane.PRIORITY, "sw", ["Huduma ya kipaumbele"]),
        (Lane.APPOINTMENT, "en", ["Appointment"]),
        (Lane.APPOINTMENT, "sw", ["Miadi"]),
    ],
)
def test_the_lane_is_printed_without_its_ground(
    words: Words, lane: Lane, language: Language, said: list[str]
) -> None:
    made = slip(ticket(lane=lane, language=language), words=words, head6=HEAD, link=LINK)
    assert texts(made, Role.LANE) == said


def test_several_services_are_listed_in_their_order(words: Words) -> None:
    made = slip(ticket(legs=tuple(leg(name) for name in SIX)), words=words, head6=HEAD, link=LINK)
    steps = [(line.value, line.text) for line in made.lines if line.role is Role.STEP]
    assert steps == [(f"{n}.", name.en) for n, name in enumerate(SIX, start=1)]
    assert texts(made, Role.HEADING) == ["Your 6 services, in this order"]


def test_more_services_than_a_ticket_holds_are_counted(words: Words) -> None:
    legs = tuple(leg(PIN) for _ in range(MOST_SERVICES + 3))
    made = slip(ticket(legs=legs), words=words, head6=HEAD, link=LINK)
    assert texts(made, Role.STEP)[-1] == "and 3 more"


def test_a_paper_wanted_by_two_services_is_named_once(words: Words) -> None:
    legs = (leg(ABSTRACT, documents=PAPERS[:2]), leg(ID_CARD, documents=PAPERS[1:]))
    made = slip(ticket(legs=legs), words=words, head6=HEAD, link=LINK)
    assert texts(made, Role.DOCUMENT) == [paper.en for paper in PAPERS]


def test_only_papers_still_to_be_shown_are_named(words: Words) -> None:
    legs = (
        leg(ABSTRACT, documents=PAPERS[:1], step=Step.DONE),
        leg(ID_CARD, documents=PAPERS[1:2]),
    )
    made = slip(ticket(legs=legs), words=words, head6=HEAD, link=LINK, copy=True)
    assert texts(made, Role.DOCUMENT) == ["eCitizen receipt"]


def test_a_long_list_of_papers_is_cut_and_says_so(words: Words) -> None:
    many = tuple(Text(en=f"Paper {n}", sw=f"Hati {n}") for n in range(MOST_DOCUMENTS + 4))
    made = slip(ticket(legs=(leg(PIN, documents=many),)), words=words, head6=HEAD, link=LINK)
    assert texts(made, Role.DOCUMENT)[-1] == "and 4 more: ask at the counter"
    assert len(texts(made, Role.DOCUMENT)) == MOST_DOCUMENTS + 1


def test_a_service_without_papers_has_no_heading_for_them(words: Words) -> None:
    made = slip(ticket(legs=(leg(PIN),)), words=words, head6=HEAD, link=LINK)
    assert texts(made, Role.HEADING, Role.DOCUMENT) == []


def test_the_first_in_line_is_told_so(words: Words) -> None:
    made = slip(ticket(ahead=0), words=words, head6=HEAD, link=LINK)
    assert texts(made, Role.AHEAD) == ["You are next"]


def test_a_copy_is_marked_with_its_time_and_keeps_the_time_of_issue(words: Words) -> None:
    made = slip(ticket(), words=words, head6=HEAD, link=LINK, copy=True)
    assert made.copy
    assert texts(made, Role.COPY) == ["COPY, 10:02"]
    assert texts(made, Role.ISSUED) == ["Issued Monday 23 November 2026, 09:14"]
    assert texts(slip(ticket(), words=words, head6=HEAD, link=LINK), Role.COPY) == []


def test_a_copy_for_someone_called_says_where_to_go_instead(words: Words) -> None:
    called = ticket(legs=(leg(PIN, step=Step.CALLED),), counter=12)
    made = slip(called, words=words, head6=HEAD, link=LINK, copy=True)
    assert texts(made, Role.CALLED) == ["Please go to counter 12"]
    assert texts(made, Role.AHEAD, Role.ADVICE) == []


@pytest.mark.parametrize(
    ("wait", "told"),
    [
        (WaitRange(low=10, high=25), "Waiting time: 10 to 25 minutes"),
        (WaitRange(low=0, high=1), "Waiting time: under 1 minute"),
        (WaitRange(low=0, high=6), "Waiting time: under 6 minutes"),
        (WaitRange(unsaid="no_counter"), "Waiting time: no counter is open for it yet"),
        (WaitRange(unsaid="unknown"), "We aim to call you within 40 minutes"),
        (None, "We aim to call you within 40 minutes"),
    ],
)
def test_the_wait_is_printed_as_a_range_or_why_there_is_none(
    words: Words, wait: WaitRange | None, told: str
) -> None:
    made = slip(ticket(wait=wait), words=words, head6=HEAD, link=LINK)
    assert texts(made, Role.WAIT, Role.ADVICE)[0] == told


def test_without_a_page_for_phones_no_code_is_promised(words: Words) -> None:
    made = slip(ticket(), words=words, head6=HEAD, link="")
    assert texts(made, Role.QR, Role.CAPTION) == []


def test_without_a_journal_head_no_mark_is_printed(words: Words) -> None:
    assert texts(slip(ticket(), words=words, head6="", link=LINK), Role.MARK) == []


def test_a_promise_of_one_minute_is_said_in_the_singular(words: Words) -> None:
    made = slip(ticket(legs=(replace(leg(PIN), promise=1.0),)), words=words, head6="", link="")
    assert "We aim to call you within 1 minute" in texts(made, Role.ADVICE)
