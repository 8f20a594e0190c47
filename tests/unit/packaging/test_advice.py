"""The cause of a failed installation is named, even where the installer ends with another sentence."""

import pytest
from setup_steps import advice

ENDING = "ERROR: No matching distribution found for anyio==4.16.0"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (f"WARNING: Retrying after 'NewConnectionError(... name resolution)'\n{ENDING}", advice.NETWORK),
        (f"SSLError(SSLCertVerificationError('[SSL: CERTIFICATE_VERIFY_FAILED] ...'))\n{ENDING}", advice.CERTIFICATE),
        (ENDING, advice.NO_WHEEL),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", advice.DISK),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", advice.HASHES),
        ("OSError: [WinError 32] The process cannot access the file", advice.IN_USE),
        ("something never seen before", advice.UNKNOWN),
    ],
)
def test_the_cause_is_named(printed: str, expected: str) -> None:
    assert advice.advice(printed) == expected
