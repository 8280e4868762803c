"""When: the wording of a срок, what it means, and when it asks for work."""
