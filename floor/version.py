"""Foleni's version, as pyproject.toml gives it."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("foleni")
except PackageNotFoundError:  # run from a tree that was never installed
    VERSION = "0"
