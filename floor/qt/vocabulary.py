"""The words' tables for QML: what Words.qml reads once for each language."""

import json

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from floor.rules.offer import Language
from floor.words import LANGUAGES, load_words

QML_IMPORT_NAME = "Foleni.Floor"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Vocabulary(QObject):
    """The texts of assets/words, for QML."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        words = load_words()
        self._texts: dict[Language, str] = {
            language: json.dumps(words.table(language), ensure_ascii=False)
            for language in LANGUAGES
        }

    # JSON, because a map of Qt's would be converted anew at each look-up.
    @Slot(str, result=str)
    def texts(self, language: Language) -> str:
        """All texts of one language by key, as a JSON object."""
        return self._texts[language]
