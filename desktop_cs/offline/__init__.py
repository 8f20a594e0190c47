"""Answers without Coze: local intents, slots and reply templates."""
