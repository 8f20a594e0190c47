"""The demo pack, its scripted customers, and the Coze emulator."""
