"""The index on disk: what it finds, and that it is whole or said to be broken."""

import math
import os
import shutil
from pathlib import Path

import pytest
from fakes_knowledge import ThreadBuilder, pair
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge import generations
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.search import IndexState, QaIndex, look

PAIRS = (
    pair("上海有门店吗", "有，我们在上海有三家门店。", "上海哪里可以自提", pair_id="shanghai"),
    pair("北京有门店吗", "有，我们在北京有两家门店。", pair_id="beijing"),
    pair("退货运费谁承担", "质量问题由我们承担运费。", "退货要自己付邮费吗", "寄回去的费用算谁的", pair_id="freight"),
    pair("How do I return an order?", "Open the order and choose “Return”.", "send something back", pair_id="return"),
    pair("When will I receive my refund?", "Within five working days.", pair_id="refund"),
    pair("怎么开发票", "在订单详情页申请。", pair_id="invoice"),
)


def silent(done: int, total: int) -> None:
    """No one listens."""


def built(root: Path, *pairs: QaPair, version: int = 1) -> QaIndex:
    ThreadBuilder().build(root, pairs, version, silent)
    return QaIndex(root, Analyser())


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> QaIndex:
    return built(tmp_path_factory.mktemp("index"), *PAIRS)


@pytest.mark.parametrize(
    ("asked", "found", "matched"),
    [
        ("我家在上海东边", "shanghai", None),
        ("how can I return my order", "return", "How do I return an order?"),
        ("I want to send something back", "return", "send something back"),
        ("when do i recieve my refnd", "refund", None),
        ("退貨的運費由誰承擔", "freight", "退货运费谁承担"),
        ("寄回去的费用算谁的呢", "freight", "寄回去的费用算谁的"),
        ("ＲＥＦＵＮＤ", "refund", None),
        ("我要发票", "invoice", None),
    ],
)
def test_finds(index: QaIndex, asked: str, found: str, matched: str | None) -> None:
    best = index.search(asked)[0]
    assert best.pair.id == found
    assert matched is None or best.matched == matched


def test_a_hit_carries_the_pair_as_it_was_put_in(index: QaIndex) -> None:
    assert index.search("寄回去的费用")[0].pair == PAIRS[2]


def test_the_same_words_score_1(index: QaIndex) -> None:
    assert index.search("怎么开发票？")[0].score == pytest.approx(1.0)


def test_a_match_in_the_answer_never_outranks_the_same_in_the_question(tmp_path: Path) -> None:
    index = built(tmp_path, pair("保修多久", "和耳机无关", pair_id="q2"), pair("耳机保修", "两年", pair_id="q1"))
    assert [hit.pair.id for hit in index.search("耳机保修")] == ["q1", "q2"]


@pytest.mark.parametrize("text", ["", "  ", "😀😀", "\u202e\u202d", "AND OR NOT *:* [a TO b] ~^\"'", "a" * 1_000_000])
def test_odd_texts_find_little_and_raise_nothing(index: QaIndex, text: str) -> None:
    assert all(hit.score < 0.5 for hit in index.search(text))


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from("退货运费谁上海门店发票 return refund"), max_size=20).map("".join)
)
def test_hits_are_sorted_and_their_shares_add_up(index: QaIndex, text: str) -> None:
    hits = index.search(text, 5)
    assert len(hits) <= 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert 0.0 <= hit.score <= 1.0
        assert math.isclose(math.fsum(share for _, share in hit.terms), hit.score, abs_tol=1e-9)
        assert hit.matched in (hit.pair.question, *hit.pair.variants)


def test_a_hit_is_explained_on_both_sides(index: QaIndex) -> None:
    hit = index.search("想知道寄回去的費用 [手机号1]")[0]
    assert hit.variant == 1
    assert hit.matched == hit.pair.variants[1]
    assert ["想知道寄回去的費用"[start:end] for start, end in hit.query_spans] == ["寄回去的費用"]
    assert [hit.matched[start:end] for start, end in hit.matched_spans] == ["寄回去的费用"]


def test_what_the_same_answer_left_out_is_named(tmp_path: Path) -> None:
    index = built(
        tmp_path, *(pair(text, "七天。", pair_id=name) for name, text in (("a", "退货几天"), ("b", "退货要几天")))
    )
    (hit,) = index.search("退货要几天")
    assert (hit.pair.id, hit.same_answer, hit.variant) == ("b", ("a",), None)


def test_edits_stay_found_over_many_commits_and_a_new_opening(tmp_path: Path) -> None:
    index = built(tmp_path, *PAIRS)
    for number in range(12):  # enough for the small segments to be merged
        index.change([pair(f"新商品{number}号有货吗", f"有{number}件。", pair_id=f"n{number}")], [], 2 + number)
    index.change([], ["n3"], 20)
    index.close()
    again = QaIndex(tmp_path, Analyser())
    assert again.edited == 11
    assert again.search("新商品7号")[0].pair.id == "n7"
    assert again.search("怎么开发票")[0].pair == PAIRS[5]
    assert all(hit.pair.id != "n3" for hit in again.search("新商品3号", 20))
    again.close()


def test_damage_to_an_edit_is_seen(tmp_path: Path) -> None:
    index = built(tmp_path, *PAIRS)
    index.change([pair("可以货到付款吗", "可以。")], [], 2)
    index.close()
    folder = tmp_path / index.manifest.generation
    late = next(name for name in index.manifest.edits if name.endswith(".seg"))
    (folder / late).write_bytes(b"\xff" * (folder / late).stat().st_size)
    with pytest.raises(KnowledgeError, match="damaged"):
        QaIndex(tmp_path, Analyser())


def test_pairs_are_changed_one_by_one(tmp_path: Path) -> None:
    index = built(tmp_path, *PAIRS)
    changed = [pair("可以货到付款吗", "可以。"), pair("怎么开收据", "联系我们。", pair_id="invoice")]
    index.change(changed, ["beijing"], 2)
    assert index.search("货到付款")[0].pair.id == "可以货到付款吗"
    assert index.search("怎么开收据")[0].pair.answer == "联系我们。"
    assert all(hit.pair.id != "beijing" for hit in index.search("北京门店"))
    assert look(tmp_path, 2) is IndexState.READY
    fresh = [*(item for item in PAIRS if item.id not in ("beijing", "invoice")), *changed]
    assert index.manifest.checksum == generations.checksum_of(fresh)
    assert index.manifest.pairs == len(fresh)


def test_a_manifest_of_another_version_is_stale(tmp_path: Path) -> None:
    built(tmp_path, *PAIRS, version=3)
    assert look(tmp_path, 3) is IndexState.READY
    assert look(tmp_path, 4) is IndexState.STALE
    assert look(tmp_path, 4).needs_rebuild


def test_a_folder_without_a_usable_manifest_is_missing(tmp_path: Path) -> None:
    assert look(tmp_path / "nowhere", 1) is IndexState.MISSING
    built(tmp_path, *PAIRS)
    for content in ("", "{}", "[1]", '{"format": 99}', "\x00"):
        (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
        assert look(tmp_path, 1) is IndexState.MISSING


def test_a_manifest_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    built(tmp_path, *PAIRS)
    manifest = tmp_path / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    generation = generations.read_manifest(tmp_path)
    assert generation is not None
    manifest.write_text(text.replace(generation.generation, "g-/../../x"), encoding="utf-8")
    assert look(tmp_path, 1) is IndexState.MISSING


def test_a_lost_or_cut_file_is_seen(tmp_path: Path) -> None:
    index = built(tmp_path, *PAIRS)
    folder = tmp_path / index.manifest.generation
    index.close()
    segment = next(folder.glob("*.seg"))
    segment.write_bytes(segment.read_bytes()[:10])
    assert look(tmp_path, 1) is IndexState.BROKEN
    segment.unlink()
    assert look(tmp_path, 1) is IndexState.BROKEN


def test_damage_inside_a_file_is_told_as_such(tmp_path: Path) -> None:
    index = built(tmp_path, *PAIRS)
    index.close()
    for file in (tmp_path / index.manifest.generation).iterdir():
        file.write_bytes(b"\xff" * file.stat().st_size)
    with pytest.raises(KnowledgeError) as caught:
        QaIndex(tmp_path, Analyser()).search("退货")
    assert caught.value.code == "index_broken"
    assert "kb rebuild" in caught.value.message


def test_a_crash_between_build_and_swap_keeps_the_old_index(tmp_path: Path) -> None:
    built(tmp_path, *PAIRS)
    builder = ThreadBuilder()
    builder.crash_before_publish = True
    with pytest.raises(KnowledgeError):
        builder.build(tmp_path, PAIRS[:1], 2, silent)
    assert look(tmp_path, 1) is IndexState.READY
    assert QaIndex(tmp_path, Analyser()).search("怎么开发票")[0].pair.id == "invoice"


def test_a_swap_removes_the_generation_before(tmp_path: Path) -> None:
    first = built(tmp_path, *PAIRS)
    first.close()
    second = built(tmp_path, *PAIRS, version=2)
    assert not (tmp_path / first.manifest.generation).exists()
    assert (tmp_path / second.manifest.generation).exists()
    assert second.manifest.checksum == first.manifest.checksum


def test_sweeping_takes_only_old_leftovers(tmp_path: Path) -> None:
    built(tmp_path, *PAIRS).close()
    left, running = generations.new_generation(tmp_path), generations.new_generation(tmp_path)
    os.utime(left, (0, 0))
    generations.sweep(tmp_path)
    assert not left.exists()
    assert running.exists()
    assert look(tmp_path, 1) is IndexState.READY


def test_an_index_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("in the way", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="cannot be written"):
        generations.new_generation(tmp_path / "index")


def test_an_empty_knowledge_is_a_whole_index(tmp_path: Path) -> None:
    assert built(tmp_path).search("退货") == ()
    assert look(tmp_path, 1) is IndexState.READY
    shutil.rmtree(tmp_path)
    assert look(tmp_path, 1) is IndexState.MISSING
