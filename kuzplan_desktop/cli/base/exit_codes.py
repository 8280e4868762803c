"""The exit codes of all commands."""

DONE = 0
REFUSED = 1
"""Refused with one sentence, or something was found that is not in order."""
WRONG_USAGE = 2
INTERRUPTED = 130
