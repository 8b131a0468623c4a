# Everything runs in .venv, which is made on first use. Needs only make and Python 3.10 or newer.

PYTHON ?= python3
PROMPT ?= A spooky mansion on a cliff at night
OUT ?= mansion.png
export PROMPT OUT

BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help generate doctor test lint types format clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

generate: .venv/.ready ## draw PROMPT="..." into OUT=mansion.png
	$(BIN)/scene-engine generate "$$PROMPT" -o "$$OUT"

doctor: .venv/.ready ## check this machine and the installation
	$(BIN)/scene-engine doctor

test: lint types ## lint, check types, run every test
	$(BIN)/pytest

lint: .venv/.ready-dev ## ruff: rules and format; luacheck, where it is installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@if command -v luacheck > /dev/null; then cd aseprite-extension && luacheck --quiet .; \
	elif [ -n "$$CI" ]; then echo "luacheck is missing: apt-get install lua-check"; exit 1; \
	else echo "luacheck isn't installed, so the Lua wasn't checked: sudo apt-get install lua-check"; fi

types: .venv/.ready-dev ## mypy --strict
	$(BIN)/mypy

format: .venv/.ready-dev ## mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean: ## remove what the tools leave behind; .venv stays
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find engine tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.ready: pyproject.toml scripts/setup.py
	$(PYTHON) scripts/setup.py
	@touch $@

.venv/.ready-dev: pyproject.toml scripts/setup.py
	$(PYTHON) scripts/setup.py --dev
	@touch $@ .venv/.ready
