"""The only file that knows where resources and people's data live."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

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

    @property
    def name(self) -> str:
        """The folder's own name, as the status bar shows it."""
        return self.folder.name

    @property
    def database(self) -> Path:
        """The truth: messages, sessions, knowledge, orders."""
        return self.folder / "desktop-cs.sqlite3"

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


def profile_at(folder: Path | None) -> Profile:
    """The profile named by the command line, by `DESKTOP_CS_HOME`, or the standard one."""
    named = folder or (Path(os.environ["DESKTOP_CS_HOME"]) if os.environ.get("DESKTOP_CS_HOME") else None)
    return Profile((named or default_folder()).expanduser())


def prepare(profile: Profile) -> None:
    """Make the profile's folder, readable by its owner alone; `ConfigError(profile_unwritable)` where that fails."""
    try:
        profile.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
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
