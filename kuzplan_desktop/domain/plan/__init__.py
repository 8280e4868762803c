"""What was approved: the plan, who executes it, and a plan that is only read yet."""
