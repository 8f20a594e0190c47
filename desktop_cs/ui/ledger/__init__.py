"""The ledger in the window: what left this machine."""
