"""Redaction, word filter and secrets. The only room that knows keyring."""
