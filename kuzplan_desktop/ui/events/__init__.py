"""The page «Мероприятия»: all events of a document in a table, and the short dialogs about one of them."""
