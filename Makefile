PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run test check proofs bench docs words lock

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-8s %s\n", $$1, $$2 }'

setup: .venv/ready ## a virtual environment with everything in it, from requirements.lock

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Leadinlet needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

run: setup ## Leadinlet with sample channels and live traffic, on http://127.0.0.1:8080
	$(BIN)/leadinlet demo

test: setup ## every test; those whose real server is missing are skipped with the reason
	$(BIN)/python -m pytest

check: setup ## style, types, who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py

proofs: setup ## the larger, slower safety proofs
	$(BIN)/python -m pytest -m slow --timeout 1800

bench: setup ## every figure of the README, printed and written to bench/results.json
	$(BIN)/python -m bench
	$(BIN)/python docs/make.py

docs: setup ## the pages that are made from the code: providers, commands, settings
	$(BIN)/python docs/make.py

words: setup ## the catalogs of the pages' languages, compiled from their .po files
	$(BIN)/python -c "import glob, polib; [polib.pofile(po).save_as_mofile(po[:-2] + 'mo') for po in glob.glob('console/locale/*/LC_MESSAGES/*.po')]"

lock: setup ## requirements.lock made anew from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 -o requirements.lock
