# Everything a newcomer or CI runs. Needs make and Python 3.11 or newer with venv; all else comes from the lock files.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
HOST ?= 127.0.0.1
PORT ?= 8000
UV := var/lock/bin/uv
COMPILE := $(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

.PHONY: run test check lint bench openapi types lock clean chromium postgresql redis
.DELETE_ON_ERROR:

run: $(VENV)/run.stamp ## read the seed article, then serve the API and the page on HOST:PORT
	$(BIN)/quoteapi extract seeds/*.txt
	$(BIN)/quoteapi serve --host $(HOST) --port $(PORT)

test: $(VENV)/dev.stamp chromium postgresql redis ## run the tests once
	$(BIN)/pytest

check: lint test ## exactly what CI runs

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/hadolint Dockerfile

bench: $(VENV)/run.stamp ## words a second, by stage, and peak memory
	$(BIN)/quoteapi bench

openapi: $(VENV)/run.stamp ## write openapi.yaml anew from the schemas
	$(BIN)/python -m quoteapi.api.openapi > openapi.yaml.new
	mv openapi.yaml.new openapi.yaml

types: $(VENV)/run.stamp ## write the clients' types anew from the contract: Python, and TypeScript by npm
	$(BIN)/python -m quoteapi.api.client_types > types.py.new
	mv types.py.new quoteapi/client/types.py
	$(BIN)/python docs/typescript.py

lock: $(UV) ## resolve the dependencies anew
	$(COMPILE) --upgrade pyproject.toml --extra server -o requirements/runtime.txt
	$(COMPILE) --upgrade --group build -c requirements/runtime.txt -o requirements/build.txt
	$(COMPILE) --upgrade pyproject.toml --extra server --group dev -c requirements/runtime.txt -c requirements/build.txt -o requirements/dev.txt

clean: ## remove what these commands made
	rm -rf $(VENV) var/lock build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find quoteapi tests -name __pycache__ -type d -prune -exec rm -rf {} +

# pip installs nothing that the lock does not name with its hash; the package itself is built with the locked backend.
$(VENV)/run.stamp: requirements/runtime.txt requirements/build.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(UV):
	$(PYTHON) -m venv var/lock
	var/lock/bin/python -m pip --disable-pip-version-check --quiet install uv==0.13.9

# The page's tests drive Debian's browser; playwright's own need not be downloaded.
chromium:
	@command -v chromium >/dev/null || { \
	  [ "$$(id -u)" = 0 ] || { echo "The page's tests need Chromium: apt-get install chromium"; exit 1; }; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; }

# The archive's tests run on both of its databases; they start a server of their own.
postgresql:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { \
	  [ "$$(id -u)" = 0 ] || { echo "The archive's tests need PostgreSQL: apt-get install postgresql"; exit 1; }; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null; }

# The jobs' tests wake their workers through a server of their own.
redis:
	@command -v redis-server >/dev/null || { \
	  [ "$$(id -u)" = 0 ] || { echo "The jobs' tests need Redis: apt-get install redis-server"; exit 1; }; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends redis-server >/dev/null; }
