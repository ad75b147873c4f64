"""hang 02: waits for ever while it is imported."""

import threading

threading.Event().wait()
