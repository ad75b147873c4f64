"""died 02: reads memory that is not there while it is imported."""

import ctypes

ctypes.string_at(0)
