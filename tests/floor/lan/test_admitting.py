"""Codes that go wrong, and codes that a supervisor has made at a desk of the room."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from floor import errors
from floor.lan import credentials, proof
from floor.lan.entry import enrol as join
from floor.lan.rates import Rate
from floor.rules.verbs import EnrolAgent
from tests.floor.lan.room import Room, a_room
from tests.floors import PIN, PracticeFloor


@pytest.fixture
def room(local: PracticeFloor, tmp_path: Path) -> Iterator[Room]:
    with a_room(local, tmp_path) as room:
        yield room


def test_a_wrong_code_is_tried_five_times(room: Room) -> None:
    session, own = room.raw(None), room.let_in("display")
    good = room.entrance.codes.make(role="kiosk")
    fingerprint = room.certificate.fingerprint
    wish = proof.Joining(
        secret="00000000",
        public_key=credentials.public_of(own.private_key),
        signature=own.sign(proof.joining("00000000", fingerprint)),
    )
    body, told = msgspec.json.encode(wish), []
    for _ in range(7):
        told.append(session.post(room.address + "/enrol", data=body, timeout=5).status_code)
    assert told == [403] * 4 + [429] * 3, "one address alone spoils nobody's code"
    with pytest.raises(errors.TooOften):
        join(room.address, good)
    room.entrance.wrong = Rate(99, 1.0)  # as from another address
    session.post(room.address + "/enrol", data=body, timeout=5)
    with pytest.raises(errors.WrongCode):
        join(room.address, good)


def test_a_supervisor_has_a_code_made_at_a_desk_of_the_room_and_revokes_there(room: Room) -> None:
    floor, desk = room.floor, room.device("counter", "counter-7")
    floor.do(EnrolAgent(agent="900", role="supervisor"), key="boss")
    floor.pins.set("900", PIN)
    by = {"by": "900", "pin": PIN}
    made = desk.admit_device(key="one", role="kiosk", called="kiosk-2", **by)
    again = desk.admit_device(key="one", role="kiosk", called="kiosk-2", **by)
    assert again.code == made.code, "an answer that was lost is told again"
    assert made.addresses == (room.address,)
    assert join(room.address, made.code).told.name == "kiosk-2"
    lines = floor.journal(after=0, limit=1000).entries
    told = "".join(line.body for line in lines)
    files = b"".join(path.read_bytes() for path in floor.path.parent.glob("MSA.sqlite*"))
    assert "device_code_made" in [line.kind for line in lines]
    assert made.code[:6] not in told and made.code[:6].encode() not in files
    with pytest.raises(errors.NotAllowed):
        desk.admit_device(key="two", role="manager", **by)  # that is a manager's to do
    with pytest.raises(errors.NotAllowed):
        desk.admit_device(key="three", role="kiosk", by="101", pin=PIN)
    gone = desk.revoke_device_by(key="four", device="kiosk-2", reason="stolen", **by)
    assert [line.revoked_at is None for line in gone.devices] == [True, False]
