"""signature 02: no function but a number."""

join_threads = 2
