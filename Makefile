# Foleni's workshop: everything starts here, and each target does its own set-up.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

PYTHON := .venv/bin/python
UV_VERSION := 0.13.9
# Where an environment forbids it, every program that a test starts would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE
SCREENLESS := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: .venv/.ready ## Play a day at a centre on this computer, and leave its pictures in demo-out/
	@.venv/bin/foleni demo

.PHONY: up
up: .venv/.ready ## Run a whole centre on this computer: host, kiosk, counter, display
	@.venv/bin/foleni up

.PHONY: test
test: .venv/.ready browser ## Run every test, without a screen, in less than ten minutes
	@$(SCREENLESS) $(PYTHON) -m pytest -n 3 --dist loadfile --no-loadscope-reorder

CHECKS := check-style check-layout check-types check-arrows check-qml check-sizes

.PHONY: check $(CHECKS)
check: .venv/.ready ## Check style, layout, types, arrows between packages, QML and sizes
	@$(MAKE) --no-print-directory --keep-going $(CHECKS)

check-style:
	@echo "style:  ruff check"
	@$(PYTHON) -m ruff check --quiet .

check-layout:
	@echo "layout: ruff format"
	@$(PYTHON) -m ruff format --quiet --check .

check-types:
	@echo "types:  mypy --strict"
	@$(PYTHON) -m mypy --no-error-summary

check-arrows:
	@echo "arrows: import-linter"
	@.venv/bin/lint-imports --no-logo --cache-dir .cache/import_linter

check-qml:
	@echo "qml:    qmllint and qmlformat"
	@$(PYTHON) .ci/qml_check

check-sizes:
	@echo "sizes:  modules, functions, QML files"
	@$(SCREENLESS) $(PYTHON) -m pytest -qq tests/house/test_sizes.py

.PHONY: voice
voice: .venv/.ready .cache/voice/espeakng_loader ## Make the clips of displays and kiosks anew, after words changed
	@PYTHONPATH=.cache/voice .venv/bin/foleni voice make --small --out assets/voice
	@.venv/bin/foleni voice check

# The synthesiser is under the GPL 3: a tool that makes clips, not a part of Foleni.
.cache/voice/espeakng_loader: | .venv/.ready
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --target .cache/voice espeakng-loader==0.2.4

BENCHES := floor room kiosk counter display calling advice waits central

.PHONY: bench
bench: .venv/.ready ## Measure the figures that the design promises: half an hour on a quiet computer
	@for each in $(BENCHES); do echo "$$each:"; $(SCREENLESS) .venv/bin/foleni bench $$each --json || exit; done

.PHONY: soak
soak: .venv/.ready ## Run the tests that take an hour
	@$(SCREENLESS) $(PYTHON) -m pytest -m soak --timeout 0

.PHONY: format
format: .venv/.ready ## Lay out Python and QML the one way
	@$(PYTHON) -m ruff check --quiet --fix-only .
	@$(PYTHON) -m ruff format --quiet .
	@$(PYTHON) .ci/qml_check --format

.PHONY: lock
lock: .cache/lock/bin/uv ## Choose versions anew and write requirements.lock
	@$< --no-config pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	    --extra dev pyproject.toml --output-file requirements.lock

.PHONY: system
system:
	@.ci/system

.PHONY: browser
browser:
	@.ci/system browser

# Set-up, done again only when what it depends on has changed.
.venv/.ready: requirements.lock pyproject.toml | system
	@echo "Setting up .venv (a few minutes the first time)"
	@test -x $(PYTHON) || $$(.ci/system python) -m venv .venv
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.cache/lock/bin/uv: | system
	@$$(.ci/system python) -m venv .cache/lock
	@.cache/lock/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
