"""`foleni up`: one laptop runs the whole centre: the host, and its windows if there is a screen."""

import time
from contextlib import ExitStack

import click

from floor.processes import Program
from floor.settings import has_screen, store_path, technician_language
from floor.words import load_words

PRACTICE_START = "2026-11-23T09:00"
"""A Monday morning."""


@click.command()
@click.option("--centre", default="OUT", show_default=True, envvar="FOLENI_CENTRE")
@click.option("--practice", is_flag=True, help="A simulated floor that touches nothing real.")
@click.option("--port", default=7411, show_default=True)
@click.option("--printer", default="none", show_default=True, help="As for foleni kiosk.")
@click.option("--listen", default="", help="Let other computers join, as for foleni host.")
@click.option("--counters", type=click.IntRange(1, 8), default=1, show_default=True)
def up(centre: str, practice: bool, port: int, printer: str, listen: str, counters: int) -> None:
    """Run host, kiosk, counters and display together on this PC, until the kiosk is closed.

    \b
    Example, a practice floor of the outreach set:
      foleni up --practice
      foleni up --centre OUT --listen 0.0.0.0:7411
    """
    options = ["--centre", centre, *(("--listen", listen) if listen else ())]
    if practice:  # with a clock in working hours, whatever the time is here
        options += ["--practice", "--at", PRACTICE_START]
    words, language = load_words(), technician_language()
    with ExitStack() as ending:
        host = ending.enter_context(Program("host", "--port", str(port), *options))
        address = host.wait_for(r"at (http://\S+),").group(1)
        if listen:
            invite(f"{centre}-practice" if practice else centre)
        if not has_screen():
            click.echo(words.say("demo.no_screen", language, address=address))
            _until_end(host)
            return
        at = ("--host", address)
        kiosk = ending.enter_context(
            Program("kiosk", *at, "--window", "720x1080", "--printer", printer)
        )
        for number in range(1, counters + 1):
            desk = ("--counter", str(number), "--device", f"counter-{number}", "--compact")
            ending.enter_context(Program("counter", *at, *desk))
        ending.enter_context(Program("display", *at, "--window", "1280x720"))
        click.echo(words.say("demo.yours", language))
        _until_end(kiosk)


def invite(store: str) -> None:
    """Show how another computer joins the host of a store, with a first code for a counter."""
    from floor.device_command import code

    code.main(["--role", "counter", "--store", str(store_path(store))], standalone_mode=False)


def _until_end(program: Program) -> None:
    """Sleep until the program has ended, or Ctrl-C."""
    try:
        while program.process.poll() is None:
            time.sleep(0.3)
    except KeyboardInterrupt:
        return
