"""Keeps what is typed in errands: each draft stays until it is done, whatever comes between."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot

from counter.errands.base import Errand, Known, chosen, faults, ready, sheet
from counter.forms import EMPTY, Form
from counter.reading import Ask


class Keeper(QObject):
    """The errand that is open, and the drafts of all."""

    wished = Signal(str, object)
    """An action, and the verb that its errand was filled in to."""
    changed = Signal()

    def __init__(
        self, form: Form, known: Callable[[], Known], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._known = known
        self._errand: Errand | None = None
        self._subject = ""
        self._tried = False
        self._drafts: dict[tuple[str, str], dict[str, str]] = {}
        form.written.connect(self._write)
        form.chosen.connect(self._choose)
        form.submitted.connect(self._submit)
        form.left.connect(self.leave)

    @property
    def open(self) -> str:
        """The name of the open errand; empty if none is."""
        return self._errand.name if self._errand else ""

    def wanted(self, name: str) -> bool:
        """Whether an action opens an errand now."""
        from counter.errands.table import ERRANDS  # behind the first frame

        return name in ERRANDS and ERRANDS[name].wanted(self._known())

    def begin(self, name: str, given: Mapping[str, str] | None = None) -> None:
        """Open an errand with what was typed in it before."""
        from counter.errands.table import ERRANDS

        self._errand = ERRANDS[name]
        self._subject = self._errand.subject(self._known())
        self._tried = False
        self._draft().update(given or {})
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """Close it; its draft is kept, unless there are PINs in it."""
        if self._errand is not None and self._errand.secret:
            self._drafts.pop((self._errand.name, self._subject), None)
        self._errand = None
        self.changed.emit()

    def done(self, action: str) -> None:
        """The floor did it: its draft is of no more use."""
        errand = self._errand
        for about in [about for about in self._drafts if about[0] == action]:
            if errand is None or errand.name != action or about[1] == self._subject:
                del self._drafts[about]
        if errand is not None and errand.name == action:
            self.leave()

    def forget(self) -> None:
        """Another agent comes: nothing of the one before stays."""
        self._drafts.clear()
        self._errand = None

    def needs(self) -> dict[str, Ask]:
        """What the open errand looks up."""
        return {} if self._errand is None else self._errand.needs(self._known(), self._draft())

    def show(self) -> None:
        """Show the errand as of now."""
        if self._errand is None:
            self._form.show(EMPTY)
            return
        known = self._known()
        if self._errand.subject(known) != self._subject:
            self.leave()  # the citizen it was about is gone from the counter; the draft stays
            return
        self._form.show(sheet(self._errand, known, self._draft(), tried=self._tried))

    def _draft(self) -> dict[str, str]:
        name = self._errand.name if self._errand else ""
        return self._drafts.setdefault((name, self._subject), {})

    @Slot(str, str)
    def _write(self, part: str, text: str) -> None:
        if self._errand is not None and self._draft().get(part) != text:
            self._draft()[part] = text
            self.changed.emit()

    @Slot(str, str)
    def _choose(self, name: str, code: str) -> None:
        if self._errand is None:
            return
        parts = self._errand.parts(self._known(), self._draft())
        for part in parts:
            if part.name == name:
                self._draft()[name] = chosen(part, self._draft(), code)
        self.changed.emit()

    @Slot()
    def _submit(self) -> None:
        if self._errand is None:
            return
        known, draft = self._known(), self._draft()
        wrong = faults(self._errand, known, draft)
        self._tried = True
        self.changed.emit()
        if wrong:
            self._form.amiss.emit(next(iter(wrong)))
        elif (verb := ready(self._errand, known, draft)) is not None:
            self.wished.emit(self._errand.name, verb)
