# Signatories: `make serve` from nothing to a site; `make test` from nothing to a verdict.
PYTHON ?= python3
BIN := .venv/bin
CODE := $(shell find schema loaders -name '*.py' -o -name '*.sql' | grep -v '^schema/schema.sql')
RECORDS := $(wildcard db/records/*.csv db/private/*.csv)

.PHONY: setup build charts serve test lint shots bench bench-names bench-register bench-site bench-export bench-release lock clean

setup: .venv/.done

.venv/.done: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

build: db/signatories.db

db/signatories.db: .venv/.done $(CODE) $(RECORDS)
	$(BIN)/signatories build
	@touch $@

# Draws nothing where the pictures of these records are there already.
charts: db/signatories.db
	$(BIN)/signatories charts

serve: charts
	$(BIN)/signatories serve

lint: .venv/.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Without npm the tests that need axe-core are left out, in one printed line; CI may not leave out any.
AXE := $(if $(shell command -v npm)$(filter true,$(CI)),tests/node_modules/.done)

tests/node_modules/.done: tests/package.json tests/package-lock.json
	cd tests && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

test: .venv/.done lint $(AXE)
	$(BIN)/python -m pytest -n 2

# Pictures of the main pages, to be looked at, in .shots/.
shots: charts
	$(BIN)/python tests/shots.py

bench: .venv/.done
	$(BIN)/python tests/bench/build.py

bench-names: .venv/.done
	$(BIN)/python tests/bench/names.py

bench-register: .venv/.done
	$(BIN)/python tests/bench/register.py

bench-site: .venv/.done
	$(BIN)/python tests/bench/site.py

bench-export: .venv/.done
	$(BIN)/python tests/bench/export.py

bench-release: .venv/.done
	$(BIN)/python tests/bench/release.py

# The lock file is made anew from pyproject.toml, with hashes, and names no registry.
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet pip-tools
	.venv-lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --extra dev --no-emit-index-url \
	  --no-emit-trusted-host --no-emit-find-links --no-header --output-file requirements.lock pyproject.toml
	rm -r .venv-lock

clean:
	rm -rf .venv tests/node_modules .shots db/signatories.db db/.serving db/.charts
