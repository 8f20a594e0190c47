"""Opens the two keepers of every turn: the redactor and the word filter of a profile."""

from pathlib import Path

from desktop_cs.paths import WORDS, Profile
from desktop_cs.pipeline.ports import Redactor, WordFilter
from desktop_cs.privacy import redactor, words
