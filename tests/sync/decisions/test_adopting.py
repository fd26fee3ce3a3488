"""A centre adopts what headquarters decided, over real HTTP, whole or not at all."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from floor import errors
from floor.catalogue import load_offer
from floor.decisions import Decision, Signed, public_text, read, sign, write
from floor.rules.events import Booking, Notice
from floor.rules.offer import Offer, Text
from floor.store.deciding import trust
from floor.words import load_words
from tests.floors import Keys, PracticeFloor, a_floor, at, seat

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PUBLIC = public_text(KEY.public_key())
OFFER = load_offer("MSA")
CHEAPER = replace(
    OFFER,
    services=(replace(OFFER.services[0], fee_kes=50), *OFFER.services[1:]),
)


def decided(number: int = 2, **changes: object) -> Decision:
    """A catalogue for Mombasa."""
    plain = Decision(
        matter="catalogue", centre="MSA", number=number, after=0, program="0.1.0", made_at=1
    )
    return replace(plain, **({"offer": CHEAPER} | changes))  # type: ignore[arg-type]


def signed(decision: Decision, key: Ed25519PrivateKey = KEY) -> Signed:
    return sign(write(decision), key)


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[PracticeFloor]:
    made = a_floor(tmp_path)
    trust(made, PUBLIC)
    yield made
    made.close()


def test_a_signed_catalogue_changes_the_menu_and_is_journalled(floor: PracticeFloor) -> None:
    before = floor.health().version
    stands = floor.adopt_decision(signed(decided()))
    assert stands.number("catalogue") == 2
    assert floor.menu().services[0].fee_kes == 50
    kinds = [line.kind for line in floor.journal(after=before, limit=9).entries]
    assert kinds == ["catalogue_adopted", "decision_adopted"]
    assert floor.adopt_decision(signed(decided())) == replace(
        stands, version=floor.health().version, at=stands.at
    )
    assert floor.health().version == before + 2, "the same again changes nothing"


def test_a_decision_outlives_a_restart_of_the_host(tmp_path: Path) -> None:
    floor = a_floor(tmp_path)
    trust(floor, PUBLIC)
    floor.adopt_decision(signed(decided()))
    notice = Notice(text=Text(en="Water", sw="Maji"), since=0, until=at("23:00"))
    floor.adopt_decision(signed(decided(1, matter="notices", offer=None, notices=(notice,))))
    with pytest.raises(errors.DecisionStale):
        floor.adopt_decision(signed(decided(1)))
    state = floor.state.copy()
    floor.close()
    again = PracticeFloor(tmp_path / "MSA.sqlite", centre="MSA", clock=floor.clock, practice=True)
    try:
        assert again.state.decided == state.decided
        assert again.state.refused == state.refused
        assert (again.state.trusted, again.state.notices) == (PUBLIC, (notice,))
        assert again.menu().services[0].fee_kes == 50
        again.verify()
        again.rebuild()
        again.verify()
    finally:
        again.close()


REFUSED: dict[str, tuple[Signed, str]] = {
    "another's signature": (signed(decided(), OTHER), "decision_forged"),
    "a signature over something else": (
        replace(signed(decided(5)), signature=signed(decided(3)).signature),
        "decision_forged",
    ),
    "a truncated document": (
        replace(signed(decided()), document=write(decided())[:-40]),
        "decision_forged",
    ),
    "a truncated document, signed": (sign(write(decided())[:-40], KEY), "decision_broken"),
    "an unknown field": (
        sign(write(decided()).replace('"fee_kes":50', '"fee_kes":50,"tip_kes":5'), KEY),
        "decision_broken",
    ),
    "no JSON at all": (sign("PK\x03\x04", KEY), "decision_broken"),
    "a program that is not out yet": (signed(decided(program="9.0.0")), "program_too_old"),
    "a field of a program that is not out yet": (
        sign(write(decided(program="9.0.0")).replace('"offer"', '"offers"'), KEY),
        "program_too_old",
    ),
    "another centre's": (signed(decided(centre="LMU")), "other_centre"),
    "an offer of another centre": (
        signed(decided(offer=replace(OFFER, centre="LMU"))),
        "decision_broken",
    ),
    "a counter without anything": (
        signed(
            decided(
                offer=replace(
                    OFFER, counters=(replace(OFFER.counters[0], services=()), *OFFER.counters[1:])
                )
            )
        ),
        "decision_broken",
    ),
    "two matters at once": (signed(decided(revoked=("x",))), "decision_broken"),
    "number zero": (signed(decided(0)), "decision_broken"),
    "bookings with a gap": (
        signed(decided(9, matter="bookings", offer=None, after=8)),
        "decision_gap",
    ),
}


def test_what_cannot_be_adopted_is_refused_by_name_changes_nothing_and_is_told(
    floor: PracticeFloor,
) -> None:
    menu, words = floor.menu(), load_words()
    for what, (wrong, code) in REFUSED.items():
        before = floor.health().version
        for _ in range(2):
            with pytest.raises(errors.FoleniError) as refusal:
                floor.adopt_decision(wrong)
            assert (what, refusal.value.code) == (what, code)
        assert all(words.explain(refusal.value, language) for language in ("en", "sw"))
        told = floor.journal(after=before, limit=9).entries
        assert (what, [line.kind for line in told]) == (what, ["decision_refused"])
        assert f'"why":"{code}"' in told[0].body
    after = floor.menu()
    assert replace(after, version=0, at=0) == replace(menu, version=0, at=0)
    floor.adopt_decision(signed(decided()))
    assert floor.menu().services[0].fee_kes == 50


def test_a_centre_that_trusts_nobody_adopts_nothing(tmp_path: Path) -> None:
    floor = a_floor(tmp_path)
    try:
        with pytest.raises(errors.NotTrusted):
            floor.adopt_decision(signed(decided()))
        with pytest.raises(errors.BadRequest):
            trust(floor, "AAAA")
    finally:
        floor.close()


def test_an_older_version_never_comes_back_but_as_a_new_one(floor: PracticeFloor) -> None:
    floor.adopt_decision(signed(decided(3)))
    with pytest.raises(errors.DecisionStale):
        floor.adopt_decision(signed(decided(2, offer=OFFER)))
    assert floor.menu().services[0].fee_kes == 50
    floor.adopt_decision(signed(decided(4, offer=OFFER)))
    assert floor.menu().services[0].fee_kes == OFFER.services[0].fee_kes


def test_another_key_is_believed_once_the_old_one_says_so(floor: PracticeFloor) -> None:
    with pytest.raises(errors.DecisionForged):
        floor.adopt_decision(signed(decided(), OTHER))
    fresh = decided(1, matter="key", offer=None, trusted=public_text(OTHER.public_key()))
    floor.adopt_decision(signed(fresh))
    floor.adopt_decision(signed(decided(), OTHER))
    with pytest.raises(errors.DecisionForged):
        floor.adopt_decision(signed(decided(3)))


def test_notices_are_told_in_their_time_beside_the_centres_own(floor: PracticeFloor) -> None:
    now = floor.clock.now()
    said = Text(en="Closed on Friday", sw="Tumefunga Ijumaa")
    notice = Notice(text=said, since=now + 1000, until=now + 9000)
    floor.adopt_decision(signed(decided(1, matter="notices", offer=None, notices=(notice,))))
    assert floor.board().notice is None
    floor.clock.set(now + 1000)
    assert floor.board().notice == said
    floor.clock.set(now + 9000)
    assert floor.board().notice is None


def test_bookings_come_in_order_and_walk_ins_never_wait_for_them(floor: PracticeFloor) -> None:
    service = OFFER.services[0].code
    key = Keys()
    assert floor.take_ticket(key=key(), services=(service,)).ticket
    one = Booking(code="A1", service=service, at=at("09:00"), centre="MSA")
    two = replace(one, code="A2")
    first = decided(1, matter="bookings", offer=None, bookings=(one,))
    second = decided(2, matter="bookings", offer=None, after=1, bookings=(two,))
    with pytest.raises(errors.DecisionGap):
        floor.adopt_decision(signed(second))
    floor.adopt_decision(signed(first))
    floor.adopt_decision(signed(second))
    assert set(floor.state.appointments) == {"A1", "A2"}


def test_people_who_wait_for_a_service_that_goes_are_served_all_the_same(
    floor: PracticeFloor,
) -> None:
    key = Keys()
    seat(floor, 1)
    gone = floor.counter(counter=1).services[0]
    ticket = floor.take_ticket(key=key(), services=(gone,))
    floor.adopt_decision(signed(decided(offer=without(gone))))
    assert gone not in {service.code for service in floor.menu().services}
    assert floor.ticket(visit=ticket.visit).legs[0].service == gone
    assert floor.queue().rows
    called = floor.call_next(key=key(), counter=1).serving
    assert called is not None and called.visit == ticket.visit
    floor.start_service(key=key(), counter=1)
    floor.finish(key=key(), counter=1)
    floor.verify()


def without(service: str) -> Offer:
    """Mombasa's offer without a service."""
    return replace(
        OFFER,
        services=tuple(each for each in OFFER.services if each.code != service),
        counters=tuple(
            replace(
                plan,
                services=tuple(code for code in plan.services if code != service),
                prefers=tuple(code for code in plan.prefers if code != service),
            )
            for plan in OFFER.counters
        ),
    )


def test_what_is_kept_for_a_ticket_outlives_a_restart_and_goes_with_the_day(
    tmp_path: Path,
) -> None:
    floor, key = a_floor(tmp_path), Keys()
    trust(floor, PUBLIC)
    gone = OFFER.counters[0].services[0]
    floor.take_ticket(key=key(), services=(gone,))
    floor.adopt_decision(signed(decided(offer=without(gone))))
    with pytest.raises(errors.ServiceWithdrawn):
        floor.take_ticket(key=key(), services=(gone,))
    before = floor.state.copy()
    assert gone in before.services and gone in before.counters[1].services
    floor.close()
    again = PracticeFloor(tmp_path / "MSA.sqlite", centre="MSA", clock=floor.clock, practice=True)
    try:
        assert (again.state.services, again.state.counters) == (before.services, before.counters)
        again.close_day(key=key())
        again.clock.set(at("08:00", "2026-11-24"))
        again.open_day(key=key())
        assert gone not in again.state.services
        assert all(gone not in counter.services for counter in again.state.counters.values())
        again.verify()
    finally:
        again.close()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_byte_of_a_decision_can_be_changed(data: st.DataObject) -> None:
    whole = signed(decided())
    field = data.draw(st.sampled_from(("document", "signature", "signer")))
    text = getattr(whole, field)
    place = data.draw(st.integers(0, len(text) - 1))
    char = data.draw(st.characters(min_codepoint=32, max_codepoint=126))
    changed = text[:place] + char + text[place + 1 :]
    tampered = replace(whole, **{field: changed})
    if _same(whole, tampered):
        return
    with pytest.raises((errors.DecisionForged, errors.BadInput)):
        read(tampered, trusted=PUBLIC, centre="MSA", program="0.1.0")


def _same(one: Signed, other: Signed) -> bool:
    """Whether two say the same bytes: the last letters of base64 have spare bits."""
    if (one.document, one.signer) != (other.document, other.signer):
        return False
    try:
        return base64.b64decode(one.signature) == base64.b64decode(other.signature)
    except ValueError:
        return False
