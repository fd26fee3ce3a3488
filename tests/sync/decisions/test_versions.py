"""The national catalogue, how two offers differ, and how a version is rolled out: pure."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floor.catalogue import load_offers
from floor.rules import sound
from floor.rules.offer import CounterPlan, Hours, Offer, Promises, Service, Text
from floor.words import LANGUAGES, load_words
from sync.down.book import book_of, offer_of, offered_at
from sync.down.diff import apply, diff
from sync.down.rollout import QUIET, Seen, Stand, rest_may_follow, stand
from sync.down.saying import in_words

OFFERS = load_offers()
BOOK = book_of(OFFERS)
MOMBASA = next(offer for offer in OFFERS if offer.centre == "MSA")
SMALL = [
    replace(
        offer,
        services=offer.services[:6],
        agencies=offer.agencies[:4],
        categories=offer.categories[:3],
        sayings=(),
    )
    for offer in OFFERS[:4]
]
NAMES = st.text(st.characters(exclude_characters="{}"), max_size=5)
TEXTS = st.builds(Text, en=NAMES, sw=NAMES)


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """Some centre's offer with anything changed that may be."""
    plain = draw(st.sampled_from(SMALL))
    kept = draw(st.permutations(plain.services))[: draw(st.integers(0, 4))]
    services = tuple(draw(_changed(service)) for service in kept)
    numbers = draw(st.lists(st.integers(1, 9), unique=True, max_size=5))
    codes = [service.code for service in services] or ["X"]
    plans = st.lists(st.sampled_from(codes), unique=True).map(tuple)
    return replace(
        plain,
        services=services,
        agencies=tuple(draw(st.permutations(plain.agencies))[:3]),
        counters=tuple(CounterPlan(number=n, services=draw(plans)) for n in numbers),
        hours=Hours(opens=draw(st.integers(0, 700)), closes=draw(st.integers(701, 1440))),
        holidays=tuple(draw(st.lists(st.sampled_from(("2026-12-12", "2026-12-25")), unique=True))),
    )


def _changed(service: Service) -> st.SearchStrategy[Service]:
    return st.builds(
        replace,
        st.just(service),
        name=TEXTS,
        fee_kes=st.none() | st.integers(0, 9),
        documents=st.lists(TEXTS, max_size=3).map(tuple),
        promises=st.none() | st.just(Promises(walk_in=9)),
        quota=st.none() | st.integers(0, 9),
    )


@settings(max_examples=80, deadline=None)
@given(a=st.none() | offers(), b=offers())
def test_the_edits_between_two_offers_make_the_one_out_of_the_other(
    a: Offer | None, b: Offer
) -> None:
    assert apply(diff(a, b), a) == b
    assert diff(b, b) == ()


@settings(max_examples=30, deadline=None)
@given(a=offers(), b=offers(), language=st.sampled_from(LANGUAGES))
def test_every_edit_has_its_words(a: Offer, b: Offer, language: str) -> None:
    words = load_words()
    for said in in_words(diff(a, b), a, b, language):  # type: ignore[arg-type]
        text = words.say(f"catalogue.change.{said.key}", language, **said.values)  # type: ignore[arg-type]
        assert text and "{" not in text


def test_each_centres_offer_is_made_again_from_the_book() -> None:
    for offer, site in zip(OFFERS, BOOK.sites, strict=True):
        assert offer_of(BOOK, site) == offer
        assert sound.fault(offer) == ""


def test_a_service_that_ends_somewhere_and_begins_again_is_as_before() -> None:
    service = BOOK.services[0]
    where = frozenset(BOOK.where(service.code))
    gone, cannot = offered_at(BOOK, service, frozenset())
    assert (gone.where(service.code), cannot) == ((), "")
    back, cannot = offered_at(gone, service, where)
    if not cannot:
        assert set(back.where(service.code)) == where
    same, _ = offered_at(BOOK, service, where)
    assert same == BOOK


def test_a_centre_without_a_counter_of_the_agency_is_named() -> None:
    bare = next(
        (service, site)
        for service in BOOK.services
        for site in BOOK.sites
        if not any(code.startswith(f"{service.agency}-") for code in site.gives)
    )
    service, site = bare
    same, cannot = offered_at(BOOK, service, frozenset({*BOOK.where(service.code), site.code}))
    assert cannot and same == BOOK


WRONG = {
    "is there twice": replace(MOMBASA, counters=(*MOMBASA.counters, MOMBASA.counters[0])),
    "not after": replace(MOMBASA, hours=Hours(opens=600, closes=600)),
    "no day": replace(MOMBASA, hours=Hours(opens=1, closes=2, days=())),
    "no counter serves": replace(
        MOMBASA, counters=(replace(MOMBASA.counters[0], services=(MOMBASA.services[0].code,)),)
    ),
    "both languages": replace(
        MOMBASA,
        services=(replace(MOMBASA.services[0], name=Text(en="A", sw=" ")), *MOMBASA.services[1:]),
    ),
    "no agency": replace(MOMBASA, agencies=()),
    "not offered": replace(MOMBASA, services=MOMBASA.services[1:]),
}


@pytest.mark.parametrize("clause", WRONG)
def test_an_offer_that_does_not_agree_with_itself_is_told_so(clause: str) -> None:
    assert clause in sound.fault(WRONG[clause])


NOW = 10_000_000


@pytest.mark.parametrize(
    ("seen", "stands"),
    [
        (Seen(centre="MSA"), Stand.PLANNED),
        (Seen(centre="MSA", offered_at=1), Stand.NOT_HEARD),
        (Seen(centre="MSA", offered_at=1, heard_at=NOW - QUIET - 1), Stand.NOT_HEARD),
        (Seen(centre="MSA", offered_at=1, heard_at=NOW), Stand.OFFERED),
        (Seen(centre="MSA", offered_at=1, heard_at=NOW, fetched_at=2), Stand.FETCHED),
        (Seen(centre="MSA", offered_at=1, fetched_at=2, refused=7), Stand.REFUSED),
        (Seen(centre="MSA", offered_at=1, fetched_at=2, refused=7, adopted=7), Stand.ADOPTED),
        (Seen(centre="MSA", adopted=8), Stand.PASSED),
    ],
)
def test_a_version_stands_at_a_centre_as_its_journal_says(seen: Seen, stands: Stand) -> None:
    assert stand(seen, 7, NOW) is stands


def test_the_rest_may_follow_once_the_first_have_adopted() -> None:
    assert rest_may_follow([Stand.ADOPTED, Stand.PASSED])
    assert not rest_may_follow([Stand.ADOPTED, Stand.FETCHED])
