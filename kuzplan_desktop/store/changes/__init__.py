"""The set that only grows: changes, how they fold into rows, history, undo, union; all on a given connection."""
