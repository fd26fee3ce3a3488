"""`foleni units`: writes the service files for systemd, so that power brings everything back."""

import shutil
import sys
from pathlib import Path

import click

import assets
from floor import errors
from floor.settings import technician_language
from floor.words import load_words

UNITS = assets.ROOT / "units"
MACHINES = {
    "host": ("foleni-host.service",),
    "sync": ("foleni-sync.service",),
    "kiosk": ("foleni-kiosk.service", "60-foleni-kiosk.conf", "usbguard-rules.conf"),
    "display": ("foleni-display.service",),
}
PROGRAM = "@FOLENI@"
"""Stands in the files for the program's own path."""


@click.command(epilog="Example: foleni units kiosk --out /etc/systemd/system")
@click.argument("machine", type=click.Choice(list(MACHINES)))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path("/etc/systemd/system"),
    show_default=True,
)
def units(machine: str, out: Path) -> None:
    """Write the service files of one kind of machine; docs/lockdown.md says what then to do."""
    words, language = load_words(), technician_language()
    for name in MACHINES[machine]:
        text = (UNITS / name).read_text(encoding="utf-8").replace(PROGRAM, program())
        try:
            (out / name).write_text(text, encoding="utf-8")
        except OSError as fault:
            raise errors.BadSetting(setting="out", problem=str(fault)) from None
        click.echo(words.say("units.written", language, path=out / name))


def program() -> str:
    """The path of the program that runs now."""
    return shutil.which(sys.argv[0]) or str(Path(sys.executable).with_name("foleni"))
