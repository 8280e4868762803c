"""Every figure that the program shows: what counts, how much, and how it adds up; nothing else adds up."""
