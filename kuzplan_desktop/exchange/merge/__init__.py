"""A colleague's copy: what differs, what is taken, how conflicts are settled."""
