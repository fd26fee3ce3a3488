"""Starting an application: letters, words, pictures, warnings, and the Trouble screen."""

import logging
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFontDatabase, QGuiApplication, QWindow
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent, QQmlError
from PySide6.QtQuick import QQuickItem, QQuickWindow

import assets
import floor.qt.vocabulary  # noqa: F401  (importing it gives QML its type)
from floor.qt.images import IconProvider, ShadowProvider
from floor.qt.measure import Density, pixels_per_millimetre
from floor.rules.offer import Language
from floor.settled import settle
from floor.supervised import beat_seconds, supervisor

log = logging.getLogger("foleni.qt")

SETTLED = 3_000
"""Milliseconds after which a program has loaded what stays."""

FONTS = assets.ROOT / "fonts"
MODULES = assets.ROOT / "qml"
# Said by the offscreen platform of every window, and of one that goes while something in it moved;
# no fault of ours.
HARMLESS = (
    "This plugin does not support propagateSizeHints",
    "QUnifiedTimer::stopAnimationDriver: driver is not running",
)
UNSEEN = 1500
"""Milliseconds after which a window that paints nothing is not waited for: a screen may be off."""
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Application(QObject):
    """A running application: holds what QML needs to outlive it, and collects its warnings."""

    def __init__(self, *, began: float) -> None:
        super().__init__()
        self.qt = _qt()
        self.warnings: list[str] = []
        """Every QML warning since the start; empty in a healthy program."""
        self.engine = QQmlApplicationEngine()
        self.engine.setOutputWarningsToStandardError(False)
        self.engine.warnings.connect(self._warned)
        self.engine.addImportPath(str(MODULES))
        self.engine.addImageProvider("icon", IconProvider())
        self.engine.addImageProvider("shadow", ShadowProvider())
        self.theme = self._singleton("Theme")
        self.words = self._singleton("Words")
        self.windows: list[QQuickWindow] = []
        self.on_dismissed: Callable[[], None] = lambda: None
        """Called when the person leaves the Trouble screen; an application starts again here."""
        self.screen_mm: float | None = None
        """The first window's real width in millimetres, where the screen tells a wrong one."""
        self._began = began
        self._held: list[object] = []
        self._troubles: list[QQuickItem] = []
        self._behind: list[Callable[[], object]] | None = []

    def hold(self, *things: object) -> None:
        """Keep objects alive as long as the application: what Python drops, QML sees as null."""
        self._held.extend(things)

    def show(self, page: Path, properties: Mapping[str, Any] | None = None) -> QQuickWindow:
        """Load a QML file whose root is a Window, show it, and fit the type to its screen."""
        given = dict(properties or {})
        self.hold(*given.values())
        before = len(self.engine.rootObjects())
        self.engine.setInitialProperties(given)
        self.engine.load(QUrl.fromLocalFile(str(page)))
        roots = self.engine.rootObjects()[before:]
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError(f"{page} gives no window: {'; '.join(self.warnings)}")
        window = roots[0]
        self.windows.append(window)
        self.fit(window)
        for changed in (window.widthChanged, window.heightChanged, window.screenChanged):
            changed.connect(self.refit)
        window.frameSwapped.connect(self._first_frame, Qt.ConnectionType.SingleShotConnection)
        QTimer.singleShot(UNSEEN, self, self._go_behind)
        if not window.isVisible():
            window.show()
        return window

    def fit(self, window: QWindow) -> None:
        """Set the theme's millimetre from the window and the screen it stands on."""
        size = window.screen().physicalSize().width()
        reported = window.screen().geometry().width() / size if size > 0 else 0.0
        if self.screen_mm:
            reported = window.width() / self.screen_mm
        density: Density = self.theme.property("density")
        self.theme.setProperty(
            "millimetre",
            pixels_per_millimetre(
                density=density, width=window.width(), height=window.height(), reported=reported
            ),
        )

    def refit(self) -> None:
        """The window changed its size or screen: measure again."""
        for window in self.windows[:1]:
            self.fit(window)

    def trouble(self, detail: str) -> None:
        """Cover every window with the Trouble screen; again only after it was dismissed."""
        if self._troubles:
            return
        component = QQmlComponent(self.engine, "Foleni", "Trouble", self)
        for window in self.windows:
            cover = component.createWithInitialProperties(
                {"detail": detail, "parent": window.contentItem()}
            )
            if isinstance(cover, QQuickItem):
                cover.dismissed.connect(self._dismiss)  # type: ignore[attr-defined]
                self._troubles.append(cover)

    def run(self) -> int:
        """Turn the event loop until the last window is closed; the exit status."""
        self._tell_supervisor()
        QTimer.singleShot(SETTLED, self, settle)
        status = self.qt.exec()
        self.close()
        return status

    def _tell_supervisor(self) -> None:
        """Have systemd know that the event loop turns, if it started this program."""
        told, seconds = supervisor(), beat_seconds()
        if told is None:
            return
        QTimer.singleShot(0, self, told.ready)
        if seconds is not None:
            beat = QTimer(self, interval=max(1, int(seconds * 1000)))
            beat.timeout.connect(told.alive)
            beat.start()

    def close(self) -> None:
        """Let go of windows and engine, in this order."""
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)
        for window in self.windows:
            window.close()
            window.deleteLater()
        self.windows.clear()
        # Pages must be gone before the engine takes away the singletons they are bound to.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._held.clear()

    def message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """One message of Qt's: logged, and kept if it warns."""
        if text.startswith(HARMLESS):
            return
        log.log(LEVELS[kind], "%s (%s)", text, context.category)
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self.warnings.append(text)

    def failed(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """The excepthook: a fault in a slot is logged and shown, and the program goes on."""
        if issubclass(kind, KeyboardInterrupt):
            self.qt.quit()
            return
        log.critical("unexpected %s", kind.__name__, exc_info=(kind, error, trace))
        self.trouble(f"{kind.__name__}: {error}")

    def _warned(self, errors: list[QQmlError]) -> None:
        for error in errors:
            log.warning("%s", error.toString())
            self.warnings.append(error.toString())

    def _dismiss(self) -> None:
        for cover in self._troubles:
            cover.setParentItem(None)  # type: ignore[arg-type]
            cover.deleteLater()
        self._troubles.clear()
        self.on_dismissed()

    def behind_first_frame(self, do: Callable[[], object]) -> None:
        """Call this once people see the first frame; what it needs is imported there."""
        if self._behind is None:
            QTimer.singleShot(0, self, do)
        else:
            self._behind.append(do)

    def _first_frame(self) -> None:
        log.info("first frame after %.0f ms", (monotonic() - self._began) * 1000)
        QTimer.singleShot(0, self, self._go_behind)

    def _go_behind(self) -> None:
        behind, self._behind = self._behind or [], None
        for do in behind:
            do()

    def _singleton(self, name: str) -> QObject:
        found = self.engine.singletonInstance("Foleni", name)
        if not isinstance(found, QObject):
            raise RuntimeError(f"The design system has no {name}: {'; '.join(self.warnings)}")
        return found


def start(
    *,
    density: Density,
    qml: Path | None = None,
    language: Language = "en",
    night: bool = False,
    high_contrast: bool = False,
    distance: float = 5.0,
    reduced_motion: bool = False,
    screen_mm: float | None = None,
) -> Application:
    """An application ready to show pages; `qml` is a folder of the app's own QML modules.

    `distance` is how far readers of a wall stand, in metres.
    """
    application = Application(began=monotonic())
    application.screen_mm = screen_mm
    if qml is not None:
        application.engine.addImportPath(str(qml))
    theme = {
        "density": density,
        "night": night,
        "highContrast": high_contrast,
        "distance": distance,
        "reducedMotion": reduced_motion,
    }
    for name, value in theme.items():
        application.theme.setProperty(name, value)
    application.words.setProperty("language", language)
    qInstallMessageHandler(application.message)
    sys.excepthook = application.failed
    return application


def _qt() -> QGuiApplication:
    """The one QGuiApplication, with Foleni's letters loaded."""
    found = QGuiApplication.instance()
    qt = found if isinstance(found, QGuiApplication) else QGuiApplication(sys.argv[:1])
    qt.setApplicationName("Foleni")
    if "Atkinson Hyperlegible Next" not in QFontDatabase.families():
        for font in sorted(FONTS.glob("*.ttf")):
            if QFontDatabase.addApplicationFont(str(font)) < 0:
                raise RuntimeError(f"The font {font.name} cannot be read; install Foleni again.")
    return qt
