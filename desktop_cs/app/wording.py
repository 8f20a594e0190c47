"""The owner's word lists: read, changed, tried out, brought in and taken out; a change counts for the next message."""

import asyncio
from pathlib import Path

from desktop_cs.app.safety import WordsInTheMaking, open_words, own_lists
from desktop_cs.domain.words import ListedWord, OwnWords, WordHit
from desktop_cs.paths import Profile
from desktop_cs.privacy.word_lists import check_words, load_words, save_words
from desktop_cs.privacy.words import WordFilter
from desktop_cs.settings.file import load, save


class Wording:
    """Implements `viewmodels.ports_safety.WordLists`."""

    def __init__(self, profile: Profile, words: WordsInTheMaking, guard_reply: str) -> None:
        self._profile = profile
        self._words = words
        self._guard_reply = guard_reply

    def guard_reply(self) -> str:
        """What a customer is answered whose message holds a word that blocks."""
        return self._guard_reply

    async def own(self) -> OwnWords:
        """The lists as they stand."""
        company, allowed = await asyncio.to_thread(own_lists, self._profile)
        phrases = tuple(listed.word for listed in allowed)
        return OwnWords(company=tuple(company), allowed=phrases, guard_reply=self._guard_reply)

    async def change(self, own: OwnWords) -> None:
        """Write the lists down and use them from now on. Raises `PrivacyError` or `ConfigError`; nothing is half done:
        every list is checked before the first is written."""
        made = await asyncio.to_thread(self._write, own)
        self._words.use(made)
        self._guard_reply = own.guard_reply.strip() or self._guard_reply

    async def try_out(self, text: str) -> tuple[WordHit, ...]:
        """What the filter finds in a text."""
        return await asyncio.to_thread(self._words.find, text)

    async def read_list(self, path: Path) -> tuple[ListedWord, ...]:
        """The words of a file. Raises `PrivacyError` naming the row that is no word."""
        return tuple(await asyncio.to_thread(load_words, path))

    async def write_list(self, path: Path, words: tuple[ListedWord, ...]) -> None:
        """Write words to a file of the owner's choice. Raises `PrivacyError`."""
        await asyncio.to_thread(save_words, path, words)

    def _write(self, own: OwnWords) -> WordFilter:
        profile, reply = self._profile, own.guard_reply.strip()
        lists = (
            (profile.company_words, own.company),
            (profile.allowed_words, tuple(map(ListedWord, own.allowed))),
        )
        for path, words in lists:
            check_words(path, words)
        for path, words in lists:
            save_words(path, words)
        settings = load(profile.settings)
        if reply and reply != settings.guard_reply:
            save(profile.settings, settings.model_copy(update={"guard_reply": reply}))
        made = open_words(profile)
        made.warm()
        return made
