"""A program of its own: stdin as speech, a WAV file on stdout, by the `espeakng-loader` package.

It takes the options of espeak-ng that Foleni uses, so that either can be run: -v VOICE -s SPEED.
Nothing of Foleni imports it, and it imports nothing of Foleni.
"""

import ctypes
import struct
import sys
from importlib import import_module

SYNCHRONOUS, UTF8 = 2, 1
RATE_OF_SPEECH = 1
"""Numbers of espeak-ng's speak_lib.h: hand over samples, wait; text in UTF-8; words a minute."""
Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class Voice(ctypes.Structure):
    """espeak_VOICE of the same header: a voice asked for by its language."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("unused", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


def main(arguments: list[str]) -> int:
    """Speak stdin; the exit status."""
    given = dict(zip(arguments[::2], arguments[1::2], strict=False))
    loader = import_module("espeakng_loader")
    library = ctypes.CDLL(loader.get_library_path())
    samples = bytearray()

    def take(wave: int | None, count: int, events: int | None) -> int:
        if wave and count > 0:
            samples.extend(ctypes.string_at(wave, count * 2))
        return 0

    rate = library.espeak_Initialize(SYNCHRONOUS, 0, str(loader.get_data_path()).encode(), 0)
    wanted = Voice(languages=given.get("-v", "en").encode())
    if rate <= 0 or library.espeak_SetVoiceByProperties(ctypes.byref(wanted)) != 0:
        return 1
    callback = Callback(take)  # held until the end: the library keeps but a pointer
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetParameter(RATE_OF_SPEECH, int(given.get("-s", "150")), 0)
    text = sys.stdin.buffer.read() + b"\0"
    if library.espeak_Synth(text, len(text), 0, 0, 0, UTF8, None, None) != 0:
        return 1
    library.espeak_Synchronize()
    head = struct.pack("<HHIIHH", 1, 1, rate, rate * 2, 2, 16)
    inside = b"WAVEfmt \x10\0\0\0" + head + b"data" + struct.pack("<I", len(samples)) + samples
    sys.stdout.buffer.write(b"RIFF" + struct.pack("<I", len(inside)) + inside)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
