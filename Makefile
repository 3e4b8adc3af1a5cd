# `make` alone lists what there is. Everything runs from .venv, which tools/setup.sh makes when it is needed.
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python

.PHONY: help setup run test check tour audit bench hands format i18n clean

help:
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what the system lacks, then .venv with the locked libraries
	@tools/setup.sh

run: setup ## start the kiosk (in trial mode until it is set up); with no display, the tour
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    exec $(PYTHON) main.py $(ARGS); \
	else \
	    echo "No display (DISPLAY and WAYLAND_DISPLAY are not set): making the tour's pictures in build/tour instead."; \
	    exec $(PYTHON) main.py tour --out build/tour $(ARGS); \
	fi

test: ## run every test, without a screen, and check how much of the program they cover
	@tools/setup.sh test
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 2 --cov --cov-report= $(ARGS)
	@tools/coverage.sh

check: ## look at the source without running it: format, lint, types, architecture, translations, pages
	@tools/setup.sh test
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy --strict
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q tests/architecture
	$(PYTHON) tools/i18n.py --check
	$(PYTHON) main.py check

tour: setup ## a picture of every screen of a whole visit, into build/tour
	@$(PYTHON) main.py tour --out build/tour $(ARGS)

audit: ## every screen measured against the 42 access requirements, into docs/access-report.html
	@tools/setup.sh test
	@$(PYTHON) -m audit $(ARGS)

bench: ## how fast: first paint, page change, memory, saving a request
	@tools/setup.sh test
	@$(PYTHON) -m bench $(ARGS)

hands: ## taps of shaking and numb hands on the real screens, counted, under our rule and two others
	@tools/setup.sh test
	@$(PYTHON) -m bench.hands $(ARGS)

format: ## put the source into the house format, mend what ruff can mend
	@tools/setup.sh test
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

i18n: ## bring the translators' files up to date (make i18n ARGS="--new es" begins a language)
	@tools/setup.sh test
	$(PYTHON) tools/i18n.py $(ARGS)

clean: ## remove what the other targets made; .venv stays
	rm -rf build *.egg-info .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name .venv -prune -o -name __pycache__ -prune -exec rm -rf {} +
