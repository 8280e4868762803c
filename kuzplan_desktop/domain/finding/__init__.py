"""Finding by typing: commands, items, events and places by their words, also typed in the wrong keyboard layout."""
