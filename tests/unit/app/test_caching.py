"""The hot cache in an open profile: turns are served from it, an edit is never missed, its counts outlive the run."""

from pathlib import Path

from desktop_cs.app.asking import turn
from desktop_cs.app.composition import App, AppSpec, open_app
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.message import Inbound
from desktop_cs.paths import Profile


async def ask(app: App, text: str, key: str) -> tuple[QaHit, ...]:
    made = await turn(app.desk, Inbound(user_id=UserId("lin"), text=text, key=key))
    return made.evidence


async def test_turns_are_served_from_the_cache_until_an_edit(tmp_path: Path) -> None:
    spec = AppSpec(profile=Profile(tmp_path), offline=True)
    async with open_app(spec) as app:
        (pair, *_) = await app.knowing.pairs.pairs()
        fresh = await ask(app, f"{pair.question} 13812345678", "k1")
        assert all(hit.kept_since is None for hit in fresh)
        kept = await ask(app, f"  {pair.question} 13912345678", "k2")
        assert all(hit.kept_since is not None for hit in kept), "masks make no difference"
        assert [hit.pair for hit in kept] == [hit.pair for hit in fresh]
        edited = type(pair)(
            id=pair.id, question=pair.question, answer="换了。", intent=pair.intent, language=pair.language
        )
        await app.knowing.base.put((edited,))
        after = await ask(app, pair.question, "k3")
        assert [hit.pair.answer for hit in after if hit.pair.id == pair.id] == ["换了。"]
        assert app.knowing.caching.cache.count.hits == 1
    async with open_app(spec) as app:
        count = await app.knowing.caching.count()
        assert (count.asked, count.hits) == (3, 1)
