"""Reports as the commission knows them: their kinds, when they are due, which were handed in and still hold."""
