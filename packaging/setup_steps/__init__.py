"""The steps behind `bootstrap.py`, in Python's standard library alone.

commands.py      what was asked for, and the one door through which every failure becomes a sentence
system.py        Linux: the libraries Qt needs and a Chinese font, found by trying, installed by apt-get
environment.py   `.venv/` from the hashed lock by pip, made anew when something it was made from has changed
translations.py  Qt Linguist files compiled
screen.py        is there a screen, and what `run` starts with and without one
checks.py        the checks of `test`, in order
lock.py          writes `requirements.lock`, and tells offline whether it is clean and current
talk.py          sentences on stderr, long steps with a sign of life
"""
