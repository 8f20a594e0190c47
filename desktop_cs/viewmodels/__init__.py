"""What each screen knows and can do: frozen states and async commands, in plain Python without Qt."""
