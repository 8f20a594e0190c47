"""The places that look after the local knowledge: its gaps, and the threshold."""
