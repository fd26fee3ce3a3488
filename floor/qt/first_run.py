"""The first-run screen in a window of its own, for an app that shows nothing before its floor."""

from PySide6.QtCore import QEventLoop

import assets
from floor.qt.application import Application
from floor.qt.entry import Entry
from floor.qt.measure import Density
from floor.qt.steering import Remote

PAGE = assets.ROOT / "qml" / "Foleni" / "FirstRunWindow.qml"


def ask_in(
    application: Application, entry: Entry, fault: Exception, *, size: tuple[int, int], full: bool
) -> str:
    """Ask for a host and its code until one has let this computer in; its address, or "" if the
    window was closed. The theme is as before afterwards."""
    before: Density = application.theme.property("density")
    application.theme.setProperty("density", "touch")  # whoever sets it up stands before it
    given = {"entry": entry, "width": size[0], "height": size[1]}
    window = application.show(PAGE, given)
    application.hold(Remote(window, entry))
    if full:
        window.showFullScreen()
    entered, turning = [""], QEventLoop(application)

    def let_in(address: str) -> None:
        entered[0] = address
        turning.quit()

    entry.let_in.connect(let_in)
    window.visibleChanged.connect(lambda seen: None if seen else turning.quit())
    application.qt.setQuitOnLastWindowClosed(False)
    entry.open(fault)
    turning.exec()
    entry.close()
    application.windows.remove(window)
    window.close()
    window.deleteLater()
    application.qt.setQuitOnLastWindowClosed(True)
    application.theme.setProperty("density", before)
    return entered[0]
