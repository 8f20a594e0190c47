"""The words of the support desk as frozen records and pure rules; imports nothing of ours but errors."""
