"""`foleni central user` and `foleni central api-token`: who may read at headquarters."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floor.settings import technician_language
from sync.central.folder import DATA, existing

if TYPE_CHECKING:
    from sync.central.accounts import Accounts, Known

ROLES = ("administrator", "editor", "agency", "manager", "reader")


@contextmanager
def _accounts(data: Path) -> "Iterator[Accounts]":
    from floor.clock import HostClock
    from sync.central.accounts import Accounts
    from sync.central.store import Central

    store = Central(data, HostClock())
    try:
        yield Accounts(store)
    finally:
        store.close()


def _tell(key: str, **values: object) -> None:
    """A sentence for people, beside what is printed for programs."""
    from floor.words import load_words

    click.echo(load_words().say(key, technician_language(), **values), err=True)


@click.group()
def user() -> None:
    """Let people sign in at headquarters' pages.

    \b
    Example:
      foleni central user add wanjiru --role administrator
    """


@user.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True)
@click.option("--centre", "centres", multiple=True, help="A centre that a manager is held to.")
@click.option("--agency", "agencies", multiple=True, help="An agency that its reader is held to.")
@click.option("--ask", is_flag=True, help="Ask for the password instead of making one.")
@DATA
def add_user(
    name: str, role: str, centres: tuple[str, ...], agencies: tuple[str, ...], ask: bool, data: Path
) -> None:
    """Let NAME sign in: prints the password that was made, once, on standard output.

    \b
    Examples:
      foleni central user add wanjiru --role administrator
      foleni central user add otieno --role manager --centre MSA --centre LMU
      foleni central user add kra.reports --role agency --agency KRA
    """
    from sync.central.accounts import made_password
    from sync.central.people import Person, Role

    password = _asked() if ask else made_password()
    person = Person(
        name=name, role=Role(role), centres=frozenset(centres), agencies=frozenset(agencies)
    )
    with _accounts(data) as accounts:
        accounts.add(person, password)
    if not ask:
        click.echo(password)
        _tell("people.command.made", name=name)


@user.command("list")
@DATA
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def list_users(data: Path, as_json: bool) -> None:
    """List who may sign in.

    \b
    Example:
      foleni central user list
    """
    with _accounts(existing(data)) as accounts:
        _print(accounts.all(), as_json)


@user.command("password")
@click.argument("name")
@click.option("--ask", is_flag=True, help="Ask for the password instead of making one.")
@DATA
def change_password(name: str, ask: bool, data: Path) -> None:
    """Give NAME another password, printed once; whoever is signed in as NAME is signed out.

    \b
    Example:
      foleni central user password wanjiru
    """
    from sync.central.accounts import made_password

    password = _asked() if ask else made_password()
    with _accounts(existing(data)) as accounts:
        accounts.set_password(name, password)
    if not ask:
        click.echo(password)
        _tell("people.command.made", name=name)


@user.command("remove")
@click.argument("name")
@DATA
def remove_user(name: str, data: Path) -> None:
    """Let NAME sign in no more, and sign them out at once.

    \b
    Example:
      foleni central user remove wanjiru
    """
    with _accounts(existing(data)) as accounts:
        accounts.remove(name)
    _tell("people.command.removed", name=name)


@click.group("api-token")
def api_token() -> None:
    """Let programs of ministries read figures; /openapi.json tells them what there is.

    \b
    Example:
      foleni central api-token add treasury > treasury.token
    """


@api_token.command("add")
@click.argument("name")
@click.option("--agency", help="The only agency whose figures it reads.")
@DATA
def add_token(name: str, agency: str | None, data: Path) -> None:
    """Let the program NAME read: prints its token, once, on standard output.

    \b
    Example:
      foleni central api-token add treasury > treasury.token
    """
    with _accounts(data) as accounts:
        click.echo(accounts.add_token(name, agency))
    _tell("people.command.token", name=name)


@api_token.command("list")
@DATA
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def list_tokens(data: Path, as_json: bool) -> None:
    """List the programs that may read.

    \b
    Example:
      foleni central api-token list
    """
    with _accounts(existing(data)) as accounts:
        _print(accounts.tokens(), as_json)


@api_token.command("revoke")
@click.argument("name")
@DATA
def revoke_token(name: str, data: Path) -> None:
    """Let the program NAME read no more, from now on.

    \b
    Example:
      foleni central api-token revoke treasury
    """
    with _accounts(existing(data)) as accounts:
        accounts.revoke_token(name)
    _tell("people.command.revoked", name=name)


def _asked() -> str:
    """A password that is typed twice."""
    from floor.words import load_words

    asks = load_words().say("people.field.password", technician_language())
    return str(click.prompt(asks, hide_input=True, confirmation_prompt=True, err=True))


def _print(found: "list[Known]", as_json: bool) -> None:
    """People or programs, as lines for people or as JSON."""
    import json

    from floor.rules.opening import local
    from floor.words import load_words

    if as_json:
        click.echo(json.dumps([_line(each) for each in found]))
        return
    words, language = load_words(), technician_language()
    if not found:
        click.echo(words.say("people.command.nobody", language))
    for each in found:
        person = each.person
        held = " ".join(sorted(person.centres | person.agencies))
        role = words.say(f"people.role.{person.role}", language)
        day = f"{local(each.made_at):%Y-%m-%d}"
        click.echo(f"{person.name:<24} {role:<24} {day} {held}".rstrip())


def _line(each: "Known") -> dict[str, object]:
    return {
        "name": each.person.name,
        "role": each.person.role.value,
        "centres": sorted(each.person.centres),
        "agencies": sorted(each.person.agencies),
        "made_at": each.made_at,
    }
