"""Somebody at headquarters' pages, and a centre that brings what was decided there."""

import html
import re
from dataclasses import dataclass, field

import requests

from floor.facade import Floor
from sync.bringer import Bringer
from tests.sync.site import Site, headquarters


@dataclass
class Browser:
    """Somebody who is signed in and sends forms, without JavaScript."""

    site: Site
    cookie: str
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.session.cookies.set("foleni_session", self.cookie)
        self.session.headers["Accept-Language"] = "en"

    def get(self, path: str) -> str:
        answer = self.session.get(
            self.site.address + path,
            timeout=10,
        )
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(self, path: str, form: dict[str, list[str]]) -> requests.Response:
        return self.session.post(
            self.site.address + path,
            data=[(name, value) for name, values in form.items() for value in values],
            timeout=20,
        )

    def form(self, path: str) -> dict[str, list[str]]:
        """The fields of a page's editor, as a browser would send them."""
        text = self.get(path)
        start = text.index('class="card fields editor"')
        return fields_of(text[start : text.index("</form>", start)])


def fields_of(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", text):
        given = {k: html.unescape(v) for k, v in re.findall(r'(\w+)="([^"]*)"', tag)}
        ticked = given.get("type") not in ("checkbox", "radio") or tag.endswith(" checked>")
        if ticked and "name" in given:
            found.setdefault(given["name"], []).append(given.get("value", ""))
    for name, value in re.findall(r'<textarea name="(\w+)"[^>]*>([^<]*)</textarea>', text):
        found.setdefault(name, []).append(html.unescape(value))
    for name, body in re.findall(r'<select name="(\w+)">(.*?)</select>', text, re.DOTALL):
        found.setdefault(name, []).extend(re.findall(r'value="([^"]*)" selected', body))
    return found


def bring(site: Site, floor: Floor, token: str) -> None:
    """Fetch and adopt what is there now."""
    there = headquarters(site.address, token)
    bringer = Bringer(floor, there)
    try:
        bringer.run(once=True, rest=lambda seconds: False)
    finally:
        bringer.close()
        there.close()


def row(text: str, centre: str) -> str:
    found = re.search(rf'<tr id="centre-{centre}">.*?</tr>', text, re.DOTALL)
    assert found
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[0])).split())
