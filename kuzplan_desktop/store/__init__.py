"""Where a plan lives: the only SQL in the program."""
