"""`desktop-cs kb history` and `kb rollback`: what was changed in a QA pair, and undoing it."""

from typing import Any

import click

from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.commands.editing import author_option, reason_option
from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import EditNote, QaPair, QaVersion

PAIR = click.argument("pair_id", metavar="ID")


@click.command()
@PAIR
@common_options
def history(common: Common, pair_id: str) -> None:
    """Show every version of the QA pair ID: when, by whom, why."""

    async def work() -> tuple[QaVersion, ...]:
        async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
            return await app.knowing.base.history(QaId(pair_id))

    common.show({"id": pair_id, "versions": [_version_record(item) for item in run(work())]}, _history_lines)


@click.command()
@PAIR
@click.argument("version", type=click.IntRange(min=1))
@author_option
@reason_option
@common_options
def rollback(common: Common, pair_id: str, version: int, author: str, reason: str) -> None:
    """Give the QA pair ID the content of an earlier VERSION again, as a new version. Brings deleted pairs back."""
    note = EditNote(author=author, reason=reason or f"back to version {version}")

    async def work() -> QaPair:
        async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
            return await app.knowing.rollback(QaId(pair_id), version, note)

    pair = run(work())
    record = {"id": pair.id, "version": pair.version, "content_of": version, "question": pair.question}
    common.show(record | {"answer": pair.answer}, lambda r: f"{r['id']} is version {r['version']}: {r['question']}")


def _version_record(item: QaVersion) -> dict[str, Any]:
    pair = item.pair
    return {
        "version": pair.version,
        "at": pair.updated_at.isoformat() if pair.updated_at else None,
        "author": item.note.author,
        "reason": item.note.reason,
        "deleted": item.deleted,
        "question": pair.question,
        "answer": pair.answer,
        "intent": pair.intent,
        "language": pair.language.value,
        "variants": list(pair.variants),
    }


def _history_lines(record: dict[str, Any]) -> str:
    lines = []
    for item in record["versions"]:
        lines.append(f"{item['version']}  {item['at']}  {item['author'] or '-'}  {item['reason'] or '-'}")
        lines += ["   deleted"] if item["deleted"] else [f"   {item['question']}", f"   {item['answer']}"]
    return "\n".join(lines)
