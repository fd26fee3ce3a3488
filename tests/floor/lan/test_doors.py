"""The host's connections: slow, many, large and deep ones keep nobody else waiting."""

import json
import logging
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from floor import errors
from floor.lan import wire
from floor.lan.doors import Limits
from floor.lan.logs import log_to
from floor.lan.serving import listen_at
from tests.floor.lan.room import Room, a_room
from tests.floors import Keys, PracticeFloor

key = Keys()
LOST_ID = "NRB-IDLS"
SLOW, ATTACKERS = 400, 13
"""Connections that dribble, and the addresses they come from: 31 each, below the cap."""
PATIENT = 0.3
"""Seconds that an honest ticket may take meanwhile."""


@pytest.fixture
def room(local: PracticeFloor, tmp_path: Path) -> Iterator[Room]:
    with a_room(local, tmp_path, limits=Limits(seconds=2)) as room:
        yield room


def call(room: Room, source: str, *, secured: bool = False) -> socket.socket:
    """A connection from an address of this computer."""
    parts = urlsplit(room.address)
    assert parts.hostname and parts.port
    raw = socket.create_connection((parts.hostname, parts.port), 5, (source, 0))
    if not secured:
        return raw
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(raw)


def gone(connection: socket.socket, seconds: float = 5.0) -> bool:
    """Whether the host has ended it; it is closed here in any case."""
    connection.settimeout(seconds)
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True
    finally:
        connection.close()


def test_four_hundred_dribbling_connections_keep_no_ticket_waiting(room: Room) -> None:
    kiosk = room.device("kiosk")
    kiosk.menu()
    slow: list[socket.socket] = []
    for number in range(SLOW):
        source = f"127.0.1.{1 + number % ATTACKERS}"
        secured = number % 4 == 0
        slow.append(call(room, source, secured=secured))
        slow[-1].send(b"GET /health HTTP/1.1\r\nX: " if secured else b"\x16\x03\x01\x02\x00")
    over = threading.Event()

    def dribble() -> None:
        while not over.wait(0.05):
            for each in slow:
                try:
                    each.send(b"x")
                except OSError:
                    continue

    attack = threading.Thread(target=dribble)
    attack.start()
    took: list[float] = []
    try:
        for _ in range(40):
            began = time.perf_counter()
            kiosk.take_ticket(key=key(), services=(LOST_ID,))
            took.append(time.perf_counter() - began)
        fresh = room.device("kiosk")  # a new computer gets in as well
        fresh.take_ticket(key=key(), services=(LOST_ID,))
        assert all(gone(each) for each in slow), "each is ended by the deadline"
    finally:
        over.set()
        attack.join()
        for each in slow:
            each.close()
    assert sorted(took)[-2] < PATIENT, f"all but one within 300 ms: {sorted(took)[-3:]}"


def test_one_address_holds_so_many_connections_and_others_are_let_in(room: Room) -> None:
    most = room.doors.limits.room
    held = [call(room, "127.0.1.66") for _ in range(most)]
    assert gone(call(room, "127.0.1.66"))
    assert room.device("kiosk").menu().services
    for each in held:
        each.close()
    for _ in range(100):
        if not room.doors.held["127.0.1.66"]:
            break
        threading.Event().wait(0.05)
    assert not gone(call(room, "127.0.1.66"), 0.5)


@pytest.mark.parametrize(
    "sent",
    [b"", b"\x16\x03\x01", b"GET /health HTTP/1.1\r\n\r\n"],
    ids=["nothing", "half a handshake", "plain HTTP"],
)
def test_whoever_does_not_shake_hands_is_let_go(room: Room, sent: bytes) -> None:
    caller = call(room, "127.0.1.70")
    caller.sendall(sent)
    assert gone(caller)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET /health HT",
        b"POST /enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
        b"POST /enrol HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
    ],
    ids=["silent", "half a line", "half a body", "endless chunks"],
)
def test_a_request_that_does_not_arrive_is_given_up(room: Room, sent: bytes) -> None:
    caller = call(room, "127.0.1.71", secured=True)
    caller.sendall(sent)
    assert gone(caller)
    assert room.device("kiosk").menu().services


@pytest.mark.parametrize(
    "body",
    [
        b"[" * (wire.DEEPEST + 1) + b"]" * (wire.DEEPEST + 1),
        b'{"a":' * 50_000,
        b'{"a": "' + b"x" * wire.LARGEST + b'"}',
        b"[" * 60_000,
    ],
    ids=["deep", "very deep", "large", "brackets"],
)
@pytest.mark.parametrize("path", ["/verbs/take_ticket", "/enrol", "/session"])
def test_deep_and_large_json_has_one_clear_answer(room: Room, path: str, body: bytes) -> None:
    session = room.raw(room.let_in("kiosk"))
    answer = session.post(room.address + path, data=body, headers={"Foleni-Key": key()}, timeout=10)
    assert answer.status_code == 400
    assert answer.json()["error"] == "bad_request"


def test_brackets_in_a_text_are_not_depth() -> None:
    wire.demand_flat(json.dumps({"text": "[{" * 500 + '\\"['}).encode())
    with pytest.raises(errors.BadRequest):
        wire.demand_flat(b'{"a":' * 21)


def test_the_log_is_lines_of_json_with_fields(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "host.json"
    handler = log_to(path)
    try:
        room.device("kiosk", "kiosk-9").menu()
        requests.get(room.home + "/health", timeout=5)
        for _ in range(100):
            lines = [json.loads(line) for line in path.read_text().splitlines()]
            if any(line.get("error") == "not_enrolled" for line in lines):
                break
            threading.Event().wait(0.05)
    finally:
        for name in ("foleni", "uvicorn"):
            logging.getLogger(name).removeHandler(handler)
            logging.getLogger(name).setLevel(logging.NOTSET)
        handler.close()
    asked = next(line for line in lines if line.get("path") == "/questions/menu")
    assert (asked["logger"], asked["device"], asked["status"]) == ("foleni.guard", "kiosk-9", 200)
    assert {"at", "level", "message", "role", "method", "address", "ms"} <= set(asked)
    text = path.read_text()
    assert "Foleni-Proof" not in text and room.let_in("kiosk").token not in text


@pytest.mark.parametrize("listen", ["10.0.0.5:x", "999.1.1.1", "10.0.0.5:99999"])
def test_an_address_that_is_none_is_refused(listen: str) -> None:
    with pytest.raises(errors.BadSetting):
        listen_at(listen, 0)


def test_home_is_always_open_whatever_the_room_has() -> None:
    for listen in ("", "127.0.0.1", "0.0.0.0:0", "127.0.0.3:0"):
        places = listen_at(listen, 0)
        assert places.home.startswith("http://127.0.0.1:")
        assert bool(places.room) == (listen not in ("", "127.0.0.1"))
        assert all(address.startswith("https://") for address in places.room)
        for door in places.sockets:
            door.close()


def test_an_address_that_shakes_hands_without_end_is_rated_and_nobody_else(room: Room) -> None:
    limits, shaken = room.doors.limits, 0
    for _ in range(limits.handshakes * 2):
        try:
            call(room, "127.0.3.1", secured=True).close()
        except OSError:
            continue
        shaken += 1
    assert limits.handshakes <= shaken < limits.handshakes * 2
    call(room, "127.0.3.2", secured=True).close()


def test_a_whole_room_that_comes_back_after_a_power_cut_is_let_in(room: Room) -> None:
    """Forty devices at once, each at its address, with more connections than an app has."""
    refused: list[str] = []

    def come_back(source: str) -> None:
        try:
            for each in [call(room, source, secured=True) for _ in range(8)]:
                each.close()
        except OSError:
            refused.append(source)

    devices = [threading.Thread(target=come_back, args=(f"127.0.4.{n}",)) for n in range(1, 41)]
    for device in devices:
        device.start()
    for device in devices:
        device.join(30)
    assert refused == []
