"""What the draft check says of a finding: the words it is about, and why they should not go out so."""

from PySide6.QtCore import QCoreApplication

from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.lint import Finding, Rule
from desktop_cs.domain.words import Severity

_LONGEST = 24  # signs quoted


def finding_words(finding: Finding, text: str) -> str:
    """One sentence on a finding in this draft."""
    quoted = text[finding.start : finding.end].replace("\n", " ")
    if len(quoted) > _LONGEST:
        quoted = quoted[:_LONGEST] + "…"
    return _reason(finding).format(words=quoted, listed=finding.detail, language=_language(finding.detail))


def severity_words(severity: Severity) -> str:
    """How much it matters, so that nobody has to tell it from a colour."""
    if severity is Severity.BLOCK:
        return QCoreApplication.translate("Lint", "Stop")
    return QCoreApplication.translate("Lint", "Check")


def fix_words(finding: Finding) -> str:
    """What the one key would do."""
    if finding.fix:
        return QCoreApplication.translate("Lint", "Put the value back")
    return QCoreApplication.translate("Lint", "Take it out")


def _reason(finding: Finding) -> str:
    if finding.rule is Rule.PLACEHOLDER:
        return _gap_reason(finding)
    return {
        Rule.FOREIGN_DATA: QCoreApplication.translate("Lint", "“{words}” is personal data of another customer."),
        Rule.AMOUNT: QCoreApplication.translate("Lint", "“{words}”: no source, order or message names this amount."),
        Rule.DATE: QCoreApplication.translate("Lint", "“{words}”: no source, order or message names this time."),
        Rule.PROMISE: QCoreApplication.translate("Lint", "“{words}” promises what no source promises."),
        Rule.LANGUAGE: QCoreApplication.translate("Lint", "The customer writes {language}; the reply does not."),
        Rule.WORD: QCoreApplication.translate("Lint", "“{words}” is on the word list ({listed})."),
    }[finding.rule]


def _gap_reason(finding: Finding) -> str:
    return {
        "token": QCoreApplication.translate("Lint", "“{words}” is a placeholder; the customer would read it so."),
        "unknown_token": QCoreApplication.translate("Lint", "“{words}” stands for nothing in this conversation."),
    }.get(finding.detail, QCoreApplication.translate("Lint", "“{words}” was never filled in."))


def _language(code: str) -> str:
    if code == Language.ZH:
        return QCoreApplication.translate("Lint", "Chinese")
    return QCoreApplication.translate("Lint", "English")
