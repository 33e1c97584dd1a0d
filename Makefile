# `make run` opens the portal with demo content, `make test` tests it. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PO := $(foreach language,pl en de cs,locale/$(language)/LC_MESSAGES/django.po)

export DJANGO_SETTINGS_MODULE ?= cms.settings.demo

.PHONY: help run test lint format lock messages pictures bench-pages bench-search bench-intranet bench-documents lighthouse
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/runtime ## the portal with demo content on http://localhost:8000 (PORT, HOST, DATA_DIR)
	@exec $(BIN)/python manage.py run

test: $(VENV)/development ## the test suite (TESTS=tests/intranet/documents for one feature, DATABASE_URL for PostgreSQL)
	$(BIN)/python -m pytest $(TESTS)

lint: $(VENV)/development ## everything that a tool can object to
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint --check --quiet templates
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check_catalogues
	@$(BIN)/pip-audit --progress-spinner off --disable-pip --require-hashes -r requirements.txt >$(VENV)/audit.txt 2>&1 || \
	  if grep -q "known vulnerabilit" $(VENV)/audit.txt; then cat $(VENV)/audit.txt; exit 1; \
	  else echo "Warning: pip-audit could not ask for known vulnerabilities (see $(VENV)/audit.txt)"; fi

format: $(VENV)/development ## mend what a tool can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	-$(BIN)/djlint --reformat --quiet templates

lock: $(VENV)/development ## requirements.txt from requirements.in, with hashes
	$(BIN)/pip-compile $(LOCK) -o requirements.txt requirements.in
	$(BIN)/pip-compile $(LOCK) -o requirements-dev.txt requirements-dev.in
LOCK := -q --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras --allow-unsafe

pictures: $(VENV)/development ## picture a running demo for README and guides, and every template in var/templates
	$(BIN)/python docs/take_pictures.py
	$(BIN)/python docs/take_templates.py

bench-search: $(VENV)/development ## relevance, latency, rebuilding, failover of the search (DATABASE_URL, ELASTICSEARCH_URL)
	@$(BIN)/python -m benches.search

bench-pages: $(VENV)/development ## how quick public pages are, kept and rendered, beside a plain Django view
	@$(BIN)/python -m benches.pages

bench-intranet: $(VENV)/development ## lists, dashboard, search and digests with 22 and with 2,000 organisations
	@$(BIN)/python -m benches.intranet

bench-documents: $(VENV)/development ## the library with 200 and with 20,000 documents; memory of 2 GB of uploads and a ZIP of 1 GB
	@$(BIN)/python -m benches.documents

lighthouse: $(VENV)/development node_modules/.package-lock.json ## what Lighthouse says of home, section and place of a running demo
	@$(BIN)/python -m benches.lighthouse

node_modules/.package-lock.json: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

messages: $(VENV)/development ## collect the texts of four languages (needs GNU gettext)
	$(BIN)/python manage.py makemessages -l pl -l en -l de -l cs --no-location --no-obsolete -i $(VENV) -i var -i tests

$(VENV)/runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with PYTHON=python3.12 make run" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/development: requirements-dev.txt $(VENV)/runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
