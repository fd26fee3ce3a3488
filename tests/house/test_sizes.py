"""Nothing of ours is longer than one can read at a sitting."""

import ast

from tests.house.tree import name_of, python_files, qml_files, syntax

MODULE_LINES = 300
FUNCTION_LINES = 40
QML_LINES = 150

# What may be longer, and why: "path" for a file, "path:function" for a function.
LONGER: dict[str, str] = {}


def too_long(sizes: dict[str, int], *, cap: int) -> list[str]:
    return [
        f"{name}: {lines} lines, the cap is {cap}"
        for name, lines in sizes.items()
        if lines > cap and name not in LONGER
    ]


def function_sizes() -> dict[str, int]:
    """Lines of each function, from `def` to its end, by "path:function"."""
    return {
        f"{name_of(path)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in python_files()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def file_sizes(*, qml: bool) -> dict[str, int]:
    """Lines of each file, by path."""
    paths = qml_files() if qml else python_files()
    return {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}


def test_no_module_is_longer_than_300_lines() -> None:
    assert too_long(file_sizes(qml=False), cap=MODULE_LINES) == []


def test_no_function_is_longer_than_40_lines() -> None:
    assert too_long(function_sizes(), cap=FUNCTION_LINES) == []


def test_no_qml_file_is_longer_than_150_lines() -> None:
    assert too_long(file_sizes(qml=True), cap=QML_LINES) == []


def test_every_exception_is_still_needed_and_says_why() -> None:
    over = (
        {name for name, lines in file_sizes(qml=False).items() if lines > MODULE_LINES}
        | {name for name, lines in function_sizes().items() if lines > FUNCTION_LINES}
        | {name for name, lines in file_sizes(qml=True).items() if lines > QML_LINES}
    )
    assert LONGER.keys() <= over
    assert all(LONGER.values())
