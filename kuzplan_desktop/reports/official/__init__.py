"""Official documents out: the plan as it is approved, and «отдельный план» of chosen items."""
