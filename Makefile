# The two commands are `make run` and `make test`; the rest are parts of them.

PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test lint types unit widget browser format lock second-reader chromium

help:
	@echo "make run     serve the sample corpus on http://127.0.0.1:$(PORT) (PORT= changes it)"
	@echo "make test    every check: format, lint, types, layers, unit, widget and browser tests"
	@echo "make format  put the code into its format"
	@echo "make lock    resolve the dependencies again and write both lock files"
	@echo "make second-reader  train the second reader of the red-flag check again, some minutes"

run: .venv/run
	@$(BIN)/sciabot serve --port $(PORT)

test: lint types unit widget browser

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: .venv/dev
	$(BIN)/mypy

unit: .venv/dev
	$(BIN)/pytest -m "not browser"

widget:
	node --test tests/widget/*.test.js

browser: .venv/dev chromium
	$(BIN)/pytest -m browser

# Playwright's own browser download is not used: the system's Chromium is, installed here if missing.
chromium:
	@.ci/chromium

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

second-reader: .venv/dev
	$(BIN)/python -m bench.triage.train

lock: .venv/dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--extra build --extra dev pyproject.toml -c requirements.lock -o requirements-dev.lock

.venv/made:
	@.ci/venv "$(PYTHON)"
	@touch $@

.venv/run: .venv/made requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
