"""The plan itself: next year's, its amendments, editing and approving it, items of one's own, the official document."""
