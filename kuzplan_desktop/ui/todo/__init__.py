"""The page «Что сделать»: figures, what is to be done with its buttons, the year, the next days, the reports."""
