"""Other search engines over the same pairs and the same terms, to compare ours with. Nothing else uses this room.

`peer(name, terms)` gives one of `NAMES`; FTS5 comes with the database, the others with the extra `bench`.
"""
