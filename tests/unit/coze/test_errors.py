"""Statuses and codes to causes, and what an error never says."""

import pytest

from desktop_cs.coze.errors import CallFacts, cause_of, failure, refusal
from desktop_cs.domain.engine import HELD_BACK, Cause

REMOTE_CAUSES = set(Cause) - {Cause.OFFLINE_BY_CHOICE, Cause.NOT_CONFIGURED, Cause.BREAKER_OPEN, Cause.LISTED_WORDS}


@pytest.mark.parametrize(
    ("status", "code", "cause"),
    [
        (200, 4101, Cause.AUTH),
        (401, 700012006, Cause.AUTH),
        (401, 4100, Cause.AUTH),
        (401, None, Cause.AUTH),
        (403, None, Cause.PERMISSION),
        (404, 4000, Cause.CONFIGURATION),
        (400, 400, Cause.CONFIGURATION),
        (200, 4200, Cause.CONFIGURATION),
        (200, 6031, Cause.CONFIGURATION),
        (200, 4002, Cause.NOT_FOUND),
        (200, 103000002, Cause.NOT_FOUND),
        (200, 4008, Cause.QUOTA),
        (200, 4028, Cause.QUOTA),
        (200, 4009, Cause.BUSY),
        (429, 4013, Cause.BUSY),
        (429, None, Cause.RATE),
        (200, 4020, Cause.RATE),
        (504, None, Cause.SERVER),
        (500, 5000, Cause.SERVER),
        (200, 720701013, Cause.SERVER),
        (200, -1, Cause.SERVER),
        (408, None, Cause.TIMEOUT),
    ],
)
def test_cause(status: int, code: int | None, cause: Cause) -> None:
    assert cause_of(status, code) is cause


@pytest.mark.parametrize("cause", sorted(REMOTE_CAUSES))
def test_every_cause_says_what_to_do(cause: Cause) -> None:
    error = failure(cause)
    assert error.code == cause.value
    assert error.message.count(".") >= 2, "what happened, and what to do next"


def test_asking_again_makes_sense_only_where_nothing_must_be_mended_first() -> None:
    hopeless = {cause for cause in REMOTE_CAUSES if not failure(cause).retryable}
    refused = {Cause.AUTH, Cause.PERMISSION, Cause.QUOTA, Cause.NOT_FOUND, Cause.CONFIGURATION}
    assert hopeless == refused | HELD_BACK


def test_a_bad_token_reads_like_a_wrong_region_and_says_so() -> None:
    assert "region" in failure(Cause.AUTH).message


def test_facts_are_kept() -> None:
    error = refusal(CallFacts(http_status=429, logid="L1", retry_after=3.0), 4020, "https://debug")
    assert error.facts == {
        "http_status": 429,
        "logid": "L1",
        "retry_after": 3.0,
        "coze_code": 4020,
        "debug_url": "https://debug",
    }
