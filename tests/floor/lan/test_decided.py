"""A host across the room adopts what headquarters signed, and takes it from nobody else."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from floor import errors
from floor.catalogue import load_offer
from floor.decisions import Decision, public_text, sign, write
from floor.rules.questions import AskMenu
from floor.store.deciding import trust
from tests.floor.lan.room import Room, a_room
from tests.floors import PracticeFloor, a_floor

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeFloor]:
    floor = a_floor(tmp_path_factory.mktemp("host"))
    trust(floor, public_text(KEY.public_key()))
    yield floor
    floor.close()


@pytest.fixture(scope="module")
def room(floor: PracticeFloor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with a_room(floor, tmp_path_factory.mktemp("keys")) as room:
        yield room


def a_catalogue(number: int, fee: int) -> str:
    offer = load_offer("MSA")
    first = replace(offer.services[0], fee_kes=fee)
    return write(
        Decision(
            matter="catalogue",
            centre="MSA",
            number=number,
            after=0,
            program="0.1.0",
            made_at=1,
            offer=replace(offer, services=(first, *offer.services[1:])),
        )
    )


def test_a_kiosks_menu_shows_a_new_fee_within_two_seconds_of_its_adoption(room: Room) -> None:
    headquarters, kiosk = room.device("headquarters"), room.device("kiosk")
    menus = kiosk.watch(AskMenu(), beat=20.0)
    next(menus)
    began = time.monotonic()
    stands = headquarters.adopt_decision(sign(a_catalogue(1, 77), KEY))
    assert next(menus).services[0].fee_kes == 77
    assert time.monotonic() - began < 2.0
    assert stands.number("catalogue") == headquarters.standing().number("catalogue") == 1


def test_headquarters_device_cannot_change_anything_without_the_signature(room: Room) -> None:
    headquarters = room.device("headquarters")
    forger = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
    with pytest.raises(errors.DecisionForged):
        headquarters.adopt_decision(sign(a_catalogue(5, 1), forger))
    with pytest.raises(errors.DecisionBroken):
        headquarters.adopt_decision(sign(a_catalogue(5, 1)[:-9], KEY))
    with pytest.raises((errors.NotAllowed, errors.BadRequest)):
        headquarters.adopt_catalogue(key="by itself", offer=load_offer("MSA"))
    with pytest.raises((errors.NotAllowed, errors.BadRequest)):
        headquarters.adopt_appointments(key="by itself", bookings=())
    assert room.floor.menu().services[0].fee_kes != 1


@pytest.mark.parametrize("role", ["kiosk", "display", "counter", "reception", "manager"])
def test_no_other_device_may_bring_decisions(room: Room, role: str) -> None:
    with pytest.raises(errors.NotAllowed):
        room.device(role).adopt_decision(sign(a_catalogue(6, 2), KEY))


def test_a_host_that_starts_again_keeps_what_headquarters_decided(tmp_path: Path) -> None:
    from floor.lan.commands import _prepare

    floor = a_floor(tmp_path)
    try:
        trust(floor, public_text(KEY.public_key()))
        floor.adopt_decision(sign(a_catalogue(1, 77), KEY))
        _prepare(floor, load_offer("MSA"), waits=False)
        assert floor.menu().services[0].fee_kes == 77
    finally:
        floor.close()
