"""How large an import file may be, and the error for one that is larger."""

from pathlib import Path

from desktop_cs.errors import KnowledgeError

MAX_BYTES = 64 * 2**20
MAX_ROWS = 200_000


def too_large(path: Path, size: str) -> KnowledgeError:
    """The file has more than may be."""
    return KnowledgeError("file_too_large", f"{path.name} has {size}. Split it into smaller files.", path=str(path))
