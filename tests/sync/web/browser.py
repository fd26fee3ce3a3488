"""A real Chromium for tests: what people see and press, in the size of their screen."""

import json
import shutil
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tests.sync.site import PASSWORD
from tests.sync.web.living import Living

DESKTOP, PHONE = (1440, 900), (390, 844)
OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--hide-scrollbars", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-default-browser-check"),
)
AXE = Path(__file__).parent / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


class Chromium:
    """One browser for many tests, each signed in anew."""

    def __init__(self, downloads: Path) -> None:
        browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
        if browser is None or driver is None:
            pytest.skip("there is no Chromium with its driver here, and none could be installed")
        options = webdriver.ChromeOptions()
        options.binary_location = browser
        for option in OPTIONS:
            options.add_argument(option)
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.downloads = downloads
        self.driver = webdriver.Chrome(options, webdriver.ChromeService(driver))

    def end(self) -> None:
        self.driver.quit()

    def size(self, width: int, height: int) -> None:
        """A screen of so many pixels; a narrow one is a phone's."""
        shape = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", shape)

    def dark(self, wanted: bool) -> None:
        """What the reader prefers."""
        value = "dark" if wanted else "light"
        features = [{"name": "prefers-color-scheme", "value": value}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    @contextmanager
    def without_scripts(self) -> Any:
        """Pages of a browser that runs none."""
        command = "Emulation.setScriptExecutionDisabled"
        self.driver.execute_cdp_cmd(command, {"value": True})
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd(command, {"value": False})

    def let_in(self, hq: Living, name: str) -> None:
        """Sign in without the form."""
        self.driver.get(f"{hq.address}/static/mark.svg")
        self.driver.delete_all_cookies()
        cookie = hq.accounts.sign_in(name, PASSWORD, "127.0.0.1")
        self.driver.add_cookie({"name": "foleni_session", "value": cookie})

    def one(self, css: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def link(self, text: str) -> WebElement:
        return self.driver.find_element(By.LINK_TEXT, text)

    def text(self, css: str) -> str:
        """What stands there; the page may renew itself meanwhile."""
        while True:
            with suppress(StaleElementReferenceException):
                return self.one(css).text

    def faults(self) -> list[str]:
        """What the console complained of since it was asked last."""
        logs: Callable[[str], list[dict[str, Any]]] = self.driver.get_log
        told = logs("browser")
        return [str(line["message"]) for line in told if line["level"] in ("SEVERE", "WARNING")]

    def inaccessible(self) -> list[str]:
        """What axe finds: the rule, and where."""
        self.driver.execute_script(axe_source())
        found = self.driver.execute_async_script(
            "const done = arguments[1];"
            "axe.run(document, {runOnly: arguments[0]}).then((r) => done(JSON.stringify("
            "r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' | ')))))",
            RULES,
        )
        told: list[str] = json.loads(found)
        return told

    def wide(self) -> int:
        """Pixels by which the page is wider than the screen."""
        beyond = "return document.documentElement.scrollWidth - window.innerWidth"
        return int(self.driver.execute_script(beyond))


def until(what: Callable[[], Any], *, within: float = 10.0) -> float:
    """Wait until something holds; how many seconds that took."""
    begun = time.monotonic()
    while not what():
        assert time.monotonic() - begun < within, "it did not come to hold in time"
        time.sleep(0.02)
    return time.monotonic() - begun
