# Each target sets up what it needs, in .venv and node_modules; a second run
# starts at once.

PYTHON ?= python3
BIN := .venv/bin
SITE := .venv/ready-for-site
PDF := .venv/ready-for-pdf
TESTS := .venv/ready-for-tests

export NO_MKDOCS_2_WARNING := 1
# Many processes load the same modules: what one compiles is kept for all.
unexport PYTHONDONTWRITEBYTECODE
# Where "Edit this page" leads; the address of a clone's origin, if it has one,
# without the token that may stand in it.
export REPO_URL ?= $(shell git remote get-url origin 2>/dev/null \
	| sed -nE 's#^git@([^:]+):#https://\1/#; s#^(https://)[^/]*@#\1#; \
		s#\.git$$##; /^https:/p')
# Without it, no page has that link.
export EDIT_URI = $(if $(REPO_URL),edit/main/docs/)

.PHONY: help serve build pdf all test prove bench update lock

help: ## List the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

PORT ?= 8000

serve: $(SITE) ## Build the site, serve it on http://127.0.0.1:8000, show changes
	$(BIN)/python -m sidebyside.serve --port $(PORT)

build: $(SITE) ## Build the site into site/
	@rm -rf site.tmp
	@{ $(BIN)/python -m mkdocs build --site-dir site.tmp && \
		$(BIN)/python -m sidebyside.finish site.tmp; } || { rm -rf site.tmp; \
		echo "The site was not built; site/ is as it was." >&2; exit 1; }
	@rm -rf site && mv site.tmp site

PAPER ?= a4

pdf: build $(PDF) ## Build the site as a book, async-by-example.pdf (PAPER=letter)
	$(BIN)/python -m book --paper $(PAPER)

all: build $(PDF) ## Build the site with the book in it, as it is deployed
	$(BIN)/python -m book --paper $(PAPER) --into-site

test: $(TESTS) ## Run every program and every check
	$(BIN)/pytest

prove: $(SITE) ## Run each Python program under 200 schedules (NAME=gather for one)
	$(BIN)/python -m sidebyside.schedules $(NAME)

bench: $(TESTS) ## Print what the speed claims rest on
	$(BIN)/python -m benchmarks.rebuild
	$(BIN)/python -m benchmarks.growth
	$(BIN)/python -m benchmarks.recording
	$(BIN)/python -m benchmarks.csharp
	$(BIN)/python -m benchmarks.browser

update: $(TESTS) ## Rewrite the transcripts from real runs (NAME=gather for one)
	$(BIN)/python -m sidebyside $(NAME)

lock: $(TESTS) ## Rewrite the lock files from pyproject.toml and package.json
	$(LOCK) -o requirements.txt
	$(LOCK) --extra pdf -c requirements.txt -o requirements-pdf.txt
	$(LOCK) --extra pdf --extra test -c requirements-pdf.txt \
		-o requirements-test.txt
	npm install --package-lock-only

LOCK = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" pyproject.toml

$(SITE): requirements.txt package-lock.json
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; \
	name one: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements.txt
	@# So that `from sidebyside import show` works wherever a page is built.
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation --editable .
	@# Without npm, or where it fails, the build says what the site lacks. Where
	@# CI=true, as where a site is published, it must not fail.
	@! command -v npm >/dev/null || \
		npm ci --omit=dev --loglevel=error >/dev/null || \
		{ echo "npm ci failed." >&2; [ "$$CI" != true ]; }
	@touch $@

# Pango, which WeasyPrint loads: installed where that needs no one's leave, else
# `python -m book` says what to do.
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

$(PDF): $(SITE) requirements-pdf.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements-pdf.txt
	-@$(BIN)/python -c 'import weasyprint' 2>/dev/null || \
		! command -v apt-get >/dev/null || [ "$$(id -u)" != 0 ] || \
		{ apt-get update -qq && apt-get install -qq --no-install-recommends $(PANGO); }
	@touch $@

$(TESTS): $(SITE) requirements-test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements-test.txt
	$(BIN)/python -m tests.prepare
	@touch $@
