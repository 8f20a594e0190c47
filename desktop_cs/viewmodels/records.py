"""The track record of the open card: read once for its intent and band, shown when it is there."""

from desktop_cs.domain.track_record import TrackRecord, track_record
from desktop_cs.viewmodels.card import Band, CardState, Phase, band
from desktop_cs.viewmodels.cards import Cards
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports_records import RecordDesk
from desktop_cs.viewmodels.refresh import Spawn


class Records:
    """Follows the open card. A card without a score has no record."""

    def __init__(self, desk: RecordDesk, cards: Cards, spawn: Spawn) -> None:
        self._desk = desk
        self._spawn = spawn
        self.state: Observable[TrackRecord | None] = Observable(None)
        self._asked: tuple[str, Band, str] | None = None
        cards.state.connect(lambda state: self._look(state.open_card))

    def _look(self, card: CardState | None) -> None:
        heard = card.understanding if card is not None and card.phase is Phase.READY else None
        if card is None or heard is None or not heard.ranking:
            self._asked = None
            self.state.set(None)
            return
        wanted = (heard.best.name, band(heard.score, heard.threshold), card.trace_id)
        if wanted != self._asked:
            self._asked = wanted
            self._spawn(self._read(wanted))

    async def _read(self, wanted: tuple[str, Band, str]) -> None:
        intent, level, _ = wanted
        uses = await self._desk.past_uses(intent)
        if wanted == self._asked:
            self.state.set(track_record(use for use in uses if band(use.score, use.threshold) is level))
