"""The redactor: finds personal data in a text, puts tokens in its place, and the data back for the agent's eyes."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from desktop_cs.domain.kinds import CustomKind
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import Redacted, Redaction, Span, TokenTable
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.addresses import find_addresses
from desktop_cs.privacy.addresses_latin import find_latin_addresses
from desktop_cs.privacy.contact import find_emails
from desktop_cs.privacy.custom_kinds import CustomFinder, checked_kinds
from desktop_cs.privacy.documents import find_documents
from desktop_cs.privacy.normal_form import normalise
from desktop_cs.privacy.numbers import find_numbers
from desktop_cs.privacy.people import find_people
from desktop_cs.privacy.people_latin import find_latin_people
from desktop_cs.privacy.phones import find_phones
from desktop_cs.privacy.resolve import settle
from desktop_cs.privacy.social import find_social_ids
from desktop_cs.privacy.tokens import BUILT_IN, TokenIssuer, restore_tokens, token_spans

MAX_CHARACTERS = 1_000_000
_MOST_PASSES = 6

Finder = Callable[[str], Iterator[Span]]
_FINDERS: tuple[tuple[re.Pattern[str], Finder], ...] = (  # each with a sign without which it finds nothing
    (re.compile("@|at|AT|艾特|#"), find_emails),
    (re.compile(""), find_numbers),
    (re.compile(r"\d"), find_phones),
    (re.compile(r"\d"), find_documents),
    (re.compile(r"\d{5}|[A-Za-z]{5}|_"), find_social_ids),
    (re.compile("[\u4e00-\u9fff]"), find_people),
    (re.compile("[A-Za-z]{2}"), find_latin_people),
    (re.compile("[\u4e00-\u9fff]"), find_addresses),
    (re.compile("[A-Za-z]{2}"), find_latin_addresses),
)


class Redactor:
    """Replaces personal data by tokens; fits `pipeline.ports.Redactor`.

    Redacting redacted text changes nothing: a text is searched again, with what was found cut out, until nothing more
    is found, and a token reads as such a cut. Signs outside the spans stay as they are. Values come back as they were
    first written in the session, so `restore` gives the raw text back unless it spells one value in two ways.
    """

    def __init__(self, kinds: Sequence[CustomKind] = (), *, proved: bool = True) -> None:
        """`kinds` are the owner's own, `proved` by their examples or only tried out. Raises `PrivacyError` as
        `checked_kinds` does."""
        self._own = checked_kinds(kinds, BUILT_IN, proved=proved)

    def use(self, kinds: Sequence[CustomKind]) -> None:
        """Find these kinds of the owner's from now on, and no others of theirs."""
        self._own = checked_kinds(kinds, BUILT_IN)

    @property
    def own_names(self) -> frozenset[str]:
        """The names of the owner's kinds."""
        return frozenset(finder.name for finder in self._own)

    def redact(self, text: str, table: TokenTable, language: Language) -> Redaction:
        """The text with every piece of personal data replaced by its token, and the table grown by new ones.

        Raises `PrivacyError`: `text_too_long`, `too_many_tokens`, or `redaction_failed` where a rule broke; the text
        must then not be sent anywhere.
        """
        spans = self.find(text)
        issuer = TokenIssuer(table, language)
        for start, end in token_spans(text, self.own_names):
            issuer.reserve(text[start:end])
        pieces: list[str] = []
        at = 0
        for span in spans:
            pieces += text[at : span.start], issuer.token_for(span.kind, text[span.start : span.end], span.name)
            at = span.end
        pieces.append(text[at:])
        return Redaction(Redacted("".join(pieces)), spans, issuer.table())

    def restore(self, text: str, table: TokenTable) -> str:
        """The text with known tokens replaced by what they stand for. For the agent's eyes only."""
        return restore_tokens(text, table)

    def find(self, text: str) -> tuple[Span, ...]:
        """Where personal data stands in a raw text, in order and without overlaps. Raises as `redact` does."""
        if len(text) > MAX_CHARACTERS:
            raise PrivacyError(
                "text_too_long",
                f"The text has {len(text):,} characters, over {MAX_CHARACTERS:,}. Paste what matters.",
                characters=len(text),
            )
        try:
            return _find(text, self._own)
        except PrivacyError:
            raise
        except Exception as error:  # noqa: BLE001 - the door of this room: a broken rule must not let anything through
            # The cause is not kept: its message may quote the customer's data.
            raise PrivacyError(
                "redaction_failed",
                "The text could not be checked for personal data, so it was not sent. Answer it yourself.",
                error=type(error).__name__,
            ) from None


def _find(text: str, own: Sequence[CustomFinder]) -> tuple[Span, ...]:
    found: list[Span] = []
    tokens = list(token_spans(text, [finder.name for finder in own]))
    for _ in range(_MOST_PASSES):
        normal = normalise(text, sorted(tokens + [(span.start, span.end) for span in found]))
        candidates = chain(
            (c for needed, find in _FINDERS if needed.search(normal.text) for c in find(normal.text)),
            *(finder.find(normal.text) for finder in own),
        )
        kept = settle([Span(*normal.raw_span(c.start, c.end), c.kind, c.name) for c in candidates])
        if not kept:
            break
        found += kept
    return tuple(sorted(found, key=lambda span: span.start))
