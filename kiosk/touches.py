"""Touches that lead a person on, and nothing else: each takes the journey one step."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement

from kiosk import journey as way
from kiosk.eased import Eased
from kiosk.journey import Screen, Tab

if TYPE_CHECKING:
    from floor.rules.offer import Language

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Touches(Eased):
    """The kiosk's face and comforts, and the ways through it."""

    @Slot()
    def touched(self) -> None:
        """Any touch or key: somebody is there."""
        self._do(lambda journey: journey)

    @Slot(str)
    def choose_language(self, language: str) -> None:
        self._do(lambda journey: way.choose_language(journey, cast("Language", language)))

    @Slot(str)
    def show_tab(self, tab: str) -> None:
        self._do(lambda journey: way.show_tab(journey, Tab(tab)))

    @Slot(str)
    def choose(self, code: str) -> None:
        """A tile: a service, or a category or agency whose services come next."""
        here = self._journey.here
        if here.screen is Screen.CHOOSE and here.tab is not Tab.POPULAR:
            self._do(lambda journey: way.open_group(journey, here.tab, code))
        else:
            self._do(lambda journey: way.open_service(journey, code))

    @Slot()
    def search(self) -> None:
        self._do(way.search)

    @Slot(str)
    def type(self, letter: str) -> None:
        self._do(lambda journey: way.typed(journey, letter))

    @Slot()
    def erase(self) -> None:
        self._do(way.erase)

    @Slot()
    def ask_booking(self) -> None:
        self._do(way.ask_booking)

    @Slot()
    def choose_instead(self) -> None:
        self._do(way.choose_instead)

    @Slot()
    def add_another(self) -> None:
        self._do(way.add_another)

    @Slot(str)
    def remove(self, code: str) -> None:
        self._do(lambda journey: way.remove(journey, code))

    @Slot(bool)
    def answer_priority(self, wanted: bool) -> None:
        self._do(lambda journey: way.answer_priority(journey, wanted))

    @Slot()
    def back(self) -> None:
        self._do(way.back)

    @Slot()
    def switch_language(self) -> None:
        self._do(way.switch_language)
