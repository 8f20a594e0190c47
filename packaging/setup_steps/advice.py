"""Reads what a failed installer printed and says in one sentence what to do about it."""

NETWORK = (
    "The package index could not be reached: check the network, or give pip your mirror or proxy "
    "(pip config set, or the PIP_INDEX_URL and HTTPS_PROXY variables), then start again."
)
CERTIFICATE = (
    "The package index shows a certificate that this machine does not trust: "
    "name your certificate file in PIP_CERT and start again."
)
HASHES = (
    "A download differs from what requirements.lock records and was refused: "
    "start again; if it stays so, the index serves an altered file."
)
NO_WHEEL = (
    "The index your pip is set to has no ready-made package, named above, for this system and this Python. Needed are "
    "64-bit Windows, macOS 13 or later, or Linux with glibc 2.34 (ARM: 2.39) or later, and an index that is complete."
)
DISK = "The disk is full: make 1 GB of room and start again."
RIGHTS = "A file may not be written: start again as the owner of this folder."
IN_USE = "A file is in use: close Desktop CS and start again."
UNKNOWN = "The step above failed: its last lines say why. Mend that and start again; what is half-made is made anew."

# The first match wins. pip ends many failures with "No matching distribution", so the real causes stand before it.
CAUSES = {
    "No space left on device": DISK,
    "DO NOT MATCH THE HASHES": HASHES,
    "CERTIFICATE_VERIFY_FAILED": CERTIFICATE,
    "Permission denied": RIGHTS,
    "[WinError 5]": IN_USE,
    "[WinError 32]": IN_USE,
    "name resolution": NETWORK,
    "NewConnectionError": NETWORK,
    "Connection refused": NETWORK,
    "Connection broken": NETWORK,
    "timed out": NETWORK,
    "ProxyError": NETWORK,
    "No matching distribution found": NO_WHEEL,
}


def advice(output: str) -> str:
    """One sentence for what an installer printed before it failed."""
    return next((sentence for needle, sentence in CAUSES.items() if needle in output), UNKNOWN)
