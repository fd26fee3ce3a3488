"""`foleni sync status`, `recover` and `trust`: what a technician asks of a centre's link."""

from pathlib import Path
from typing import Any

import click

from floor import errors
from floor.settings import technician_language
from sync.options import Place, connected, place_of, token_of

TROUBLED = 3
"""Exit code when somebody has to look."""


@click.command()
@connected
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
@click.pass_context
def status(ctx: click.Context, /, as_json: bool, **given: Any) -> int:
    """Say how this centre stands to headquarters: what it has of us, what waits, and why.

    It works beside a running agent and without one. Ends with exit code 3 when somebody has to
    look: headquarters does not answer, lines have waited for more than a minute, no agent runs.

    \b
    Example:
      foleni sync status --central https://hq.example --token-file msa.token
    """
    from sync.headquarters import reached
    from sync.standing import demand_enrolled, gather
    from sync.telling import as_lines, as_value

    place = place_of(ctx, given)
    demand_enrolled(place.token_file)
    there = reached(place.address, token_of(place.token_file), place.token_file)
    try:
        found = gather(
            host=place.host,
            device=place.device,
            headquarters=there,
            token_file=place.token_file,
        )
    finally:
        there.close()
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(as_value(found)))
    else:
        click.echo("\n".join(as_lines(found)))
    return TROUBLED if found.troubles else 0


@click.command()
@connected
@click.option("--dry-run", is_flag=True, help="Say what would come back, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
@click.pass_context
def recover(ctx: click.Context, /, dry_run: bool, as_json: bool, **given: Any) -> int:
    """Bring back from headquarters the visits that a restore of this centre's store lost.

    The host must be running, and the agent must have gone on with its new line. A visit that went
    on here meanwhile stays as it is; what does not come back is listed, and why. Done again it
    changes nothing.

    \b
    Example:
      foleni sync recover --dry-run --central https://hq.example --token-file msa.token
    """
    from sync.telling import recovery_lines, recovery_value

    found = _recovered(place_of(ctx, given), dry_run)
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(recovery_value(found)))
    else:
        click.echo("\n".join(recovery_lines(found, dry_run=dry_run)))
    return 0


def _recovered(place: Place, dry_run: bool) -> Any:
    from floor.connect import connect
    from sync import recovering
    from sync.headquarters import reached
    from sync.noting import Notebook

    token, notes = token_of(place.token_file), Notebook(place.token_file)
    floor = connect(place.host, device=place.device, patience=10.0)
    there = reached(place.address, token, place.token_file)
    try:
        known = notes.noted.received
        found = recovering.recover(floor, there, acknowledged=known, dry_run=dry_run)
        if not dry_run:
            notes.recovered(found.lines)
    finally:
        there.close()
        floor.close()
    return found


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--token-file",
    required=True,
    envvar="FOLENI_TOKEN_FILE",
    type=click.Path(path_type=Path),
    help="The file that holds the centre's token.",
)
def trust(file: Path, token_file: Path) -> None:
    """Accept the public key in FILE as headquarters': nothing is sent to one that shows another.

    Without it a centre keeps the key that it is shown first. An agent that runs goes on by itself.

    \b
    Example:
      foleni sync trust heads.pub --token-file msa.token
    """
    from floor.words import load_words
    from sync.pin import Pin, is_key

    try:
        key = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise errors.BadSetting(setting="file", problem=f"{file} cannot be read: {fault}") from None
    if not is_key(key):
        problem = f"{file} holds no key; foleni central keys heads prints headquarters'"
        raise errors.BadSetting(setting="file", problem=problem)
    Pin(token_file).accept(key)
    click.echo(load_words().say("sync.trusts", technician_language(), key=key[:8]))


COMMANDS = (status, recover, trust)
