"""Who is let in at headquarters, who is not, and what each role may see."""

import re

import pytest
import requests

from floor.clock import PracticeClock
from sync.central import passwords
from sync.central.accounts import IDLE, LASTS, Accounts
from sync.central.people import Person, Role, book
from sync.central.store import Central
from sync.central.web.errors import (
    PersonKnown,
    TooManyTries,
    UnknownPerson,
    WeakPassword,
    WrongPassword,
)
from tests.floors import at
from tests.sync.site import ADMINISTRATOR, PASSWORD, Site
from tests.sync.web.living import Living

OPEN = ("/health", "/sign-in", "/static/site.css", "/fonts/AtkinsonHyperlegibleNext_400Regular.ttf")
PAGES = (
    *("/", "/centres/MSA", "/compare", "/reports", "/reports/report.pdf", "/evidence"),
    *("/centres/MSA/evidence", "/centres/MSA/figures?agency=HKS", "/account"),
)
ADMINISTRATORS = ("/people", "/audit")
SECRET = re.compile(r'name="csrf" value="(\w+)"')


@pytest.fixture
def accounts(site: Site) -> Accounts:
    site.central.clock = PracticeClock(at("08:00"))
    made = Accounts(site.central)
    made.add(Person(name=ADMINISTRATOR, role=Role.ADMINISTRATOR), PASSWORD)
    return made


def told(central: Central) -> list[str]:
    """What was done, as the book has it."""
    with central.asking() as connection:
        return [row.what for row in connection.execute(book.select().order_by(book.c.line))]


def test_nothing_is_shown_to_strangers(hq: Living) -> None:
    for path in OPEN:
        assert requests.get(hq.address + path, timeout=10).status_code == 200
    for path in (*PAGES, *ADMINISTRATORS):
        answer = requests.get(hq.address + path, timeout=10, allow_redirects=False)
        assert (answer.status_code, answer.headers["Location"][:14]) == (303, "/sign-in?next=")
    for path in ("/api/centres", "/api/report", "/openapi.json", "/parts/centres", "/events"):
        answer = requests.get(hq.address + path, timeout=10, allow_redirects=False)
        assert answer.status_code == 401, path
        assert answer.json()["error"] == "sign_in_needed"
    for path in ("/people/add", "/account", "/sign-out"):
        assert requests.post(hq.address + path, timeout=10).status_code == 401


@pytest.mark.parametrize(
    ("name", "pages", "people"),
    [
        (ADMINISTRATOR, 200, 200),
        ("editha", 200, 403),
        ("tax.reader", 200, 403),
        ("otieno", 200, 403),
        ("reader", 200, 403),
    ],
)
def test_each_role_sees_its_pages(hq: Living, name: str, pages: int, people: int) -> None:
    with hq.session(name) as client:
        for path in PAGES:
            wanted = pages
            if name == "tax.reader" and "agency=HKS" in path:
                wanted = 403
            assert client.get(hq.address + path, timeout=10).status_code == wanted, path
        for path in ADMINISTRATORS:
            assert client.get(hq.address + path, timeout=10).status_code == people, path


def test_a_manager_sees_no_other_centre_and_a_reader_no_agents(hq: Living) -> None:
    with hq.session("otieno") as client:
        assert [c["code"] for c in client.get(f"{hq.address}/api/centres").json()] == ["MSA"]
        for path in ("/centres/LMU", "/centres/LMU/evidence", "/reports?centre=LMU"):
            assert client.get(hq.address + path).status_code == 404
        assert client.get(f"{hq.address}/reports?centre=MSA&level=agent").status_code == 200
    with hq.session("reader") as client:
        assert client.get(f"{hq.address}/reports?centre=MSA&level=agent").status_code == 403
        page = client.get(f"{hq.address}/centres/MSA/evidence").text
        assert "Agent 101" not in page and "Counter 1" in page


def test_a_reader_of_an_agency_is_told_nothing_of_others(hq: Living) -> None:
    with hq.session("tax.reader") as client, hq.session() as all_seeing:
        page = client.get(f"{hq.address}/centres/MSA").text
        assert "Kenya Revenue Authority" in page and "Registration Bureau" not in page
        rows = client.get(f"{hq.address}/api/report?level=agency").json()["rows"]
        assert [row["key"] for row in rows] == ["KRA"]
        every = all_seeing.get(f"{hq.address}/api/report?level=agency").json()["rows"]
        assert rows[0] == next(row for row in every if row["key"] == "KRA")
        assert client.get(f"{hq.address}/api/centres/MSA/figures").status_code == 403
        mine = {c["code"]: c["served"] for c in client.get(f"{hq.address}/api/centres").json()}
        assert mine["MSA"] == rows[0]["served"]


def test_programs_read_by_token_until_it_is_revoked(hq: Living) -> None:
    token = hq.accounts.add_token("treasury", "KRA")
    proof = {"Authorization": f"Bearer {token}"}
    described = requests.get(f"{hq.address}/openapi.json", headers=proof, timeout=10).json()
    assert "/api/report" in described["paths"] and "/people" not in described["paths"]
    report = f"{hq.address}/api/report?level=agency"
    assert requests.get(report, headers=proof, timeout=10).status_code == 200
    for path in ("/people", "/audit"):
        answer = requests.get(hq.address + path, headers=proof, timeout=10)
        assert answer.status_code == 403
    hq.accounts.revoke_token("treasury")
    assert requests.get(report, headers=proof, timeout=10).status_code == 401


def test_a_form_of_another_site_or_session_changes_nothing(hq: Living) -> None:
    with hq.session() as client:
        page = client.get(f"{hq.address}/people").text
        found = SECRET.search(page)
        assert found
        form = {"csrf": found[1], "name": "stranger", "role": "reader"}
        place = f"{hq.address}/people/add"
        foreign = {"Origin": "https://elsewhere.example"}
        assert client.post(place, form, headers=foreign).status_code == 403
        assert client.post(place, form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert client.post(place, form | {"csrf": "0" * 64}).status_code == 403
        with hq.session() as another:
            assert another.post(place, form).status_code == 403
        assert client.post(place, form | {"name": "Not A Name"}).status_code == 400
        assert client.post(place, b"x" * 70_000).status_code == 400
        assert "stranger" not in {each.person.name for each in hq.accounts.all()}
        made = client.post(place, form, headers={"Origin": hq.address})
        assert made.status_code == 200
        password = re.search(r"<code>([a-z0-9-]{23})</code>", made.text)
        assert password
    assert hq.accounts.sign_in("stranger", password[1], "127.0.0.1")
    hq.accounts.remove("stranger")


def test_a_sign_in_leads_nowhere_else(hq: Living) -> None:
    for place in ("https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"):
        form = {"name": "reader", "password": PASSWORD, "next": place}
        answer = requests.post(f"{hq.address}/sign-in", form, timeout=10, allow_redirects=False)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")
        kept = answer.headers["Set-Cookie"]
        assert "HttpOnly" in kept and "samesite=lax" in kept.lower()
        assert "secure" not in kept.lower()
    behind_tls = {"X-Forwarded-Proto": "https"}
    answer = requests.post(
        f"{hq.address}/sign-in", form, headers=behind_tls, timeout=10, allow_redirects=False
    )
    kept = answer.headers["Set-Cookie"]
    assert kept.startswith("__Host-foleni_session=") and "secure" in kept.lower()


def test_before_anybody_is_let_in_the_page_names_the_command(site: Site) -> None:
    page = requests.get(f"{site.address}/", timeout=10).text
    assert "foleni central user add NAME --role administrator" in page
    assert "<form method" not in page


def test_wrong_passwords_make_the_next_try_wait(site: Site, accounts: Accounts) -> None:
    clock = site.central.clock
    assert isinstance(clock, PracticeClock)
    for _ in range(passwords.FREE_HERE):
        with pytest.raises(WrongPassword):
            accounts.sign_in(ADMINISTRATOR, "guess", "10.0.0.1")
    with pytest.raises(TooManyTries) as refusal:
        accounts.sign_in(ADMINISTRATOR, PASSWORD, "10.0.0.1")
    assert refusal.value.values["seconds"] == passwords.FIRST
    assert accounts.sign_in(ADMINISTRATOR, PASSWORD, "10.0.0.2")
    clock.set(clock.now() + 1000 * passwords.FIRST)
    assert accounts.sign_in(ADMINISTRATOR.upper(), PASSWORD, "10.0.0.1")
    assert told(site.central).count("sign_in_failed") == passwords.FREE_HERE
    waits = [passwords.wait_after(n, 4) for n in (3, 4, 5, 8, 40)]
    assert waits == [0, 2, 4, 32, passwords.LONGEST]


def test_sessions_end_by_age_by_rest_by_another_password_and_by_removal(
    site: Site, accounts: Accounts
) -> None:
    clock = site.central.clock
    assert isinstance(clock, PracticeClock)
    cookie = accounts.sign_in(ADMINISTRATOR, PASSWORD, "::1")
    begun = clock.now()
    while clock.now() < begun + LASTS - IDLE // 2:
        clock.set(clock.now() + IDLE // 2)
        assert accounts.person_of(cookie) is not None
    clock.set(begun + LASTS)
    assert accounts.person_of(cookie) is None
    cookie = accounts.sign_in(ADMINISTRATOR, PASSWORD, "::1")
    clock.set(clock.now() + IDLE)
    assert accounts.person_of(cookie) is None
    cookie = accounts.sign_in(ADMINISTRATOR, PASSWORD, "::1")
    accounts.set_password(ADMINISTRATOR, "another password it is")
    assert accounts.person_of(cookie) is None
    cookie = accounts.sign_in(ADMINISTRATOR, "another password it is", "::1")
    accounts.remove(ADMINISTRATOR)
    assert accounts.person_of(cookie) is None
    assert told(site.central)[-1] == "user_removed"


def test_what_cannot_be_let_in_is_refused(accounts: Accounts) -> None:
    reader = Person(name="reader", role=Role.READER)
    for weak in ("short", "reader reader reader", "aaaaaaaaaaaaaaaa", "x" * 300):
        with pytest.raises(WeakPassword):
            accounts.add(reader, weak)
    accounts.add(reader, PASSWORD)
    with pytest.raises(PersonKnown):
        accounts.add(reader, PASSWORD)
    with pytest.raises(UnknownPerson):
        accounts.remove("nobody")
    for lame in (
        Person(name="Not A Name", role=Role.READER),
        Person(name="otieno", role=Role.MANAGER),
        Person(name="otieno", role=Role.READER, centres=frozenset({"MSA"})),
    ):
        with pytest.raises(Exception, match="bad_setting"):
            accounts.add(lame, PASSWORD)
