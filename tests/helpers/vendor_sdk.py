"""The vendor's own Python SDK, where it is installed. Importing it warns about one of its parts, which is not ours."""

import warnings

import pytest

with warnings.catch_warnings(record=True):  # it turns its own warnings on, so that ignoring them is not enough
    cozepy = pytest.importorskip("cozepy", reason="the vendor's SDK is a development dependency")
