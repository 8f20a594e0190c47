"""Line charts as PNG files, drawn by matplotlib where the `bench` extra is installed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_cs.errors import AppError, UsageError


@dataclass(frozen=True, slots=True)
class Line:
    """A named line through points (x, y)."""

    name: str
    points: tuple[tuple[float, float], ...]


def save_plot(file: Path, title: str, across: str, up: str, lines: Sequence[Line]) -> None:
    """Draw lines between 0 and 1 on both axes; `UsageError(bench_missing)` without matplotlib."""
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra, slow to load
    except ImportError as error:
        raise UsageError(
            "bench_missing", "--plot needs matplotlib, which is not installed. Run: pip install 'desktop-cs[bench]'"
        ) from error
    figure = Figure(figsize=(6, 5), layout="constrained")
    axes = figure.add_subplot(title=title, xlabel=across, ylabel=up, xlim=(0, 1), ylim=(0, 1))
    for line in lines:
        axes.plot([x for x, _ in line.points], [y for _, y in line.points], marker=".", label=line.name)
    axes.legend()
    try:
        figure.savefig(file, format="png")
    except OSError as error:
        raise AppError("plot_unwritable", f"{file} cannot be written ({error}). Name another file.") from error
