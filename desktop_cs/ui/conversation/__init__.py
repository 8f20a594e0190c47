"""The conversation: header, messages and composer."""
