"""How often the program was killed, cut off, starved and lied to, and what was lost: see docs/reliability.md."""
