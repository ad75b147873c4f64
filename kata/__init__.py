"""The engine that grades: it runs a submission in a process of its own and judges what really happened."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (who types python3 may have an old one, in which nothing here is readable)
    print("This needs Python 3.11 or later: use make, or .venv/bin/python -m kata.", file=sys.stderr)
    sys.exit(2)
