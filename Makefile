# make        the fact cards of seeds/, in out/
# make test   everything that a change has to pass
# make clean  away with the virtual environment
#
# Needs Python 3.11 or newer with venv; PYTHON names another one: make PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: cards test clean

cards: $(VENV)/installed
	$(BIN)/quotes build

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadscope

$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(PIP) install --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[dev]'
	touch $@ $(VENV)/installed

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'error: $(PYTHON) is missing or older than 3.11'; \
		     echo 'hint: make PYTHON=/path/to/python3.11'; exit 2; } >&2
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 2; }

clean:
	rm -rf $(VENV)
