"""An open errand for QML: its parts, what is typed in them, and what is amiss."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from counter.errands.base import Kind, Option, Part, Sheet
from floor.qt.rows import RowsModel

QML_IMPORT_NAME = "Counter.Floor"
QML_IMPORT_MAJOR_VERSION = 1

OPTION_ROLES = (*Option.__slots__, "chosen", "place")
EMPTY = Sheet(name="", title="", advice="", ok="", danger=False, parts=(), values={}, problems={})


@QmlElement
class FormPart(QObject):
    """One thing to fill in; `text` is what it holds."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._part = Part(name="", kind=Kind.BLANK, label="")
        self._text = ""
        self._problem = ""
        self._rows = RowsModel(roles=OPTION_ROLES, key="code", parent=self)

    def show(self, part: Part, text: str, problem: str) -> None:
        """Show this from now on."""
        held = set(text.split("\n"))
        self._rows.replace(
            {
                **{name: getattr(option, name) for name in Option.__slots__},
                "chosen": option.code in held,
                "place": place,
            }
            for place, option in enumerate(part.options, start=1)
        )
        if (part, text, problem) != (self._part, self._text, self._problem):
            self._part, self._text, self._problem = part, text, problem
            self.changed.emit()

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._part.name

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._part.kind.value

    @Property(str, notify=changed)
    def label(self) -> str:
        return self._part.label

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._text

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    def empty(self) -> str:
        return "" if self._part.options else self._part.empty

    @Property(bool, notify=changed)
    def many(self) -> bool:
        return self._part.many

    @Property(bool, notify=changed)
    def numeric(self) -> bool:
        return self._part.numeric

    @Property(bool, notify=changed)
    def secret(self) -> bool:
        return self._part.secret

    @Property(int, notify=changed)
    def longest(self) -> int:
        return self._part.longest

    @Property(str, notify=changed)
    def told(self) -> str:
        """What is chosen, in words, for whoever hears the screen."""
        held = self._text.split("\n")
        return ", ".join(option.text for option in self._part.options if option.code in held)

    @Property(QObject, constant=True)
    def options(self) -> QObject:
        return self._rows


@QmlElement
class Form(QObject):
    """The open errand; without a name, none is open."""

    changed = Signal()
    parts_changed = Signal()
    """Other parts than before: their items are made anew, which loses the keys."""
    written = Signal(str, str)
    """A part's name and what it holds now."""
    chosen = Signal(str, str)
    """A part's name and the option that was chosen."""
    submitted = Signal()
    left = Signal()
    amiss = Signal(str)
    """The first part that must be looked at again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = EMPTY
        self._parts: list[FormPart] = []

    def show(self, sheet: Sheet) -> None:
        """Show this errand from now on; parts that stay keep their items."""
        before, self._sheet = self._sheet, sheet
        shape = [(part.name, part.kind) for part in sheet.parts]
        if before.name != sheet.name or [(p.name, p.kind) for p in before.parts] != shape:
            gone, self._parts = self._parts, [FormPart(self) for _ in sheet.parts]
            self._fill()
            self.parts_changed.emit()
            for part in gone:
                part.deleteLater()
        else:
            self._fill()
        if before != sheet:
            self.changed.emit()

    def _fill(self) -> None:
        sheet = self._sheet
        for shown, part in zip(self._parts, sheet.parts, strict=True):
            shown.show(part, sheet.values[part.name], sheet.problems.get(part.name, ""))

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._sheet.name

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._sheet.title

    @Property(str, notify=changed)
    def advice(self) -> str:
        return self._sheet.advice

    @Property(str, notify=changed)
    def ok(self) -> str:
        return self._sheet.ok

    @Property(bool, notify=changed)
    def danger(self) -> bool:
        return self._sheet.danger

    @Property(list, notify=parts_changed)
    def parts(self) -> list[QObject]:
        return list(self._parts)

    @Slot(str, str)
    def write(self, part: str, text: str) -> None:
        """What stands in a blank now."""
        self.written.emit(part, text)

    @Slot(str, str)
    def choose(self, part: str, code: str) -> None:
        """An option; once more gives it up where several may be chosen."""
        self.chosen.emit(part, code)

    @Slot()
    def submit(self) -> None:
        """Do it, if nothing is amiss."""
        self.submitted.emit()

    @Slot()
    def leave(self) -> None:
        """Close it; what was typed is kept."""
        self.left.emit()
