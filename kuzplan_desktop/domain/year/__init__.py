"""The calendar of a year as values: where сроки and events stand in twelve months, what a cell says."""
