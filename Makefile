# Every target sets up what it needs in .venv; Python 3.11+ and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DATA ?= ../shared/data
DEMO := demo/onrecord.db

.PHONY: demo test check format lint types imports tests docs floors eval bench train wheel clean

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Onrecord needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,eval]'
	@touch $@

demo: $(READY)
	@rm -rf demo && mkdir demo
	@$(BIN)/onrecord add --base $(DEMO) examples/pages
	@$(BIN)/onrecord brief --base $(DEMO) --between Norway Portugal --title "Norway and Portugal" --output demo/brief.html
	@$(BIN)/onrecord timeline --base $(DEMO) --title "Norway and Portugal" --output demo/timeline.html
	@$(BIN)/onrecord brief --base $(DEMO) --between Norway Portugal --title "Norway and Portugal"
	@$(BIN)/onrecord verify --base $(DEMO) demo/brief.html
	@echo "The brief as a page: demo/brief.html. The timeline: demo/timeline.html. The base: $(DEMO)"

test: $(READY)
	$(BIN)/python -m pytest

check: format lint types imports docs tests floors
	@echo "all checks passed"

format: $(READY)
	$(BIN)/ruff format --check .

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

docs: $(READY)
	$(BIN)/python docs/build.py --check

tests: test

floors: $(READY)
	$(BIN)/python -m eval.floors --data $(DATA)

eval: $(READY)
	$(BIN)/python -m eval.floors --data $(DATA) --all

bench: $(READY)
	$(BIN)/python -m bench --data $(DATA)

train:
	$(MAKE) -C training DATA=$(abspath $(DATA))

wheel: $(READY)
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
