"""died 02: sys.exit while it is imported."""

import sys

sys.exit(0)
