"""hang 02: computes for ever while it is imported."""

while True:
    pass
