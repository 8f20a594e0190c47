"""`desktop-cs kb import` and `kb export`: knowledge in and out of files."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.app.knowing import Knowing
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.commands.editing import author_option, reason_option
from desktop_cs.commands.meter import Meter
from desktop_cs.domain.knowledge import EditNote, ImportReport, QaPair, RejectedRow
from desktop_cs.errors import UsageError
from desktop_cs.knowledge.columns import parse_mapping
from desktop_cs.knowledge.importing import ImportOptions, Preview
from desktop_cs.knowledge.merge import MergeRules

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.command("import")
@FILE
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--preview", type=click.IntRange(1, 1000), help="Show the first so many rows as they are read, no more.")
@click.option("--encoding", default="", help="The encoding of a text file. Default: it is found.")
@click.option("--map", "maps", multiple=True, help="Which header is which column: question=问题,answer=答案")
@click.option("--mapping", default="", help="With --map: save it under this name. Alone: use the one saved so.")
@click.option("--update", is_flag=True, help="Also change pairs known by their question, or edited since the export.")
@click.option("--allow-duplicates", is_flag=True, help="Also add questions that other pairs have already.")
@author_option
@reason_option
@common_options
def import_(common: Common, file: Path, preview: int | None, **wishes: Any) -> None:
    """Add the QA pairs of FILE (CSV, XLSX, JSONL or Markdown). Broken rows are named; the others are kept.

    A pair with the same id becomes a new version. The same question under another id is listed as a duplicate and left
    out; near-duplicates are added and listed. Until the whole file is read, nothing changes.
    """
    if wishes["update"] and wishes["allow_duplicates"]:
        raise UsageError("options_clash", "--update and --allow-duplicates exclude each other: choose one.")
    if preview is not None:
        common.show(_preview_record(run(_preview(common, file, wishes, preview))), _preview_lines)
        return
    report = run(_import(common, file, wishes))
    record = asdict(report) | {"dry_run": wishes["dry_run"]}
    common.show(record, lambda r: _report_lines(r, file))


@click.command("export")
@FILE
@click.option("--versions", is_flag=True, help="Add the version of each pair: an import then sees what is out of date.")
@common_options
def export(common: Common, file: Path, versions: bool) -> None:
    """Write all QA pairs to FILE; its ending chooses CSV, XLSX, JSONL or Markdown."""

    async def work() -> int:
        async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
            return await app.knowing.base.export_file(file, with_versions=versions)

    common.show({"file": str(file), "pairs": run(work())}, lambda r: f"{r['pairs']} pairs written to {r['file']}")


async def _import(common: Common, file: Path, wishes: dict[str, Any]) -> ImportReport:
    given = parse_mapping(wishes["maps"])
    async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
        options = await _options(app.knowing, file, wishes)
        report = await app.knowing.import_file(file, options, Meter().show)
        if given and wishes["mapping"] and not wishes["dry_run"]:
            await app.knowing.mappings.save(wishes["mapping"], given)
    return report


async def _preview(common: Common, file: Path, wishes: dict[str, Any], rows: int) -> Preview:
    async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
        return await app.knowing.base.preview_file(file, await _options(app.knowing, file, wishes), rows)


async def _options(knowing: Knowing, file: Path, wishes: dict[str, Any]) -> ImportOptions:
    return ImportOptions(
        encoding=wishes["encoding"],
        wanted=await knowing.wanted(parse_mapping(wishes["maps"]), wishes["mapping"]),
        rules=MergeRules(update=wishes["update"], allow_duplicates=wishes["allow_duplicates"]),
        dry_run=wishes["dry_run"],
        note=EditNote(author=wishes["author"], reason=wishes["reason"] or f"import of {file.name}"),
    )


def _report_lines(record: dict[str, Any], file: Path) -> str:
    head = "would be " if record["dry_run"] else ""
    lines = [f"{record['added']} {head}added, {record['updated']} {head}updated, {record['unchanged']} unchanged"]
    lines += [_reading(record)]
    lines += [f"{file.name}, row {row['row']}: {row['reason']}" for row in record["rejected"]]
    for row in record["duplicates"]:
        fate = "taken" if row["taken"] else "left out"
        lines.append(f"{file.name}, row {row['row']}: {row['similarity']:.0%} like {row['of']}; {fate}")
    return "\n".join(lines)


def _reading(record: dict[str, Any]) -> str:
    columns = ", ".join(f"{column}={header}" for column, header in record["columns"].items()) or "by name"
    saved = f" (mapping {record['mapping']})" if record["mapping"] else ""
    return f"read as {record['encoding'].removesuffix('-sig') or 'workbook'}, columns {columns}{saved}"


def _preview_record(preview: Preview) -> dict[str, Any]:
    return {
        "encoding": preview.encoding,
        "columns": preview.columns,
        "mapping": preview.mapping,
        "rows": [asdict(row) if isinstance(row, RejectedRow) else _row_record(*row) for row in preview.rows],
    }


def _row_record(number: int, pair: QaPair) -> dict[str, Any]:
    return {
        "row": number,
        "id": pair.id,
        "question": pair.question,
        "answer": pair.answer,
        "intent": pair.intent,
        "language": pair.language.value,
        "variants": list(pair.variants),
    }


def _preview_lines(record: dict[str, Any]) -> str:
    lines = [_reading(record)]
    for row in record["rows"]:
        lines.append(f"row {row['row']}: {row.get('reason') or row['question']}")
        lines += [f"    {row['answer']}"] if "answer" in row else []
    return "\n".join(lines)
