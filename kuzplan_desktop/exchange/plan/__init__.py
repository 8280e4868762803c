"""Official documents: the text of an approved plan becomes a draft of a plan."""
