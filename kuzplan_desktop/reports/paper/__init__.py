"""What all formats share: the values of a report, its frame, type and line breaks, and how a file is written."""
