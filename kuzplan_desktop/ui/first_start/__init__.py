"""The window of the first start: the commission, the plan to begin with, what a new user reads beside it."""
