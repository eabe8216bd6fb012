# Two commands: `make report` and `make test`. Each makes .venv first, once; nothing but Python and make is needed.

PYTHON ?= python3
WORKERS ?= 0
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
MPL310 := $(VENV)/mpl310
NOTEBOOKS = $(wildcard notebooks/*.ipynb)
CLASS = $(wildcard notebooks/class/*.ipynb notebooks/class/solutions/*.ipynb)
PIP_INSTALL = -m pip install --quiet --disable-pip-version-check

# Arabic goes through files and pipes as UTF-8, whatever the locale says.
export PYTHONUTF8 = 1

.PHONY: help report test test-compiled test-mpl310 lab notebooks bench compiled clean

help:
	@echo "make report     extract the bundled corpus, run the notebooks, write report/index.html"
	@echo "make test       ruff, mypy and all tests, the notebooks among them; WORKERS=2 runs two files at a time"
	@echo "make lab        open the notebooks in JupyterLab"
	@echo "make notebooks  run the notebooks and keep their outputs"
	@echo "make bench      measure speed and memory"
	@echo "make compiled   write a wheel with compiled rules into dist/: half as fast again, needs a C compiler and some minutes"
	@echo "make clean      remove .venv, report/ and the caches"

report: $(READY)
	$(BIN)/newsanalysis extract bundled --out report/tables
	$(BIN)/newsanalysis report bundled --out report/corpus.html
	$(BIN)/python -m nbconvert --log-level WARN --to html --execute --output-dir report $(NOTEBOOKS)
	$(BIN)/python notebooks/index.py report

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --nbval --nbval-current-env -n $(WORKERS) --dist loadscope

# Before 3.11 matplotlib neither shapes nor orders Arabic: the same pixels have to come out there.
test-mpl310: $(MPL310)/.installed
	$(MPL310)/bin/python -m pytest tests/show/test_show_arabic.py

lab: $(READY)
	$(BIN)/jupyter lab notebooks

notebooks: $(READY)
	$(BIN)/python -m nbconvert --log-level WARN --to notebook --execute --inplace \
		--ExecutePreprocessor.record_timing=False $(NOTEBOOKS) $(CLASS)

bench: $(READY)
	$(BIN)/python benchmarks/extraction.py

# By mypyc, see pyproject.toml. The tables are the same. Of a copy, for it leaves what it has compiled beside the modules, and
# there Python would take it instead of them.
compiled: $(READY)
	rm -rf dist && mkdir -p dist/source
	cp -R pyproject.toml README.md LICENSE corpus newsanalysis dist/source
	HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps \
		--wheel-dir dist ./dist/source
	rm -rf dist/source

test-compiled: compiled
	$(PYTHON) -m venv --clear $(VENV)/compiled
	$(VENV)/compiled/bin/python $(PIP_INSTALL) -c constraints.txt dist/newsanalysis-*.whl pytest hypothesis
	$(VENV)/compiled/bin/pytest tests/text tests/lexicon tests/extract

clean:
	rm -rf $(VENV) report dist notebooks/my-results .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt
	@$(call check_python)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP_INSTALL) -c constraints.txt -e ".[notebooks,test,browser]"
	@touch $@

$(MPL310)/.installed: $(READY)
	$(PYTHON) -m venv $(MPL310)
	grep -v "^matplotlib==" constraints.txt > $(MPL310)/constraints.txt
	$(MPL310)/bin/python $(PIP_INSTALL) -c $(MPL310)/constraints.txt -e . pytest hypothesis "matplotlib==3.10.*"
	@touch $@

define check_python
	command -v "$(PYTHON)" > /dev/null \
		|| { echo "$(PYTHON) is not there: install Python 3.11 or newer, or name one: make PYTHON=python3.12"; exit 1; } >&2; \
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" \
		|| { echo "newsanalysis needs Python 3.11 or newer, $(PYTHON) is $$($(PYTHON) -V 2>&1); name another: make PYTHON=python3.12"; exit 1; } >&2; \
	$(PYTHON) -c "import ensurepip, venv" 2> /dev/null \
		|| { echo "$(PYTHON) has no venv module: install it (Debian, Ubuntu: apt install python3-venv)"; exit 1; } >&2
endef
