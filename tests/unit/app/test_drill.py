"""A short drill on the real stage: nothing lost, Coze given up and found again; and what its times mean."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from desktop_cs.app.drill import drill
from desktop_cs.app.drill_report import DrillReport, history, remember
from desktop_cs.app.drill_turns import Cut, Outage, Ran, Tally
from desktop_cs.app.drilling import Drilling, figures
from desktop_cs.cli import main
from desktop_cs.domain.drill import DrillStep
from desktop_cs.domain.engine import EngineName
from desktop_cs.paths import Profile, prepare

REPORT = DrillReport(
    at="2026-01-15T12:00:00+00:00", seed=1, turns=20, outages=1, by_coze=12, by_offline=8, local_ms=40.0,
    first_card_ms=1540.0, first_card_limit_ms=1540.0, later_turns=7, later_extra_ms=50.0, recovery_s=30.0, lost=0,
    doubled=0,
)  # fmt: skip


async def test_twenty_turns_with_the_plug_pulled_lose_nothing(tmp_path: Path) -> None:
    told: list[DrillStep] = []
    report = await drill(tmp_path / "demo", turns=20, seed=3, progress=told.append)
    assert (report.turns, report.outages, report.lost, report.doubled) == (20, 1, 0, 0)
    assert report.by_coze + report.by_offline == 20
    assert report.by_offline >= report.later_turns + 1 > 1
    assert report.by_coze >= 1
    assert report.recovery_s < 60  # it came back; how soon is for the drill to say, not for a test
    assert [(step.outage, step.outages, step.failed) for step in told] == [(1, 1, "")]


@pytest.mark.parametrize(
    ("changes", "missed"),
    [
        ({}, []),
        ({"first_card_ms": 1541.0}, ["first card"]),
        ({"later_extra_ms": 50.1}, ["later turns"]),
        ({"recovery_s": 30.1}, ["recovery"]),
        ({"lost": 1}, ["nothing lost"]),
        ({"doubled": 1}, ["nothing lost"]),
    ],
)
def test_what_counts_as_missed(changes: dict[str, float], missed: list[str]) -> None:
    facts = {name: getattr(REPORT, name) for name in DrillReport.__slots__} | changes
    assert DrillReport(**facts).missed == missed


def ran(started: float, ended: float, engine: EngineName | None) -> Ran:
    return Ran(started=started, ended=ended, engine=engine)


def test_the_first_card_counts_from_the_cut_or_from_a_later_message() -> None:
    coze, offline = EngineName.COZE, EngineName.OFFLINE
    within = Outage(cut=Cut.PLUG, cut_at=10.5, ran=[ran(10, 11, offline), ran(11, 11.1, offline)])
    assert within.first_card_ms() == pytest.approx(500)
    after = Outage(cut=Cut.PLUG, cut_at=10.5, ran=[ran(10, 11, coze), ran(12, 14, offline), ran(15, 15.5, None)])
    assert after.first_card_ms() == pytest.approx(2000)
    assert [round(later.ms) for later in after.later()] == [500]
    unnoticed = Outage(cut=Cut.PLUG, cut_at=10.5, ran=[ran(10, 11, coze)])
    assert (unnoticed.first_card_ms(), unnoticed.later()) == (0.0, [])
    assert Tally(ran=after.ran).count(offline) == 1


async def test_the_history_grows_in_the_owners_profile_and_is_bounded(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    prepare(profile)
    assert await history(profile) == []
    for _ in range(52):
        await remember(profile, REPORT)
    kept = await history(profile)
    assert len(kept) == 50
    assert kept[-1] == REPORT.as_record()


def test_the_command_prints_an_empty_history(tmp_path: Path) -> None:
    printed = CliRunner().invoke(main, ["drill", "--history", "--profile", str(tmp_path)])
    assert (printed.exit_code, printed.stdout) == (0, "No drill has been run yet.\n")


async def test_the_screen_reads_the_history_latest_first(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    prepare(profile)
    later = replace(REPORT, at="2026-01-16T12:00:00+00:00", lost=1)
    for report in (REPORT, later):
        await remember(profile, report)
    first, second = await Drilling(profile).history()
    assert first == figures(later.as_record())
    assert (first.lost, first.missed) == (1, ("nothing lost",))
    assert (second.at.day, second.missed) == (15, ())
