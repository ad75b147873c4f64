"""The engine that grades: it runs a submission in a process of its own and judges what really happened."""
