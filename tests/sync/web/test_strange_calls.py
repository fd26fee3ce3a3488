"""Whatever is asked of headquarters and of a host by their own descriptions, neither breaks."""

import socket
import threading
from collections.abc import Iterator

import pytest
import requests
import schemathesis
import uvicorn
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok
from schemathesis.schemas import BaseSchema

from floor.lan.host import host_app
from tests.floors import a_floor
from tests.sync.web.living import Living

STRANGE = st.one_of(
    st.sampled_from(["", "0", "-1", "2026-11-23", "0001-01-01", "9999-12-31", "2026-13-45", "MSA"]),
    st.sampled_from(["agency", "agent", "hour", "KRA", "1e400", "%00", "'--", "\u202e", "null"]),
    st.text(max_size=40),
    st.integers(-(2**70), 2**70).map(str),
)
FEW = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
MANY = settings(FEW, max_examples=3_000)
PAGES = ("/reports", "/compare", "/reports/x.csv", "/centres/MSA/figures", "/audit", "/sign-in")
ASKED = ("since", "until", "level", "centre", "agency", "service", "counter", "day", "figure")


Described = BaseSchema


def described(client: requests.Session, address: str) -> Described:
    """What a server tells of itself; a watch has no end."""
    told = client.get(f"{address}/openapi.json", timeout=10).json()
    config = SchemathesisConfig.from_dict({"generation": {"database": "none"}})
    found = schemathesis.openapi.from_dict(told, config=config)
    return found.exclude(path_regex="^/watch/")


def call(
    data: st.DataObject, client: requests.Session, address: str, told: Described
) -> requests.Response:
    """One call of anything that is described, as the description allows it or just does not."""
    operations = [each.ok() for each in told.get_all_operations() if isinstance(each, Ok)]
    operation = data.draw(st.sampled_from(operations))
    mode = data.draw(st.sampled_from(list(GenerationMode)))
    case = data.draw(operation.as_strategy(mode))
    sent = case.as_transport_kwargs(base_url=address)
    sent["headers"] = {**sent["headers"], **client.headers}
    sent["cookies"] = {**(sent.get("cookies") or {}), **client.cookies.get_dict()}
    note(f"{sent['method']} {sent['url']} {sent}")
    return client.request(**sent, timeout=10)


@FEW
@given(data=st.data())
def test_headquarters_breaks_at_nothing_that_is_sent_to_its_interface(
    hq: Living, hq_told: Described, client: requests.Session, data: st.DataObject
) -> None:
    answer = call(data, client, hq.address, hq_told)
    assert answer.status_code < 500, answer.text


@pytest.mark.soak
@MANY
@given(data=st.data())
def test_headquarters_breaks_at_nothing_in_thousands_of_calls(
    hq: Living, hq_told: Described, client: requests.Session, data: st.DataObject
) -> None:
    answer = call(data, client, hq.address, hq_told)
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
def hq_told(hq: Living, client: requests.Session) -> Described:
    return described(client, hq.address)


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
    host: str, host_told: Described, program: requests.Session, data: st.DataObject
) -> None:
    answer = call(data, program, host, host_told)
    assert answer.status_code < 500 or answer.status_code == 503, answer.text


@pytest.mark.soak
@MANY
@given(data=st.data())
def test_a_host_breaks_at_nothing_in_thousands_of_calls(
    host: str, host_told: Described, program: requests.Session, data: st.DataObject
) -> None:
    answer = call(data, program, host, host_told)
    assert answer.status_code < 500 or answer.status_code == 503, answer.text


@pytest.fixture(scope="module")
def program() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.headers["Foleni-Key"] = "strange"
        yield session


@pytest.fixture(scope="module")
def host_told(host: str, program: requests.Session) -> Described:
    return described(program, host)
