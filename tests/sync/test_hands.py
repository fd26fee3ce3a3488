"""What centres send is done by few hands, and those who read do not wait for it."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from floor.clock import HostClock
from sync.central import databases, hands, sight
from sync.central.hands import AT_ONCE, Hands
from sync.central.sight import Sight
from sync.central.slate import array
from sync.central.store import Central
from sync.errors import CentralBusy
from tests.sync.postgres import Postgres
from tests.sync.site import soon


@pytest.fixture(scope="module")
def central(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    folder = tmp_path_factory.mktemp("central")
    databases.settle(folder, postgres.database())
    store = Central(folder, HostClock())
    yield store
    store.close()


def test_few_work_at_once_all_get_their_turn_and_too_many_are_asked_to_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most = 6
    monkeypatch.setattr(hands, "WAITING", most)
    crew, go, lock = Hands(), threading.Event(), threading.Lock()
    at_work, seen = [0], [0]

    def act() -> int:
        with lock:
            at_work[0] += 1
            seen[0] = max(seen[0], at_work[0])
        go.wait(10)
        with lock:
            at_work[0] -= 1
        return 7

    async def all_come() -> list[int]:
        coming = [asyncio.create_task(crew.do(act)) for _ in range(most)]
        while crew.busy < most:
            await asyncio.sleep(0)
        with pytest.raises(CentralBusy):
            await crew.do(act)
        go.set()
        return await asyncio.gather(*coming)

    assert asyncio.run(all_come()) == [7] * most
    assert (seen[0], crew.busy) == (AT_ONCE, 0)
    crew.close()


def test_readers_get_the_last_list_while_the_store_does_not_answer_and_the_next_one_then(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sight, "FRESH", 0.0)
    monkeypatch.setattr(sight, "SHARE", 0)
    monkeypatch.setattr(sight, "OLDEST", 60.0)
    looking = Sight(central)
    first = looking.centres()
    with central.engine.begin() as connection:
        connection.execute(text("LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE"))
        assert looking.centres() is first
        assert looking.centres() is first
    soon(lambda: looking.centres() is not first)


def test_one_process_adds_days_up_at_a_time(central: Central) -> None:
    with central.engine.begin() as connection:
        mark = "INSERT INTO stale_days (centre, day, times) VALUES ('MSA', '2026-11-16', 1)"
        connection.execute(text(mark))
    with databases.alone(central.engine, "adding up") as mine:
        assert mine
        assert central.add_up() == 0
    assert central.add_up() == 1


@given(texts=st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8"))))
def test_postgresql_reads_the_texts_of_an_array_as_they_were(
    central: Central, texts: list[str]
) -> None:
    with central.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        (found,) = driver.execute("SELECT %s::text[]", (array(texts),)).fetchone()
    assert found == texts
