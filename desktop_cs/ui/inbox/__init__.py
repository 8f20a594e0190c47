"""The inbox: list, rows, search and queues."""
