"""A device's code as the terminal shows it: the letters, what to type there, and a QR code."""

import io

import qrcode

from floor.lan.proof import CodeShown
from floor.rules.offer import Language
from floor.words import Words


def link(shown: CodeShown) -> str:
    """The code with the host's address in it, as the QR code has it and `--code` takes it."""
    return f"foleni:{shown.addresses[0]}#{shown.code}" if shown.addresses else shown.code


def qr(text: str) -> str:
    """A QR code in half blocks."""
    drawn = qrcode.QRCode(border=2)
    drawn.add_data(text)
    out = io.StringIO()
    drawn.print_ascii(out=out, invert=True)
    return out.getvalue().rstrip()


def sheet(shown: CodeShown, *, role: str, words: Words, language: Language, draw: bool) -> str:
    """All that whoever stands at the other computer needs."""
    head = words.say("device.code", language, role=role, minutes=shown.minutes)
    there = words.say("device.type_there", language)
    lines = [head, "", f"    {shown.code}", "", there]
    lines += [f"    foleni enrol --host {a} --code {shown.code}" for a in shown.addresses]
    if draw:
        lines += ["", qr(link(shown))]
    pin = " ".join(shown.fingerprint[at : at + 4] for at in range(0, 64, 4))
    return "\n".join([*lines, "", words.say("device.certificate", language, pin=pin)])
