"""What the threshold lab knows: the curve, the chosen point with its uncertainty, and how many labels stand behind."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdLab:
    """`current` is in use, `shipped` came with the program, `best` has the greatest F1 of telling unknown questions on
    held-back labels, with the 95 % interval `low` to `high`. `is_enough` is false below `needed` labels: then `best`
    is the shipped one and `curve` is empty. `curve` holds (threshold, F1); all from 0 to 1. `ece` is the expected
    calibration error on the same labels, `confirmed` how many of the labels came from agents."""

    current: float
    shipped: float
    best: float
    f1: float
    low: float
    high: float
    is_enough: bool
    labels: int
    needed: int
    confirmed: int
    ece: float
    curve: tuple[tuple[float, float], ...] = ()
