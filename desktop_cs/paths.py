"""The only file that knows where resources and people's data live."""

import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import platformdirs

from desktop_cs.domain.access import Access, DataKey
from desktop_cs.errors import ConfigError

# One expression for a checkout and for a frozen one-folder bundle: both hold `resources` beside the package.
ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
TRANSLATIONS = ROOT / "i18n"
DEMO_PACK = RESOURCES / "demo"
WORDS = RESOURCES / "words"


@dataclass(frozen=True, slots=True)
class Profile:
    """A data folder: everything the program keeps for one owner."""

    folder: Path
    access: Access = field(default=Access(), compare=False)

    def opened_with(self, key: DataKey | None) -> "Profile":
        """The profile for whoever comes after its key was found: nobody is asked for it again."""
        return replace(self, access=replace(self.access, key=key))

    @property
    def name(self) -> str:
        """The folder's own name, as the status bar shows it."""
        return self.folder.name

    @property
    def database(self) -> Path:
        """The truth: messages, sessions, knowledge, orders."""
        return self.folder / "desktop-cs.sqlite3"

    @property
    def seal(self) -> Path:
        """How the database is sealed, and its key under lock; lies beside it and is kept with it."""
        return self.folder / "desktop-cs.seal.json"

    @property
    def index(self) -> Path:
        """The QA index; may be deleted at any time."""
        return self.folder / "index"

    @property
    def intents(self) -> Path:
        """The trained intent model; may be deleted at any time."""
        return self.folder / "intents"

    @property
    def settings(self) -> Path:
        """The owner's settings."""
        return self.folder / "settings.json"

    @property
    def logs(self) -> Path:
        """Rotating log files."""
        return self.folder / "logs"

    @property
    def company_words(self) -> Path:
        """The company's own list of sensitive words."""
        return self.folder / "words.txt"

    @property
    def allowed_words(self) -> Path:
        """Phrases that the company allows although they hold a listed word."""
        return self.folder / "words-allowed.txt"

    @property
    def word_spellings(self) -> Path:
        """The listed words in pinyin; may be deleted at any time."""
        return self.folder / "words-pinyin.json"

    @property
    def kinds(self) -> Path:
        """The owner's own kinds of personal data."""
        return self.folder / "kinds.json"


def default_folder() -> Path:
    """The user's standard place for a profile."""
    return Path(platformdirs.user_data_dir("desktop-cs", appauthor=False)) / "default"


def profile_at(folder: Path | None, access: Access = Access()) -> Profile:  # noqa: B008 - frozen
    """The profile named by the command line, by `DESKTOP_CS_HOME`, or the standard one."""
    named = folder or (Path(os.environ["DESKTOP_CS_HOME"]) if os.environ.get("DESKTOP_CS_HOME") else None)
    return Profile((named or default_folder()).expanduser(), access)


def prepare(profile: Profile) -> None:
    """Make the profile's folder, it and all in it readable by its owner alone; `ConfigError(profile_unwritable)` where
    that fails."""
    try:
        profile.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        make_private(profile.folder)
        probe = profile.folder / ".write-test"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise ConfigError(
            "profile_unwritable",
            f"The profile folder {profile.folder} cannot be written ({error.strerror or error}). "
            "Choose another with --profile, or change its rights.",
            folder=str(profile.folder),
        ) from error


def make_private(folder: Path) -> None:
    """Take everybody else's rights from a folder and all in it: 0700 and 0600. Windows keeps it private by itself."""
    for path in open_to_others(folder):
        with suppress(FileNotFoundError):  # another program's temporary file
            path.chmod(_mode(path))


def open_to_others(folder: Path) -> list[Path]:
    """What in a folder others may read or write, itself included; nothing where the system knows no such modes."""
    if os.name != "posix" or not folder.exists():
        return []
    found = [folder, *folder.rglob("*")]
    return [path for path in found if not path.is_symlink() and path.exists() and path.stat().st_mode & 0o077]


def _mode(path: Path) -> int:
    return 0o700 if path.is_dir() else 0o600
