# make demo   the whole job on the bundled example      make test   every check and test
# make check  lint, types, contracts                    make bench  measurements, as ratios
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: demo test check bench messages manual pictures snapshots lock clean

demo: $(INSTALLED)
	$(BIN)/kloppend demo --no-tui

test: check
	$(BIN)/pytest -n 2 --dist loadfile

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(INSTALLED)
	$(BIN)/python -m tests.bench

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Kloppend needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

# The Dutch and English texts: extract from the code, merge into the catalogues, compile.
messages: $(INSTALLED)
	$(BIN)/pybabel extract --no-wrap --sort-by-file --omit-header --add-location=file -k N_ -o tui/locale/kloppend.pot models transcribe reconcile tui
	$(BIN)/pybabel update --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -D kloppend -d tui/locale -i tui/locale/kloppend.pot -l nl
	$(BIN)/pybabel compile -D kloppend -d tui/locale

# The tables of keys and commands in the manual, from the program itself.
manual: $(INSTALLED)
	$(BIN)/python -m tui.manual

# The screenshots in docs, from the running program.
pictures: $(INSTALLED)
	$(BIN)/python -m tests.bench.pictures
	$(BIN)/python -m tests.bench.paper_pictures

# The pictures of every page that the tests compare with; look at what changed before you keep it.
snapshots: $(INSTALLED)
	KLOPPEND_NEW_PICTURES=1 $(BIN)/pytest tests/tui/workbench/test_pictures.py

lock: $(INSTALLED)
	$(BIN)/python -m pip freeze --exclude-editable | sed 's/+cpu//' > constraints.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
