"""Which test stands for which attack of the attack table. Its letters: A asking, U screen, D data, N network."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

ATTACKS = {
    "A1 prompt injection: text is data": [
        "unit/coze/test_context.py::test_nothing_inside_can_end_the_block",
        "unit/coze/test_context.py::test_neither_customer_nor_session_nor_waybill_leave",
        "unit/coze/test_nlu.py::test_slots_must_have_been_said",
    ],
    "A2 link or image in an answer: nothing fetched, host shown": [
        "ui/test_hostile.py::test_texts_are_shown_literally_and_fetch_nothing",
        "ui/test_hostile.py::test_links_name_the_host_they_lead_to",
    ],
    "A3 placeholders across sessions: never mixed": [
        "unit/store/test_turns.py::test_tokens_of_another_session_are_not_known",
        "unit/privacy/test_redactor.py::test_a_typed_look_alike_never_becomes_somebodys_number",
    ],
    "U1 HTML in labels, tips, boxes: plain": [
        "ui/test_hostile.py::test_no_label_takes_text_for_markup",
        "ui/test_words.py::test_labels_and_tips_are_made_in_one_place",
    ],
    "U2 file://, UNC, images: not shown": ["ui/test_hostile.py::test_texts_are_shown_literally_and_fetch_nothing"],
    "U3 links: opened only after a yes, http and https alone": [
        "ui/test_hostile.py::test_a_link_opens_only_after_a_yes",
        "ui/test_hostile.py::test_links_name_the_host_they_lead_to",
    ],
    "U4 rich paste: plain": ["ui/test_hostile.py::test_a_pasted_page_is_its_text"],
    "U5 bidi controls in names: removed": [
        "unit/store/test_conversations.py::test_a_name_cannot_turn_the_direction_of_reading",
        "ui/test_outgoing.py::test_signs_that_turn_the_reading_are_spelt_out",
    ],
    "D1 SQL: bound parameters": [
        "unit/store/test_ledger.py::test_questions",
        "unit/store/test_conversations.py::test_any_text_survives_the_round_trip",
    ],
    "D3 Whoosh syntax: terms only": [
        "unit/knowledge/test_fuzz.py::test_nothing_is_raised_and_the_cost_is_bounded",
    ],
    "D4 formulas in CSV and workbooks: disarmed, and read back": [
        "unit/knowledge/test_files.py::test_formulas_are_disarmed_on_export",
        "unit/knowledge/test_files.py::test_what_is_exported_to_a_workbook_is_imported_alike",
        "unit/commands/test_ledger.py::test_exports_say_the_same",
        "unit/store/test_ledger.py::test_no_cell_of_an_export_is_a_formula",
    ],
    "D5 zip bomb, broken workbook, entities": [
        "unit/knowledge/test_workbook.py::test_a_bomb_is_refused_while_it_is_counted",
        "unit/knowledge/test_workbook.py::test_a_child_that_hangs_or_dies_is_explained",
        "unit/knowledge/test_files.py::test_entities_in_a_workbook_are_not_expanded",
        "unit/knowledge/test_files.py::test_too_many_rows_are_refused",
    ],
    "D6 regex blow-up: bounded": [
        "unit/privacy/test_linear.py::test_redaction",
        "unit/privacy/test_linear.py::test_word_filter",
        "bench/bench_adversarial.py::test_redaction_of_a_hostile_text",
    ],
    "D8 file modes": ["unit/store/test_database.py::test_the_file_is_its_owners_alone"],
    "N1 TLS: always verified": ["unit/coze/door/test_network.py::test_a_certificate_nobody_vouches_for_is_refused"],
    "N2 proxy variables: not heard": [
        "unit/coze/door/test_network.py::test_proxies_and_certificates_of_the_environment_are_not_used"
    ],
    "N3 hidden calls: none": [
        "unit/coze/door/test_network.py::test_no_other_host_is_asked_for",
        "unit/test_architecture.py::test_one_door_out",
    ],
}
NOT_YET = {
    "A4": "Coze's words are not filtered while they stream; tokens are restored in the finished reply alone",
    "D2": "there is no FTS5 table: texts are searched by the QA index alone",
    "D7": "the table holds no such row",
    "D9": "the database has no identity to compare before it is sealed",
}
LAST = {"A": 4, "U": 5, "D": 9, "N": 3}
ROWS = {f"{letter}{number}" for letter, last in LAST.items() for number in range(1, last + 1)}


def test_every_row_has_a_test_or_a_reason() -> None:
    tested = {attack.split()[0] for attack in ATTACKS}
    assert tested | set(NOT_YET) == ROWS
    assert not tested & set(NOT_YET)


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_tests_exist(attack: str) -> None:
    for place in ATTACKS[attack]:
        file, _, name = place.partition("::")
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert name in names, place
