"""hang 05: computes for ever while it is imported."""

while True:
    pass
