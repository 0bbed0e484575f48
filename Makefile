# One-word tasks. `make` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help setup dev demo test lint types imports vocabulary schema reference check full figures lock clean

help:  ## list the tasks
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.base: requirements/base.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/base.lock
	$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.lock
	$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

setup: $(VENV)/.base  ## make the environment: what a user gets
dev: $(VENV)/.dev  ## make the environment with the tools of development

demo: setup  ## set up and run `diplomatics demo`
	@$(BIN)/diplomatics demo

test: dev  ## set up and run the tests
	$(BIN)/python -m pytest

lint: dev  ## style of code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev  ## strict type checking
	$(BIN)/mypy

imports: dev  ## one direction of flow between the rooms
	$(BIN)/lint-imports

vocabulary: dev  ## check the words: vocabulary and registry
	$(BIN)/python -m diplomatics.vocabulary.linter
	$(BIN)/python -m diplomatics.registry.linter

schema: dev  ## write the JSON Schema of the contract anew
	$(BIN)/python -m diplomatics.contract.schema

reference: dev  ## write the generated references anew
	$(BIN)/python -m diplomatics.cli.reference

check:  ## all that every landing must pass
	bash .ci/run

full:  ## check, and what needs servers, browsers or long runs
	bash .ci/full

figures: dev  ## run every scorer and write docs/figures.md
	$(BIN)/python -m diplomatics.evaluation.figures

lock: dev  ## resolve the dependencies anew
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header --output-file requirements/base.lock pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header --extra dev --output-file requirements/dev.lock pyproject.toml

clean:  ## remove what the tasks made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
