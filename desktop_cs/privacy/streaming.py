"""Redacting a text that comes in pieces and goes out in pieces: what may still become personal data is held back."""

from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import Redacted, TokenTable
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.privacy.tokens import TokenIssuer, token_spans

LONGEST_PIECE = 64  # signs of one piece of personal data, and of the signs after it that decide what it is
HOLD_BACK = 2 * LONGEST_PIECE
_REMEMBERED = 8 * LONGEST_PIECE  # signs that are out already but may still say what follows: 电话, 身份证


class RedactedStream:
    """Redacts a stream with one table. However the text was cut, what goes out is the same, and it is what redacting
    the whole gives, but for one thing: a token that somebody typed cannot be kept free before it has come."""

    def __init__(self, redactor: Redactor, table: TokenTable, language: Language) -> None:
        self._redactor = redactor
        self._issuer = TokenIssuer(table, language)
        self._text = ""
        self._passed = 0  # signs of it that are out already

    @property
    def table(self) -> TokenTable:
        """The table, grown by what was found so far."""
        return self._issuer.table()

    def feed(self, piece: str) -> Redacted:
        """The next part that is sure. Raises as `Redactor.find` does; nothing may go out of this stream then."""
        self._text += piece
        return self._pass_on(len(self._text) - HOLD_BACK)

    def end(self) -> Redacted:
        """The rest."""
        return self._pass_on(len(self._text))

    def _pass_on(self, upto: int) -> Redacted:
        if upto <= self._passed:
            return Redacted("")
        spans = self._redactor.find(self._text)
        tokens = tuple(token_spans(self._text, self._redactor.own_names))
        whole = (*tokens, *((span.start, span.end) for span in spans))
        upto = max(min([upto, *(start for start, end in whole if start < upto < end)]), self._passed)
        for start, end in tokens:
            if self._passed < end <= upto:
                self._issuer.reserve(self._text[start:end])
        pieces: list[str] = []
        for span in spans:
            if self._passed < span.end <= upto:
                value = self._text[span.start : span.end]
                pieces += self._text[self._passed : span.start], self._issuer.token_for(span.kind, value, span.name)
                self._passed = span.end
        pieces.append(self._text[self._passed : upto])
        self._forget(upto)
        return Redacted("".join(pieces))

    def _forget(self, passed: int) -> None:
        gone = max(passed - _REMEMBERED, 0)
        self._text, self._passed = self._text[gone:], passed - gone
