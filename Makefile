## make check EX=02        grade exercises/02_*.py; without EX all of them; IN=solutions grades the references
## make watch              grade on every save, and go on to the next exercise
## make run EX=02          run the file itself, for prints and a debugger
## make task EX=02         what it asks for
## make hint EX=02         one more step each time: a thought, the tool, nearly the code
## make compare EX=02      after a pass: your file and the solution, and a race between them
## make progress           where you are in the course, and what is next
## make diff EX=02         what you have changed in the stub
## make reset EX=02        bring the stub back; what you wrote is kept under another name
## make report             write report.html: the course's state and your timelines
## make trace EX=02        the last check's timeline for DevTools and Perfetto
##
## make test               run the tests of this repository
## make lint               ruff and mypy --strict
## make lock               renew requirements.lock
## make audit EX=02 N=50   grade right and wrong solutions N times and count what became of them
## make screens            draw the screens of the README anew
## make stubs              renew the copies of the stubs, after a stub was changed
## make messages           gather the texts that can be translated into kata/locale/kata.pot
## make compile            compile the translations, kata/locale/*/LC_MESSAGES/kata.po

VENV ?= .venv
PYTHON ?= $(or $(realpath $(VENV)/bin/python),python3)

.PHONY: help check watch run task hint compare progress diff reset report trace test lint lock audit screens stubs messages compile
.SILENT:
MAKEFLAGS += --no-print-directory --no-builtin-rules

# `make -q` asks whether a goal is reached, answers with its exit code and adds no "*** Error 1" of its own. Each verb
# here is such a question. With -q make runs only the lines that begin with +, which $(ASK) is, so every recipe line
# begins with it. It is left out under -n, which shows what would be run, and in make 3 (macOS), which has no such answer.
ifeq (,$(findstring n,$(filter-out --%,$(firstword -$(MAKEFLAGS))))$(filter 3.%,$(MAKE_VERSION)))
MAKEFLAGS += -q
ASK = +
endif

help:
	$(ASK)sed -n 's/^## //p' Makefile

# Which Python the venv has: nothing when it is broken, was moved, or another one is asked for. Without a process.
base := $(and $(filter $(realpath $(VENV)),$(realpath $(VENV)/here)),$(realpath $(VENV)/bin/python))
name := $(notdir $(lastword $(base)))
READY := $(VENV)/ready-$(if $(filter-out $(name),$(filter python3.%,$(notdir $(PYTHON)))),,$(name))

check run: $(READY)
	$(ASK)$(VENV)/bin/python -m kata $@ $(EX) $(if $(IN),--in $(IN))

watch task progress diff reset report trace: $(READY)
	$(ASK)$(VENV)/bin/python -m kata $@ $(EX)

hint: $(READY)
	$(ASK)$(VENV)/bin/python -m kata hint $(EX) $(STEP)

compare: $(READY)
	$(ASK)$(VENV)/bin/python -m kata compare $(EX) $(if $(FORCE),--force)

audit: $(READY)
	$(ASK)$(VENV)/bin/python -m kata audit $(EX) $(if $(N),-n $(N))

test: $(READY)-dev
	$(ASK)$(VENV)/bin/python -m pytest --numprocesses=auto --dist=worksteal

lint: $(READY)-dev
	$(ASK)$(VENV)/bin/ruff check
	$(ASK)$(VENV)/bin/ruff format --check
	$(ASK)$(VENV)/bin/mypy

lock: $(READY)-dev
	$(ASK)$(VENV)/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --upgrade --no-config --custom-compile-command "make lock" --quiet --output-file requirements.lock

screens: $(READY)
	$(ASK)$(VENV)/bin/python -m tests.screens

stubs: $(READY)
	$(ASK)$(VENV)/bin/python -m kata stubs

# Without dates and line numbers: the file changes when a text does.
messages: $(READY)-dev
	$(ASK)$(VENV)/bin/pybabel -q extract --no-default-keywords --keyword=_ --keyword=ngettext:1,2 --omit-header \
	  --add-location=file --sort-output --output-file=kata/locale/kata.pot kata graders

compile: $(READY)-dev
	$(ASK)$(if $(wildcard kata/locale/*/LC_MESSAGES/kata.po),$(VENV)/bin/pybabel compile --directory=kata/locale \
	  --domain=kata --statistics,echo "There is no translation yet: kata/locale/ko/LC_MESSAGES/kata.po would be one.")

# The script writes the file that the rule is named after as the last thing it does: without it nothing counts as whole.
$(READY)-dev: $(READY)
$(READY) $(READY)-dev: requirements.lock
	$(ASK)"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo >&2 \
	  "This needs Python 3.11 or later, and $(PYTHON) is" \
	  "$$("$(PYTHON)" -c 'import sys; print("Python %d.%d" % sys.version_info[:2])' 2>/dev/null || echo not there)." \
	  "Install one, or name one that you have: make check PYTHON=python3.12"; exit 2; }
	$(ASK)"$(PYTHON)" .make/set_up.py $(VENV) $(if $(filter %-dev,$@),dev)
