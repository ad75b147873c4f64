## make check EX=02        grade exercises/02_*.py; without EX all of them; IN=solutions grades those
## make run EX=02          run the file itself, for prints and a debugger
## make hint EX=02         one more step towards the solution
## make test               the tests of this repository
## make lint               ruff and mypy
## make lock               renew requirements.lock
## make audit EX=02 N=50   grade right and wrong solutions N times and count who is refused

VENV ?= .venv
PYTHON ?= $(or $(realpath $(VENV)/bin/python),python3)
KATA = $(VENV)/bin/python -m kata

MAKEFLAGS += --no-print-directory --no-builtin-rules
.SILENT:
.PHONY: help check run hint audit test lint lock

# `make -q` asks whether something is done: its exit code is the answer, and make adds no "*** Error 1" of its own.
# A check is such a question. With -q, make still runs the lines that begin with + (here $(ASK)), so all of them do.
# Not with -n, which only shows what would be run, and not in make 3, which does not know the exit code 1 here.
ifeq (,$(filter 3.%,$(MAKE_VERSION))$(findstring n,$(firstword -$(MAKEFLAGS))))
ASK = +
MAKEFLAGS += -q
endif

help:
	$(ASK)sed -n 's/^## //p' Makefile

check: ready
	$(ASK)$(KATA) check $(EX) $(if $(IN),--in $(IN))
