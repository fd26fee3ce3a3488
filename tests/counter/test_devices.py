"""A supervisor sees to the devices, to locked PINs, and reads what would help most."""

from PySide6.QtCore import Qt

from counter.lines import advice_told, alarm
from counter.wording import Reader
from floor.rules.offer import Text
from floor.rules.snapshots import AdviceLine, DeviceCode
from floor.words import load_words
from tests.counter.conftest import BOSS, Station, Stationed
from tests.floors import PIN, Keys

key = Keys()
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def in_office(stationed: Stationed) -> Station:
    station = stationed(remembered=None, boss=True)
    station.desk.sign_in(BOSS, PIN, "")
    station.until_stage("office")
    return station


def options(station: Station, part: str) -> list[dict[str, object]]:
    """The rows of a part of the open sheet."""
    found = next(p for p in station.desk.form.property("parts") if p.property("name") == part)
    rows = found.property("options")
    roles = {bytes(name.data()).decode(): role for role, name in rows.roleNames().items()}
    return [
        {name: rows.data(rows.index(row, 0), role) for name, role in roles.items()}
        for row in range(rows.rowCount())
    ]


def kinds(station: Station) -> list[str]:
    return [entry.kind for entry in station.real.journal(after=0, limit=10_000).entries]


def test_faults_stand_first_with_since_when_and_the_paper_left(stationed: Stationed) -> None:
    station = in_office(stationed)
    station.real.tell_health(key=key(), device="kiosk-1", paper_left_mm=40_500)
    station.real.tell_health(key=key(), device="kiosk-2", faults=("printer_out_of_paper",))
    station.key(Qt.Key.Key_H, CONTROL)
    station.until(lambda: station.shown("sheet") and len(options(station, "devices")) == 2)
    bad, good = options(station, "devices")
    assert (bad["code"], bad["tone"], good["code"]) == ("kiosk-2", "late", "kiosk-1")
    assert "since" in str(bad["note"]) and "40 m" in str(good["note"])


def test_a_code_for_a_device_is_made_shown_large_and_the_journal_tells_that_it_was(
    stationed: Stationed,
) -> None:
    station = in_office(stationed)
    station.key(Qt.Key.Key_D, ALT)
    station.until(lambda: station.shown("sheet"))
    offered = [row["code"] for row in options(station, "role")]
    assert offered == ["kiosk", "display", "counter", "reception"], "the rest is a manager's"
    station.desk.form.submit()
    assert station.shown("part_role"), "what it is must be said first"
    station.desk.form.choose("role", "kiosk")
    station.desk.form.write("called", "kiosk-9")
    station.desk.form.submit()
    station.until(lambda: not station.seen("busy") and "device_code_made" in kinds(station))
    made = next(e for e in station.real.journal(after=0, limit=10_000).entries if "code" in e.kind)
    assert (made.actor, "kiosk-9" in made.body) == (BOSS, True)
    assert station.shown("sheet"), "the code stands there"
    until = station.real.clock.now() + 60_000
    code = DeviceCode(version=1, at=0, role="kiosk", name="", until=until, code="K7M4QX-9RTW2B")
    station.desk._code = code  # as a host of the room would have answered
    station.until(lambda: station.shown("large") and station.said("large") == code.code)


def test_a_device_is_revoked_with_a_reason(stationed: Stationed) -> None:
    station = in_office(stationed)
    station.real.enrol_device(
        key=key(), called="kiosk-1", role="kiosk", public_key="k", token_hash="t"
    )
    station.key(Qt.Key.Key_R, ALT)
    station.until(lambda: station.shown("sheet") and len(options(station, "device")) == 1)
    station.desk.form.choose("device", str(options(station, "device")[0]["code"]))
    station.desk.form.write("reason", "stolen")
    station.desk.form.submit()
    station.until(lambda: not station.shown("sheet"))
    assert station.real.devices().devices[0].revoked_at is not None


def test_a_pin_is_unlocked_by_the_supervisors_own(stationed: Stationed) -> None:
    station = in_office(stationed)
    station.key(Qt.Key.Key_U, CONTROL)
    station.until(lambda: station.shown("sheet"))
    station.until(lambda: any(row["code"] == "101" for row in options(station, "agent")))
    station.desk.form.choose("agent", "101")
    station.desk.form.submit()
    station.until(lambda: not station.shown("sheet"))
    kinds = [line.kind for line in station.real.journal(after=0, limit=10_000).entries]
    assert kinds.count("pin_unlocked") == 1


def test_advice_is_one_sentence() -> None:
    reader = Reader(load_words(), "en")
    service = Text(en="ID cards", sw="Vitambulisho")
    line = AdviceLine(counter=7, add=None, service=service, saved=6, missed_at=None)
    told = advice_told(line, reader=reader)
    assert told == "Open counter 7 for ID cards: 6 people back within the promise"
    assert alarm(None, None, reader=reader).title == ""
