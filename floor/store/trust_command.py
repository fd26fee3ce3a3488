"""`foleni trust`: tells a centre's store whose decisions are headquarters'."""

from pathlib import Path

import click

from floor import errors
from floor.store.commands import CENTRE, STORE, say


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@CENTRE
@STORE
def trust(file: Path, centre: str, store: Path | None) -> None:
    """Believe decisions that the public key in FILE has signed; the host must not be running.

    Done once when a centre is set up. Headquarters itself replaces the key later; this command
    is needed again only if headquarters has lost it.

    \b
    Example:
      foleni trust headquarters.pub --centre MSA
    """
    from floor.settings import store_path
    from floor.store.deciding import trust as believe
    from floor.store.local import LocalFloor

    try:
        text = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise errors.BadSetting(setting="file", problem=f"{file} cannot be read: {fault}") from None
    path = store or store_path(centre)
    path.parent.mkdir(parents=True, exist_ok=True)
    floor = LocalFloor(path, centre=centre)
    try:
        stands = believe(floor, text)
    except errors.BadRequest:
        problem = f"{file} holds no public key of headquarters"
        raise errors.BadSetting(setting="file", problem=problem) from None
    finally:
        floor.close()
    say("store.trusts", centre=centre, key=stands.trusted[:8])
