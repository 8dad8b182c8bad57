# The commands of the project. Everything runs in .venv, installed from the hash-locked requirements.

PYTHON ?= python3
BIN := .venv/bin
PY := $(BIN)/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input
# Wheels only: installing runs no code of a package.
LOCKED := install --quiet --require-hashes --only-binary :all: --requirement

# Else each command, and each process that a test begins, would compile the whole press again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site preview check serve test lint format scope overlay report mutants bench links canaries lock clean
.DELETE_ON_ERROR:

# What is published is made with ANEW=--from-nothing: what an earlier run kept in .cache/ is believed, and a request could
# bring files of that folder along.
ANEW ?=

help: ## what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' $(firstword $(MAKEFILE_LIST))

site: .venv/site.stamp ## check everything and press the site into site/
	$(PY) -m generator build $(ANEW)

preview: .venv/site.stamp ## press what awaits verification too, marked, into build/preview/
	$(PY) -m generator build --preview $(ANEW) || [ $$? -eq 3 ]

check: .venv/site.stamp ## load, resolve, reconcile and check; write nothing
	$(PY) -m generator check $(ANEW)

serve: .venv/site.stamp ## live preview
	$(PY) -m generator serve

# A file of tests stays in one process; those that take longest come first (tests/conftest.py).
test: .venv/dev.stamp ## every test, in a process for each core and one more; those of the browser say so where there is no Chromium
	$(PY) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lint: .venv/dev.stamp ## style, types, workflows
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(BIN)/zizmor --offline --quiet --min-severity medium .github generator/frame/check.yml
	$(PY) -m tests.workflows.policy .github/workflows/*.yml generator/frame/check.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml generator/frame/check.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml

format: .venv/dev.stamp ## lay out the code
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

PROPOSED := data site_src/briefings
BASE ?= HEAD
REPORT ?= build/report.md

scope: ## whether a commit changes more than data and prose since BASE: code=true or code=false
	@git diff --quiet $(BASE) HEAD -- . $(PROPOSED:%=':!%') && echo code=false || echo code=true

overlay: ## lay the data and prose of the tree FROM over this one
	@for part in $(PROPOSED); do \
	  if [ -L "$(FROM)/$$part" ] || [ ! -d "$(FROM)/$$part" ]; then echo "::error::$$part is not a folder"; exit 1; fi; \
	  rm -rf "$$part" && cp -a "$(FROM)/$$part" "$$part" || exit 1; \
	done

report: .venv/site.stamp ## what the working tree changes for readers since BASE, into REPORT
	@mkdir -p $(dir $(REPORT)) && $(PY) -m generator diff $(BASE) --format github > $(REPORT) && cat $(REPORT)

mutants: .venv/dev.stamp ## make every small error in the record and wrong keys of every corpus, write both reports
	$(PY) -m tests.corpora.bench
	$(PY) -m tests.mutants

bench: .venv/dev.stamp ## measure beside plain MkDocs, write tests/bench/REPORT.md (BENCH="--pages 10000" for others)
	$(PY) -m tests.bench $(BENCH)

links: site ## ask whether what the site links to elsewhere still answers, with the reason where not
	$(PY) -m generator inspect --outside site

canaries: .venv/canaries.stamp ## press the same tree with the engines that may follow MkDocs
	$(PY) -m generator pages
	for config in mkdocs*.yml; do \
	  $(CANARIES)/bin/properdocs build --strict --config-file $$config --site-dir $(CURDIR)/build/canaries/properdocs/$$config && \
	  $(CANARIES)/bin/zensical build --config-file $$config || exit 1; \
	done

CANARIES := .venv/canaries

.venv/canaries.stamp: requirements-canaries.txt .venv/site.stamp
	$(PYTHON) -m venv --clear $(CANARIES)
	$(CANARIES)/bin/pip --disable-pip-version-check --no-input $(LOCKED) requirements-canaries.txt
	@touch $@

lock: .venv/dev.stamp ## resolve the requirements anew
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt
	$(COMPILE) --extra canaries --constraint requirements.txt --output-file requirements-canaries.txt

COMPILE = $(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-config --default-index https://pypi.org/simple --no-annotate --custom-compile-command 'make lock' --quiet

clean: ## what can be made again
	rm -rf .venv build .cache

# A changed lock file makes the environment anew, so that nothing unlocked stays in it.
.venv/locked.stamp: requirements.txt
	$(PYTHON) -m venv --clear .venv
	$(PIP) $(LOCKED) requirements.txt
	@touch $@

.venv/site.stamp: .venv/locked.stamp pyproject.toml
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/site.stamp requirements-dev.txt
	$(PIP) $(LOCKED) requirements-dev.txt
	@touch $@
