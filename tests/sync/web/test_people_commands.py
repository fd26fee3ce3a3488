"""`foleni central user` and `foleni central api-token` from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from floor.clock import HostClock
from floor.errors import FoleniError
from sync.central.accounts import Accounts
from sync.central.command import central
from sync.central.store import Central
from sync.central.web.errors import PersonKnown, UnknownPerson


def foleni(data: Path, *arguments: str, typed: str = "") -> Result:
    """A command of `foleni central`; what it refuses is raised."""
    done = CliRunner().invoke(central, [*arguments, "--data", str(data)], input=typed)
    if isinstance(done.exception, FoleniError):
        raise done.exception
    return done


def test_a_person_is_let_in_listed_and_let_out(tmp_path: Path) -> None:
    data = tmp_path / "hq"
    made = foleni(data, "user", "add", "otieno", "--role", "manager", "--centre", "MSA")
    password = made.stdout.strip()
    assert len(password) == 23 and "shown only now" in made.stderr
    (listed,) = json.loads(foleni(data, "user", "list", "--json").stdout)
    assert (listed["name"], listed["role"], listed["centres"]) == ("otieno", "manager", ["MSA"])
    assert "Centre manager" in foleni(data, "user", "list").stdout
    store = Central(data, HostClock())
    cookie = Accounts(store).sign_in("otieno", password, "::1")
    assert foleni(data, "user", "password", "otieno").stdout.strip() != password
    assert Accounts(store).person_of(cookie) is None
    store.close()
    assert "may no longer sign in" in foleni(data, "user", "remove", "otieno").stderr
    assert foleni(data, "user", "list").stdout == "Nobody\n"


def test_a_password_may_be_typed_instead(tmp_path: Path) -> None:
    typed = "kahawa na chai ya asubuhi\n" * 2
    done = foleni(tmp_path, "user", "add", "wanjiru", "--ask", typed=typed)
    assert (done.exit_code, done.stdout) == (0, "")


def test_a_program_gets_a_token_until_it_is_revoked(tmp_path: Path) -> None:
    token = foleni(tmp_path, "api-token", "add", "treasury", "--agency", "KRA").stdout.strip()
    assert len(token) == 43
    (listed,) = json.loads(foleni(tmp_path, "api-token", "list", "--json").stdout)
    assert (listed["name"], listed["agencies"]) == ("treasury", ["KRA"])
    with pytest.raises(PersonKnown):
        foleni(tmp_path, "api-token", "add", "treasury")
    foleni(tmp_path, "api-token", "revoke", "treasury")
    with pytest.raises(UnknownPerson):
        foleni(tmp_path, "api-token", "revoke", "treasury")


def test_what_does_not_fit_together_is_refused(tmp_path: Path) -> None:
    for wrong in (
        ("user", "add", "otieno", "--role", "manager"),
        ("user", "add", "otieno", "--role", "reader", "--centre", "MSA"),
        ("user", "add", "otieno", "--role", "manager", "--centre", "XXX"),
        ("user", "add", "O T"),
        ("user", "password", "nobody"),
    ):
        with pytest.raises(FoleniError):
            foleni(tmp_path, *wrong)
