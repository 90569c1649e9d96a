# The four doors: run, test, check, bench. Each makes its own environment in .venv from the locks; no root needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT := out
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false

.DEFAULT_GOAL := help
.PHONY: help run test style check bench schedule corpus format lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/made-run: requirements/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "doc_mining needs Python 3.11, 3.12 or 3.13; say which with: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/made-dev: requirements/dev.lock $(VENV)/made-run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

run: $(VENV)/made-run ## mine the demo corpus and print what was found
	$(BIN)/python corpus/demo.py --db $(OUT)/demo.db

test: $(VENV)/made-dev ## run the tests
	$(BIN)/python -m pytest -n auto

style: $(VENV)/made-dev ## format, lint, strict types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: style test ## all that must hold before a change lands: style and tests

bench: $(VENV)/made-dev ## the benchmarks, as ratios
	PYTHONPATH=tests $(BIN)/python -m benchmarks

schedule: $(VENV)/made-dev ## serve the pipeline on a schedule: make schedule FOLDER=reports CRON='0 6 * * *'
	$(BIN)/python -m pipelines.schedule $(or $(FOLDER),corpus/documents) --db $(or $(DB),$(OUT)/demo.db) --cron "$(or $(CRON),0 6 * * *)"

corpus: $(VENV)/made-dev ## lay the demo documents out again
	$(BIN)/python -m corpus.generator

format: $(VENV)/made-dev ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/made-dev ## resolve the dependencies anew
	$(BIN)/uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/run.lock
	$(BIN)/uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --all-extras -c requirements/run.lock -o requirements/dev.lock

clean: ## remove the environment and what the doors made
	rm -rf $(VENV) $(OUT)
