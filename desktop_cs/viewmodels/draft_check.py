"""The draft check at the composer: what was found, what was overridden, and whether the draft may go."""

from dataclasses import dataclass, field, replace

from desktop_cs.domain.lint import Finding, Override
from desktop_cs.domain.message import Message
from desktop_cs.domain.words import Severity
from desktop_cs.viewmodels.composer import Composer, ComposerState, Mode
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports_safety import DraftLint

_SHORTEST_REASON = 2  # signs; an empty reason is none


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCheckState:
    """What was found in `text`. `reasons` holds the agent's reason by finding; `is_held` after a send that was held
    back: for warnings the next one goes through."""

    text: str = ""
    findings: tuple[Finding, ...] = ()
    reasons: dict[str, str] = field(default_factory=dict)
    is_held: bool = False

    @property
    def open(self) -> tuple[Finding, ...]:
        """What the agent has not overridden."""
        return tuple(finding for finding in self.findings if finding.key(self.text) not in self.reasons)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What needs a fix or a reason before the draft may go."""
        return tuple(finding for finding in self.open if finding.severity is Severity.BLOCK)

    @property
    def fixable(self) -> Finding | None:
        """The first finding that one key can fix."""
        return next((finding for finding in self.open if finding.fix is not None), None)


class DraftCheck:
    """Checks one draft at a time: the one in the composer."""

    def __init__(self, lint: DraftLint) -> None:
        self._lint = lint
        self.state: Observable[DraftCheckState] = Observable(DraftCheckState())

    async def check(self, draft: ComposerState) -> None:
        """Look at a draft; a note stays in the house and is not looked at."""
        if draft.user_id is None or draft.mode is Mode.NOTE or not draft.text.strip():
            self.clear()
            return
        findings = await self._lint.check(draft.user_id, draft.text, draft.source)
        state = self.state.value
        alive = {finding.key(draft.text) for finding in findings}
        self.state.set(
            DraftCheckState(
                text=draft.text,
                findings=findings,
                reasons={key: reason for key, reason in state.reasons.items() if key in alive},
                is_held=state.is_held and state.text == draft.text,
            )
        )

    async def admits(self, composer: Composer) -> bool:
        """Whether what stands in the composer may go now: it was checked, and nobody has typed since."""
        draft = composer.state.value
        if draft.mode is Mode.NOTE:
            return True
        return draft.can_send and await self.admit(draft) and composer.state.value == draft

    async def admit(self, draft: ComposerState) -> bool:
        """Whether the draft may be sent now. One with warnings is held back once, one with a block until each is fixed
        or has a reason."""
        was_held = self.state.value.is_held
        await self.check(draft)
        state = self.state.value
        if not state.open or (was_held and state.is_held and not state.blocking):
            return True
        self.state.set(replace(state, is_held=True))
        return False

    def override(self, reason: str) -> bool:
        """Let everything that is open pass, for a reason in the agent's words; False for no reason at all."""
        state = self.state.value
        if len(reason.strip()) < _SHORTEST_REASON:
            return False
        given = {finding.key(state.text): reason.strip() for finding in state.open}
        self.state.set(replace(state, reasons=state.reasons | given))
        return True

    async def sent(self, message: Message) -> None:
        """The draft went out: remember what was found in it, and forget it."""
        state = self.state.value
        overrides = [
            Override(
                rule=finding.rule,
                severity=finding.severity,
                detail=finding.detail,
                reason=state.reasons.get(finding.key(state.text), ""),
            )
            for finding in (state.findings if state.text == message.text else ())
        ]
        self.clear()
        if overrides:
            await self._lint.keep_overrides(message, overrides)

    def clear(self) -> None:
        """There is no draft."""
        self.state.set(DraftCheckState())
