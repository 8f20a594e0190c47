"""The suggestion pane: the card and everything on it."""
