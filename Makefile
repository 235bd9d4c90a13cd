# Two commands matter: `make run` and `make test`. Each sets up what it needs, once.
PYTHON ?= python3
PORT ?= 8501
HEADLESS ?= 0
ARTICLES ?= 10000
STORE ?= build/big
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.setup
SETUP_DEV := $(VENV)/.setup-dev

.PHONY: run setup test lint gold mutants bench big accuracy verdicts copies docs pictures frames dependencies sbom fuzz hostile requirements clean

run: $(SETUP)  ## open the app on the sample story
	@$(BIN)/python -c 'import socket, sys; taken = socket.socket().connect_ex(("127.0.0.1", $(PORT))) == 0; sys.exit("Port $(PORT) is taken, perhaps by Dateline itself: open http://localhost:$(PORT), or run `make run PORT=8502`" if taken else 0)'
	@$(BIN)/python -m newstables sample --if-new
	$(BIN)/python -m streamlit run app.py --server.port $(PORT) \
		--server.headless $(if $(filter 1 true yes,$(HEADLESS)),true,false)

setup: $(SETUP)  ## what `run` needs, nothing started

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer: make run PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(SETUP): requirements.txt | $(VENV)/bin/python
	@echo "Setting up, the first time: about two minutes, 1.1 GB."
	$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(SETUP_DEV): $(SETUP) requirements-dev.txt requirements-dask.txt requirements-login.txt
	$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements-dask.txt
	$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements-login.txt
	touch $@

test: $(SETUP_DEV)  ## every test, a real browser included
	bash tests/browser/find_chromium.sh
	$(BIN)/python -m pytest

lint: $(SETUP_DEV)  ## format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

gold: $(SETUP_DEV)  ## raise the floors of tests/gold (ALLOW=1 lets one fall; take mended misses off the list)
	ALLOW=$(ALLOW) $(BIN)/python -m tests.gold.raise_floors

mutants: $(SETUP_DEV)  ## one-line faults put into a copy: how many do the tests catch?
	$(BIN)/python -m tests.mutants.run

bench: $(SETUP_DEV)  ## speed, as ratios measured in one run
	$(BIN)/python -m tests.bench.bench
	$(BIN)/python -m tests.bench.exponents
	$(BIN)/python -m tests.bench.engines
	$(BIN)/python -m tests.bench.durable

big: $(SETUP_DEV)  ## a made store of ARTICLES= in the folder STORE=; started again, it goes on
	$(BIN)/python -m tests.bench.made_store --articles $(ARTICLES) --store $(STORE)

accuracy: $(SETUP_DEV)  ## the accuracy table of the README, measured anew
	$(BIN)/python -m tests.bench.accuracy

verdicts: $(SETUP_DEV)  ## printings of known quotations: how often is each judged right?
	$(BIN)/python -m tests.bench.verdicts

copies: $(SETUP_DEV)  ## versions of known articles: how often is each traced to its origin?
	$(BIN)/python -m tests.bench.copies

docs: frames  ## everything in docs/ that is made from code

pictures: $(SETUP_DEV)  ## the pictures in docs/, taken anew in a browser
	$(BIN)/python -m tests.browser.make_pictures

frames: $(SETUP)
	$(BIN)/python -m newstables.schemas > docs/frames.md

dependencies: $(SETUP_DEV)  ## the table of docs/dependencies.md, from requirements.txt
	$(BIN)/python -m tests.supply.packages

sbom: $(SETUP_DEV)  ## build/sbom.json: every package of requirements.txt, as CycloneDX
	@mkdir -p build
	$(BIN)/python -m tests.supply.sbom > build/sbom.json

fuzz: $(SETUP_DEV)  ## made-up files, logs and searches, about ten minutes
	FUZZ_TRIES=20000 $(BIN)/python -m pytest -n 0 tests/reading/test_fuzz.py

hostile: $(SETUP_DEV)  ## every page of stores whose every field is hostile, in a browser
	$(BIN)/python -m tests.bench.hostile_views

requirements: $(SETUP_DEV)  ## pin again what requirements*.in ask for
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet --output-file requirements.txt requirements.in
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet --output-file requirements-login.txt requirements-login.in
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet --output-file requirements-dev.txt requirements-dev.in
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet --output-file requirements-dask.txt requirements-dask.in

clean:
	rm -rf $(VENV) build
