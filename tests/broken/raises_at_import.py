"""raised 02: raises while it is imported."""

raise RuntimeError("not today")
