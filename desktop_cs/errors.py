"""The one family of errors: each has a stable code, a sentence for people, and facts for the log.

    AppError
    ├── UsageError       the command or the input cannot be understood      (exit code 2)
    ├── ConfigError      settings, profile folder, missing configuration
    ├── StoreError       the database: locked, full, newer than this program
    ├── KnowledgeError   the QA index or an import file
    ├── PrivacyError     redaction, word filter or secrets failed: nothing may be sent
    ├── EngineError      Coze or the offline engine could not answer; `code` is the cause shown on the card
    ├── ChannelError     a message could not come in or go out
    └── DemoError        the demo pack or the emulator

A code is looked up for a translated sentence by the screen; the message here is plain English for terminals and logs.
"""

from typing import Any


class AppError(Exception):
    """Something that can happen to a user and that the program can explain."""

    family = "app"

    def __init__(self, code: str, message: str, /, *, retryable: bool = False, **facts: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retryable = retryable
        self.facts = facts


class UsageError(AppError):
    """What was asked for cannot be understood; asking differently will help."""

    family = "usage"


class ConfigError(AppError):
    """A setting, a profile folder or a missing piece of configuration."""

    family = "config"


class StoreError(AppError):
    """The database cannot do what was asked."""

    family = "store"


class KnowledgeError(AppError):
    """The QA index or a knowledge file cannot be used."""

    family = "knowledge"


class PrivacyError(AppError):
    """Redaction, filtering or the keyring failed, so nothing may be sent."""

    family = "privacy"


class EngineError(AppError):
    """An engine could not answer. `code` is one of the causes of `domain.engine.Cause`."""

    family = "engine"


class ChannelError(AppError):
    """A customer's message could not be taken in, or a reply not handed over."""

    family = "channel"


class DemoError(AppError):
    """The demo pack or the emulator cannot be used."""

    family = "demo"
