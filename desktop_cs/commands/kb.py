"""`desktop-cs kb`: the knowledge base from the command line."""

import time
from functools import partial
from typing import Any

import click

from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.commands import kb_files, kb_gaps, kb_history
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.commands.meter import Meter
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.text import language_of
from desktop_cs.knowledge.cache import TTL_S


@click.group()
def kb() -> None:
    """Import, export, search and rebuild the knowledge base; see and undo its changes."""


for command in (kb_files.import_, kb_files.export, kb_history.history, kb_history.rollback, kb_gaps.gaps):
    kb.add_command(command)


@kb.command()
@common_options
def rebuild(common: Common) -> None:
    """Build the index anew from the database."""

    async def work() -> dict[str, Any]:
        async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
            started = time.perf_counter()
            await app.knowing.base.rebuild(partial(Meter().show, "index"))
            facts = await app.desk.knowledge()
            return {"pairs": facts.pairs, "version": facts.version, "ms": _ms_since(started)}

    common.show(run(work()), lambda r: f"{r['pairs']} pairs indexed in {r['ms']:g} ms (version {r['version']})")


@kb.command()
@common_options
def stats(common: Common) -> None:
    """How much the knowledge base holds, by language and intent."""

    async def work() -> dict[str, Any]:
        async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
            pairs = await app.knowing.pairs.pairs()
            facts = await app.desk.knowledge()
            count = await app.knowing.caching.count()
        return {
            "version": facts.version,
            "pairs": len(pairs),
            "variants": sum(len(pair.variants) for pair in pairs),
            "languages": _count(pair.language.value for pair in pairs),
            "intents": _count(pair.intent for pair in pairs),
            "cache": {
                "asked": count.asked,
                "hits": count.hits,
                "joined": count.joined,
                "hit_rate": None if count.hit_rate is None else round(count.hit_rate, 4),
                "ttl_s": TTL_S,
            },
        }

    def lines(record: dict[str, Any]) -> str:
        languages = ", ".join(f"{name} {count}" for name, count in record["languages"].items())
        head = f"version {record['version']}: {record['pairs']} pairs, {record['variants']} variants ({languages})"
        cache, rate = record["cache"], record["cache"]["hit_rate"]
        hot = f"hot cache: {rate:.0%} of {cache['asked']} questions" if rate is not None else "hot cache: not asked yet"
        return "\n".join([head, hot, *(f"  {count:5d}  {name}" for name, count in record["intents"].items())])

    common.show(run(work()), lines)


@kb.command()
@click.argument("text")
@click.option("-k", "limit", default=5, show_default=True, type=click.IntRange(1, 100), help="How many to show.")
@common_options
def search(common: Common, text: str, limit: int) -> None:
    """Find the QA pairs that fit TEXT, and say why."""

    async def work() -> tuple[tuple[QaHit, ...], float]:
        async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
            safe = app.redactor.redact(text, TokenTable(), language_of(text)).text
            started = time.perf_counter()
            return await app.knowing.base.search(safe, limit), _ms_since(started)

    hits, ms = run(work())
    common.show({"hits": [_hit_record(hit) for hit in hits], "ms": ms}, _hit_lines)


def _hit_record(hit: QaHit) -> dict[str, Any]:
    return {
        "id": hit.pair.id,
        "question": hit.pair.question,
        "answer": hit.pair.answer,
        "intent": hit.pair.intent,
        "language": hit.pair.language.value,
        "version": hit.pair.version,
        "score": round(hit.score, 6),
        "matched": hit.matched,
        "variant": hit.variant,
        "terms": [{"term": term, "share": round(share, 6)} for term, share in hit.terms],
        "query_spans": hit.query_spans,
        "matched_spans": hit.matched_spans,
        "same_answer": hit.same_answer,
    }


def _hit_lines(record: dict[str, Any]) -> str:
    if not record["hits"]:
        return "Nothing fits. Try other words, or add a QA pair."
    lines = []
    for hit in record["hits"]:
        terms = " ".join(f"{term['term']}={term['share']:.3f}" for term in hit["terms"])
        lines += [f"{hit['score']:.3f}  {hit['question']}  [{hit['id']}]", f"       {hit['answer']}", f"       {terms}"]
    return "\n".join([*lines, f"{record['ms']:g} ms"])


def _count(names: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _ms_since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 2)
