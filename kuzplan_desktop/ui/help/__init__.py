"""The help: pages for each view and each job of the year, found by words, read beside the work."""
