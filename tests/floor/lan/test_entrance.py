"""How a computer is let in, what it may from then on, and how it is let in no more."""

import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
import requests

from floor import errors
from floor.connect import connect, enrol, enrolled
from floor.lan import credentials, proof
from floor.lan.entry import Pass, certificate_at, whole_address
from floor.lan.entry import enrol as join
from floor.rules.questions import AskBoard, AskCounter
from floor.settings import device_path
from floor.store.local import LocalFloor
from tests.floor.lan.room import Room, a_room
from tests.floors import PIN, Keys, PracticeFloor, a_floor

key = Keys()
LOST_ID = "NRB-IDLS"


@pytest.fixture
def room(local: PracticeFloor, tmp_path: Path) -> Iterator[Room]:
    with a_room(local, tmp_path) as room:
        yield room


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this computer keeps what it is given."""
    folder = tmp_path / "another computer"
    monkeypatch.setenv("FOLENI_DATA", str(folder))
    return folder


def able(floor: LocalFloor) -> int:
    """A counter that gives the service."""
    return next(n for n in range(1, 29) if LOST_ID in floor.counter(counter=n).services)


def test_a_computer_is_let_in_by_a_code_and_remembers_it(room: Room, data: Path) -> None:
    code = room.entrance.codes.make(role="kiosk")
    given = enrol(room.address, code)
    assert given.told.name == "kiosk-1" and given.centre == "MSA"
    file = data / "devices" / "kiosk.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert enrolled("kiosk") == given
    with closing(connect(room.address, device="kiosk")) as floor:
        assert floor.take_ticket(key=key(), services=(LOST_ID,)).ticket == "A001"
    line = room.floor.journal(after=0, limit=1000).entries[-1]
    assert line.device == "kiosk-1", "the host's name for it, whatever it calls itself"


def test_no_secret_is_in_the_store(room: Room) -> None:
    own = room.let_in("kiosk")
    bodies = "".join(e.body for e in room.floor.journal(after=0, limit=1000).entries)
    data = b"".join(path.read_bytes() for path in room.floor.path.parent.glob("MSA.sqlite*"))
    assert own.device in bodies
    for secret in (own.token, own.private_key):
        assert secret not in bodies and secret.encode() not in data
    room.floor.verify()


def test_whoever_stands_in_the_middle_learns_nothing(room: Room, tmp_path: Path) -> None:
    """Another host at the address the technician typed: its certificate does not fit the code."""
    code = room.entrance.codes.make(role="kiosk")
    with a_room(a_floor(tmp_path, centre="NYR"), tmp_path) as false:
        with pytest.raises(errors.CodeUnfit):
            join(false.address, code)
        assert not false.floor.devices().devices
        false.floor.close()
    assert join(room.address, code).told.role == "kiosk", "nothing of the code was sent"


def test_an_enrolled_computer_speaks_to_no_other_host(room: Room, tmp_path: Path) -> None:
    own = room.let_in("kiosk")
    with a_room(a_floor(tmp_path, centre="NYR"), tmp_path) as false:
        lured = false.app(msgspec.structs.replace(own, host=false.address))
        with pytest.raises(errors.HostForeign):
            lured.menu()
        false.floor.close()


def test_a_computer_that_was_not_let_in_is_told_what_to_do(room: Room, data: Path) -> None:
    with pytest.raises(errors.NotEnrolled) as told:
        connect(room.address, device="kiosk")
    assert told.value.values["address"] == room.address


def test_plain_http_goes_to_no_other_computer() -> None:
    for address in ("http://10.0.0.5:7411", "http://kiosk.example"):
        with pytest.raises(errors.BadSetting):
            whole_address(address)
    assert whole_address("10.0.0.5") == "https://10.0.0.5:7411"
    assert whole_address("127.0.0.1:80") == "http://127.0.0.1:80"
    for address in ("ftp://x", "https://x/y", "https://", "https://x:99999", ""):
        with pytest.raises(errors.BadSetting):
            whole_address(address)


def test_a_captured_request_is_good_for_nothing(room: Room) -> None:
    """Replayed as it was, or changed in any part, or sent again with another count."""
    own_pass, session = Pass(room.let_in("kiosk")), room.raw(None)
    body = b'{"services": ["NRB-IDLS"]}'
    request = requests.Request(
        "POST", room.address + "/verbs/take_ticket", data=body, headers={"Foleni-Key": key()}
    )
    taken = own_pass(session.prepare_request(request))
    assert session.send(taken, timeout=5).status_code == 200
    assert session.send(taken, timeout=5).status_code == 401
    for change in ("body", "key", "path", "method", "count"):
        fresh = own_pass(session.prepare_request(request))
        proved = fresh.headers[proof.HEADER].split(".")
        if change == "body":
            fresh.prepare_body(b'{"services": ["HKS-INFO"]}', None)
        elif change == "key":
            fresh.headers["Foleni-Key"] = key()
        elif change == "path":
            fresh.url = room.address + "/verbs/cancel"
        elif change == "method":
            fresh.method = "PUT"
        else:
            fresh.headers[proof.HEADER] = f"{proved[0]}.{int(proved[1]) + 1}.{proved[2]}"
        assert session.send(fresh, timeout=5).status_code == 401, change
    assert len(room.floor.queue().rows) == 1


def test_a_stolen_token_without_its_key_opens_nothing(room: Room) -> None:
    own = room.let_in("kiosk")
    thief = msgspec.structs.replace(own, private_key=credentials.new_key())
    with pytest.raises(errors.NotEnrolled):
        room.app(thief).menu()
    with pytest.raises(errors.NotEnrolled):
        room.app(msgspec.structs.replace(own, token="a guess")).menu()
    assert room.app(own).menu().services


def test_a_captured_opening_opens_no_second_session(room: Room) -> None:
    own, session = room.let_in("kiosk"), room.raw(None)

    def post(path: str, body: object) -> requests.Response:
        return session.post(room.address + path, data=msgspec.json.encode(body), timeout=5)

    nonce = post("/session/challenge", proof.Challenge(device=own.device)).json()["nonce"]
    said = proof.statement(own.device, nonce, own.fingerprint)
    opening = proof.Opening(
        device=own.device, token=own.token, nonce=nonce, signature=own.sign(said)
    )
    assert post("/session", opening).status_code == 200
    assert post("/session", opening).status_code == 401
    other = post("/session/challenge", proof.Challenge(device=own.device)).json()["nonce"]
    assert post("/session", msgspec.structs.replace(opening, nonce=other)).status_code == 401


def test_a_revoked_device_is_out_at_once_and_so_are_its_watches(room: Room) -> None:
    own = room.let_in("display", "hall")
    floor = room.app(own)
    watch = floor.watch(AskBoard(), beat=30)
    next(watch)
    room.floor.revoke_device(key=key(), device="hall", reason="stolen")
    with pytest.raises(errors.HostUnreachable):
        for _ in range(3):
            next(watch)
    with pytest.raises(errors.DeviceRevoked):
        floor.board()
    with pytest.raises(errors.DeviceRevoked):
        room.app(own).board()


def test_a_host_that_starts_again_is_shown_who_we_are_and_watches_go_on(
    local: PracticeFloor, tmp_path: Path
) -> None:
    with a_room(local, tmp_path) as room:
        floor = room.device("counter")
        assert floor.counter(counter=1).number == 1
        room.entrance.sessions._sessions.clear()  # as a restart does
        assert next(floor.watch(AskCounter(counter=1))).number == 1
        assert floor.counter(counter=1).number == 1


def test_an_agents_verbs_need_the_agent_at_that_very_computer(room: Room) -> None:
    counter = able(room.floor)
    seven, eight = room.device("counter", "desk-7"), room.device("counter", "desk-8")
    with pytest.raises(errors.NotAllowed):
        seven.open_counter(key=key(), counter=counter)
    seven.sign_in(key=key(), agent="101", pin=PIN, counter=counter)
    seven.open_counter(key=key(), counter=counter)
    room.floor.take_ticket(key=key(), services=(LOST_ID,))
    with pytest.raises(errors.NotAllowed):
        eight.call_next(key=key(), counter=counter)
    assert seven.call_next(key=key(), counter=counter).serving is not None
    with pytest.raises(errors.NotAllowed):
        seven.figures(day="2026-11-23")
    # the same agent moves to another computer with the PIN, and the first one is out
    eight.sign_in(key=key(), agent="101", pin=PIN, counter=counter)
    eight.start_service(key=key(), counter=counter)
    with pytest.raises(errors.NotAllowed):
        seven.finish(key=key(), counter=counter)
    eight.finish(key=key(), counter=counter)


def test_a_computer_set_to_a_counter_serves_no_other(room: Room) -> None:
    own = room.let_in("counter", "desk-7")
    room.floor.set_device(key=key(), device="desk-7", counter=7, language="sw")
    floor = room.app(own)
    with pytest.raises(errors.NotAllowed):
        floor.sign_in(key=key(), agent="101", pin=PIN, counter=8)
    floor.sign_in(key=key(), agent="101", pin=PIN, counter=7)
    assert floor.own_pass is not None
    told = floor.own_pass.credentials.told
    assert (told.counter, told.language) == (7, "sw"), "the app starts with what the host says"


def test_a_new_computer_takes_the_place_of_the_old_one_of_its_name(room: Room) -> None:
    old = room.app(room.let_in("kiosk", "kiosk-2"))
    room.floor.set_device(key=key(), device="kiosk-2", printer="network:10.0.0.9")
    new = room.let_in("kiosk", "kiosk-2")
    assert new.told.printer == "network:10.0.0.9"
    with pytest.raises(errors.DeviceRevoked):
        old.menu()
    room.floor.verify()


def test_devices_are_known_after_a_restart_and_in_the_tables(tmp_path: Path) -> None:
    floor = a_floor(tmp_path)
    with a_room(floor, tmp_path) as room:
        own = room.let_in("kiosk", "kiosk-2")
        gone = room.let_in("display", "hall")
        floor.revoke_device(key=key(), device="hall")
        floor.set_device(key=key(), device="kiosk-2", printer="none")
    known = floor.devices().devices
    floor.close_day(key=key())
    floor.clock.set(floor.clock.now() + 86_400_000)
    floor.open_day(key=key())
    floor.close()
    again = PracticeFloor(floor.path, centre="MSA", clock=floor.clock, practice=True)
    assert again.devices().devices == known
    assert [line.revoked_at is None for line in known] == [True, False]
    with a_room(again, tmp_path) as room:
        for each, error in ((own, None), (gone, errors.DeviceRevoked)):
            moved = msgspec.structs.replace(
                each, host=room.address, fingerprint=room.certificate.fingerprint
            )
            if error is None:
                assert room.app(moved).menu().services
            else:
                with pytest.raises(error):
                    room.app(moved).board()
    again.verify()
    again.close()


def test_the_key_is_made_once_and_for_its_owner_only(room: Room, tmp_path: Path) -> None:
    path = room.certificate.path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert certificate_at(room.address) == room.certificate.fingerprint
    from floor.lan.certificate import own_certificate

    assert own_certificate(path, centre="MSA") == room.certificate
    path.write_text("a letter")
    with pytest.raises(errors.BadFile):
        own_certificate(path, centre="MSA")


def test_credentials_that_cannot_be_read_say_so(data: Path) -> None:
    path = device_path("kiosk")
    path.parent.mkdir(parents=True)
    path.write_text("{")
    with pytest.raises(errors.BadFile):
        connect("https://127.0.0.2:1", device="kiosk")
