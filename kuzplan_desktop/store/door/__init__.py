"""How a file is let in: what its bytes give away, a private copy, every row tested, in a helper process."""
