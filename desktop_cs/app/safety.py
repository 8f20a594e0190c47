"""Opens the two keepers of every turn: the redactor and the word filter of a profile."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread

from desktop_cs.domain.words import ListedWord, WordHit
from desktop_cs.log import Mask
from desktop_cs.paths import WORDS, Profile
from desktop_cs.privacy.kind_file import load_kinds
from desktop_cs.privacy.masks import masked_text
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.privacy.word_lists import load_words
from desktop_cs.privacy.word_spellings import SpellingBook
from desktop_cs.privacy.words import WordFilter as OurWordFilter


def open_redactor(kinds: Path | None = None) -> Redactor:
    """The redactor, with the owner's own kinds from that file where there is one. Raises `PrivacyError`."""
    return Redactor(load_kinds(kinds) if kinds is not None else ())


def log_mask(redactor: Redactor) -> Mask:
    """What takes personal data out of log lines: every piece shown as its mask."""
    return lambda text: masked_text(text, redactor.find(text))


def open_words(profile: Profile, instead: Path | None = None) -> OurWordFilter:
    """The word filter with the profile's own lists (or the shipped examples of them) and the open list; `instead` is
    the only list then. Not for the UI thread."""
    book = SpellingBook(profile.word_spellings if profile.folder.is_dir() else None)
    if instead is not None:
        return OurWordFilter(company=load_words(instead), book=book)
    company, allowed = own_lists(profile)
    made = OurWordFilter(
        company, load_words(WORDS / "open.txt"), (*load_words(WORDS / "allow.txt"), *allowed), book=book
    )
    book.save()
    return made


def own_lists(profile: Profile) -> tuple[list[ListedWord], list[ListedWord]]:
    """The company's list (or the shipped example of one) and the phrases the company allows."""
    own, allowed = profile.company_words, profile.allowed_words
    company = load_words(own if own.exists() else WORDS / "company.txt")
    return company, load_words(allowed) if allowed.exists() else []


class WordsInTheMaking:
    """A word filter that is still being loaded in a thread: opening does not wait for it, the first message does. It
    can be exchanged for another while it is in use."""

    def __init__(self, load: Callable[[], OurWordFilter]) -> None:
        self._filter: Future[OurWordFilter] = Future()
        Thread(target=self._load, args=(load,), name="word-filter", daemon=True).start()

    def find(self, text: str) -> tuple[WordHit, ...]:
        """All hits; raises what loading raised. Blocks while the filter loads, so not for the UI thread."""
        return self._filter.result().find(text)

    def use(self, other: OurWordFilter) -> None:
        """Work with another filter from now on."""
        exchanged: Future[OurWordFilter] = Future()
        exchanged.set_result(other)
        self._filter = exchanged

    def _load(self, load: Callable[[], OurWordFilter]) -> None:
        loading = self._filter
        try:
            made = load()
            loading.set_result(made)
            made.warm()
        except Exception as error:  # noqa: BLE001 - carried over to whoever asks
            if not loading.done():
                loading.set_exception(error)
