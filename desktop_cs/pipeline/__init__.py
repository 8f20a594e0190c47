"""The turn: one customer message in, one suggestion out, told in events. Pure async; knows only the domain."""
