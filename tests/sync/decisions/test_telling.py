"""Notices, appointments and devices: from headquarters' pages to a centre."""

import requests

from floor.rules.verbs import EnrolDevice
from sync.central.decisions import bookings
from tests.floors import PracticeFloor
from tests.sync.decisions.office import Browser, bring, fields_of, row
from tests.sync.site import Site, ship


def test_a_notice_reaches_the_board_and_goes(
    site: Site, floor: PracticeFloor, editor: Browser, token: str
) -> None:
    form = editor.form("/catalogue/notices")
    missing = editor.post("/catalogue/notices", form | {"en": ["Closed on Friday"]})
    assert missing.status_code == 400 and 'value="Closed on Friday"' in missing.text
    said = form | {"en": ["Closed on Friday"], "sw": ["Tumefunga Ijumaa"], "centre": ["MSA"]}
    said |= {"since": ["2026-11-01T00:00"], "until": ["2099-01-01T00:00"]}
    assert editor.post("/catalogue/notices", said).status_code == 200
    bring(site, floor, token)
    notice = floor.board().notice
    assert notice is not None and notice.sw == "Tumefunga Ijumaa"
    editor.post("/catalogue/notices/1/withdraw", fields_of(editor.get("/catalogue/notices")))
    bring(site, floor, token)
    assert floor.board().notice is None


def test_appointments_arrive_by_page_and_by_the_booking_systems_api(
    site: Site, floor: PracticeFloor, editor: Browser, token: str
) -> None:
    service = floor.menu().services[0].code
    line = f"MSA,HC-1,{service},2026-11-23T09:30"
    form = editor.form("/catalogue/appointments")
    bad = editor.post(
        "/catalogue/appointments", form | {"list": [f"centre,code,service,at\n{line}\nMSA,,x"]}
    )
    assert bad.status_code == 400 and "Line 3:</strong> it has 3 columns instead of 4" in bad.text
    good = editor.post(
        "/catalogue/appointments", form | {"list": [f"centre,code,service,at\n{line}"]}
    )
    assert "Taken: 1 new or changed, 0 known already" in good.text
    with site.central.engine.begin() as connection:
        api = bookings.add_token(connection, 1)
    rows = [{"centre": "MSA", "code": "HC-2", "service": service, "at": "2026-11-23T10:00"}]
    assert requests.post(site.address + "/sync/bookings", json=rows, timeout=10).status_code == 401
    answer = requests.post(
        site.address + "/sync/bookings",
        json=rows,
        headers={"Authorization": f"Bearer {api}"},
        timeout=10,
    )
    assert answer.json() == {"fresh": 1, "known": 0}
    bring(site, floor, token)
    assert set(floor.state.appointments) == {"HC-1", "HC-2"}
    ship(site.address, floor, token)
    assert row(editor.get("/catalogue/appointments"), "MSA").startswith("Huduma Centre Mombasa 2 ")
    assert row(editor.get("/catalogue/appointments"), "MSA").endswith(" 2")


def test_a_revoked_device_is_let_in_no_more(
    site: Site, floor: PracticeFloor, editor: Browser, token: str
) -> None:
    enrolled = EnrolDevice(called="kiosk-9", role="kiosk", public_key="k", token_hash="h")
    device = floor.do(enrolled, key="enrol")
    ship(site.address, floor, token)
    text = editor.get("/catalogue/devices")
    assert "kiosk-9" in text and device in text
    editor.post(
        "/catalogue/devices/revoke", fields_of(text[text.index("/catalogue/devices/revoke") :])
    )
    assert "to be let in no more" in editor.get("/catalogue/devices")
    bring(site, floor, token)
    assert floor.state.devices[device].revoked_at is not None
    ship(site.address, floor, token)
    assert "to be let in no more" not in editor.get("/catalogue/devices")
