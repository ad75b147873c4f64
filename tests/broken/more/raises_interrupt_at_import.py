"""raised 02: pretends that somebody has pressed Ctrl-C."""

raise KeyboardInterrupt
