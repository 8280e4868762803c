"""«Календарь»: the items of the plan across twelve months, and the events in them."""
