"""The commands of `desktop-cs`, one file per group."""
