"""The second look at what says it is redacted, just before it leaves."""

from collections.abc import Callable, Mapping, Sequence

from desktop_cs.domain.redaction import Redacted, Span
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.tokens import kinds_in

Find = Callable[[str], tuple[Span, ...]]


class Inspector:
    """Fits `coze.door.keeper.Inspector`. `find` is the redactor's own search."""

    def __init__(self, find: Find) -> None:
        self._find = find

    def inspect(self, texts: Sequence[Redacted]) -> Mapping[str, int]:
        """The tokens in the texts by kind. Raises `PrivacyError`: `personal_data_left`, or as the redactor does."""
        kinds: dict[str, int] = {}
        for text in texts:
            if spans := self._find(text):
                found = sorted({span.kind.value for span in spans})
                raise PrivacyError(
                    "personal_data_left",
                    f"What was to be sent still holds personal data ({', '.join(found)}), so nothing was sent. "
                    "Report the trace id.",
                    kinds=found,
                )
            for kind, count in kinds_in(text).items():
                kinds[kind] = kinds.get(kind, 0) + count
        return kinds
