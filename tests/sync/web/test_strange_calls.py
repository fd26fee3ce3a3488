"""Whatever is asked of headquarters and of a host by their own descriptions, neither breaks."""

import json
import socket
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import requests
import uvicorn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floor.lan.host import host_app
from tests.floors import a_floor
from tests.sync.web.living import Living

STRANGE = st.one_of(
    st.sampled_from(["", "0", "-1", "2026-11-23", "0001-01-01", "9999-12-31", "2026-13-45", "MSA"]),
    st.sampled_from(["agency", "agent", "hour", "KRA", "1e400", "%00", "'--", "\u202e", "null"]),
    st.text(max_size=40),
    st.integers(-(2**70), 2**70).map(str),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
FEW = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PAGES = ("/reports", "/compare", "/reports/x.csv", "/centres/MSA/figures", "/audit", "/sign-in")
ASKED = ("since", "until", "level", "centre", "agency", "service", "counter", "day", "figure")


def routes(app: dict[str, Any]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Method, path and parameters of everything that a description tells; a watch has no end."""
    return [
        (method, path, about.get("parameters", []))
        for path, methods in app["paths"].items()
        for method, about in methods.items()
        if not path.startswith("/watch/")
    ]


def call(
    data: st.DataObject, client: requests.Session, address: str, described: dict[str, Any]
) -> requests.Response:
    """One call that the description allows in shape, with anything in its places."""
    method, path, parameters = data.draw(st.sampled_from(routes(described)))
    query = {}
    for each in parameters:
        value = data.draw(STRANGE, label=each["name"])
        if each["in"] == "path":
            path = path.replace(f"{{{each['name']}}}", quote(value or "x", safe=""))
        elif each["in"] == "query" and data.draw(st.booleans()):
            query[each["name"]] = value
    body = data.draw(JSON.map(json.dumps) | st.binary(max_size=60)) if method == "post" else None
    kind = {"Content-Type": "application/json"}
    return client.request(method, address + path, params=query, data=body, headers=kind, timeout=10)


@FEW
@given(data=st.data())
def test_headquarters_breaks_at_nothing_that_is_sent_to_its_interface(
    hq: Living, described: dict[str, Any], client: requests.Session, data: st.DataObject
) -> None:
    answer = call(data, client, hq.address, described)
    assert answer.status_code < 500, answer.text


@FEW
@given(data=st.data())
def test_pages_break_at_nothing_in_their_address(
    hq: Living, client: requests.Session, data: st.DataObject
) -> None:
    asked = data.draw(st.dictionaries(st.sampled_from(ASKED), STRANGE, max_size=4))
    page = data.draw(st.sampled_from(PAGES))
    answer = client.get(hq.address + page, params=asked, timeout=10)
    assert answer.status_code < 500, answer.text


@pytest.fixture(scope="module")
def client(hq: Living) -> Iterator[requests.Session]:
    with hq.session() as signed_in:
        yield signed_in


@pytest.fixture(scope="module")
def described(hq: Living, client: requests.Session) -> dict[str, Any]:
    told: dict[str, Any] = client.get(f"{hq.address}/openapi.json", timeout=10).json()
    return told


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    floor = a_floor(tmp_path_factory.mktemp("host"))
    door = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(host_app(floor), log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
    thread.start()
    yield f"http://127.0.0.1:{door.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    floor.close()


@FEW
@given(data=st.data())
def test_a_host_breaks_at_nothing_that_is_sent_to_its_interface(
    host: str, host_described: dict[str, Any], data: st.DataObject
) -> None:
    with requests.Session() as program:
        program.headers["Foleni-Key"] = "strange"
        answer = call(data, program, host, host_described)
        assert answer.status_code < 500 or answer.status_code == 503, answer.text


@pytest.fixture(scope="module")
def host_described(host: str) -> dict[str, Any]:
    told: dict[str, Any] = requests.get(f"{host}/openapi.json", timeout=10).json()
    return told
