# The two commands are `make run` and `make test`; everything they need they set up by themselves.
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
BIN := .venv/bin
READY := .venv/.ready
PACKAGES := web/node_modules/.ready
PAGES := src/anmin/web/.built
FACES := $(shell find web -path web/node_modules -prune -o -type f -print)
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: run test system check house fmt web client types bench bench-video bench-soak faults lock docs clean
.DEFAULT_GOAL := help

help:
	@echo "make run    start a demonstration house and print its address and accounts"
	@echo "make test   everything that is checked before a change lands"
	@echo "make check  lint, types, floors and the house rules, in under a minute"
	@echo "make system install the system packages that tests need (chromium, fonts)"
	@echo "make web    build the pages that the house serves"
	@echo "make client make the types and words of the pages anew from the server's code"
	@echo "make bench  measure speed and memory against the stated limits"
	@echo "make bench-video measure what a video call costs and how soon people see each other"
	@echo "make bench-soak keep calls for an hour, one with each engine, and see that memory stays flat"
	@echo "make faults kill, fill and alter, and see that nothing acknowledged is lost"
	@echo "make fmt    format and mend what can be mended by machine"
	@echo "make docs   write docs/words.md and docs/reference anew from the code"
	@echo "make lock   resolve the dependencies anew"

run: $(READY) $(PAGES)
	$(BIN)/anmin serve --demo

test: check $(PAGES)
	scripts/system-packages
	cd web && npx vitest run
	$(BIN)/pytest tests --ignore=tests/house -n auto --dist loadfile -q

check: $(READY) types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest tests/house -q

house: $(READY)
	$(BIN)/pytest tests/house

fmt: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

web: $(PAGES)

system:
	scripts/system-packages

types: $(PACKAGES)
	cd web && npx vue-tsc --noEmit

client: $(READY) $(PACKAGES)
	$(BIN)/python -m anmin.app.for_faces .tools/client
	cp .tools/client/codes.ts web/shared/words/codes.ts
	node web/scripts/client.mjs .tools/client/openapi.json web/shared/api/schema.d.ts

bench: $(READY)
	$(BIN)/python -m bench

bench-video: $(READY) $(PAGES)
	scripts/system-packages
	$(BIN)/python -m bench --set video

bench-soak: $(READY) $(PAGES)
	scripts/system-packages
	$(BIN)/python -m bench.soak

faults: $(READY)
	$(BIN)/python -m faults

docs: $(READY)
	$(BIN)/python -m anmin.app.reference docs

lock: $(UV)
	$(UV) pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate --upgrade --quiet --output-file requirements.lock

clean:
	rm -rf web/node_modules src/anmin/web .venv .tools dist var .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: set PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || { echo "Python lacks venv: install the package python3-venv"; exit 1; }
	$(PYTHON) -m venv .tools
	.tools/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(READY): requirements.lock pyproject.toml | $(UV)
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	$(UV) pip sync --quiet --python .venv requirements.lock
	$(UV) pip install --quiet --python .venv --no-deps --editable .
	@touch $@

$(PACKAGES): web/package.json web/package-lock.json
	@node -e 'process.exit(+process.versions.node.split(".")[0] < 20 ? 1 : 0)' || { echo "Node 20 or newer is needed to build the pages"; exit 1; }
	cd web && npm ci --silent
	@touch $@

$(PAGES): $(PACKAGES) $(FACES)
	cd web && npx vite build --logLevel warn && node scripts/compress.mjs ../src/anmin/web
	@touch $@
