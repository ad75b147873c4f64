"""tampered: switches off what watches its bytecodes, and has no lock."""

import sys


class Stock:
    def __init__(self, store):
        self.store = store

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        sys.settrace(None)
        if hasattr(sys, "monitoring"):
            for tool in range(6):
                if sys.monitoring.get_tool(tool):
                    sys.monitoring.clear_tool_id(tool) if hasattr(sys.monitoring, "clear_tool_id") else None
                    sys.monitoring.free_tool_id(tool)
        left = self.store.read(sku)
        if left < n:
            return False
        self.store.write(sku, left - n)
        return True
