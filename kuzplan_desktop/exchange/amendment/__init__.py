"""A changed plan, or one that comes again, into a running document."""
