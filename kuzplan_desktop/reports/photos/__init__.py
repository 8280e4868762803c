"""The photo appendix to a report: the pictures of the events of a period with their captions, as PDF and as Word."""
