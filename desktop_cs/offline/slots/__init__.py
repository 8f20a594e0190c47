"""Values the dialogue needs, found in a redacted message by rules."""
