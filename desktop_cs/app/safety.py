"""Opens the two keepers of every turn: the redactor and the word filter of a profile."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread

from desktop_cs.domain.words import WordHit
from desktop_cs.log import Mask
from desktop_cs.paths import WORDS, Profile
from desktop_cs.pipeline.ports import WordFilter
from desktop_cs.privacy.masks import masked_text
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.privacy.word_lists import load_words
from desktop_cs.privacy.words import WordFilter as OurWordFilter
from desktop_cs.privacy.words import load_filter


def open_redactor() -> Redactor:
    """The redactor."""
    return Redactor()


def log_mask(redactor: Redactor) -> Mask:
    """What takes personal data out of log lines: every piece shown as its mask."""
    return lambda text: masked_text(text, redactor.find(text))


def open_words(profile: Profile, instead: Path | None = None) -> WordFilter:
    """The word filter with the profile's own list (or the shipped example of one) and the open list; `instead` is the
    only list then. Takes a good part of a second: not for the UI thread."""
    if instead is not None:
        return OurWordFilter(company=load_words(instead))
    own = profile.company_words
    return load_filter(own if own.exists() else WORDS / "company.txt", WORDS / "open.txt", WORDS / "allow.txt")


class WordsInTheMaking:
    """A word filter that is still being loaded in a thread: opening does not wait for it, the first message does."""

    def __init__(self, load: Callable[[], WordFilter]) -> None:
        self._filter: Future[WordFilter] = Future()
        Thread(target=self._load, args=(load,), name="word-filter", daemon=True).start()

    def find(self, text: str) -> tuple[WordHit, ...]:
        """All hits; raises what loading raised. Blocks while the filter loads, so not for the UI thread."""
        return self._filter.result().find(text)

    def _load(self, load: Callable[[], WordFilter]) -> None:
        try:
            self._filter.set_result(load())
        except Exception as error:  # noqa: BLE001 - carried over to whoever asks
            self._filter.set_exception(error)
