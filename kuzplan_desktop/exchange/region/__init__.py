"""Many commissions' files: found, read in helper processes, taken into the consolidated file."""
