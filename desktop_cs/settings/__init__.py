"""What a profile remembers of its owner's wishes."""
