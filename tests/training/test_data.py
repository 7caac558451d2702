"""Names of KnowledgeNet become tags of single words; what a coarse tag says of the fine ones."""

import json
from pathlib import Path

import pytest

from training.data import read_knowledgenet

TEXT = "She met Ada Holm, who leads Nordlys Works."


def row(*facts: list[object]) -> str:
    return json.dumps({"doc": "1", "text": TEXT, "facts": facts}) + "\n"


def place(part: str) -> list[int]:
    return [TEXT.index(part), TEXT.index(part) + len(part)]


def coarse(path: Path) -> dict[str, object]:
    ((sentence,),) = read_knowledgenet(path)
    return {word: tag for word, tag in zip(sentence.words, sentence.layers["coarse"], strict=True) if tag}


def test_both_sides_of_a_fact_are_names(tmp_path: Path) -> None:
    (tmp_path / "k.jsonl").write_text(row([*place("Ada Holm"), *place("Nordlys Works"), "EMPLOYEE_OR_MEMBER_OF"]))
    assert coarse(tmp_path / "k.jsonl") == {"Ada": "B-PER", "Holm": "I-PER", "Nordlys": "B-ORG", "Works": "I-ORG"}


def test_a_pronoun_is_no_name(tmp_path: Path) -> None:
    (tmp_path / "k.jsonl").write_text(row([*place("She"), *place("Ada Holm"), "SPOUSE"]))
    assert coarse(tmp_path / "k.jsonl") == {"Ada": "B-PER", "Holm": "I-PER"}


def test_a_passage_without_names_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "k.jsonl").write_text(row([*place("who"), *place("She"), "SPOUSE"]))
    assert read_knowledgenet(tmp_path / "k.jsonl") == []


def test_an_organization_of_uner_is_no_misc() -> None:
    pytest.importorskip("torch", reason="torch is in the environment of training alone")
    from training.losses import coarse_mask

    (fits,) = (coarse_mask(["O", "B-Organization", "B-Misc", "I-Organization"], ["B-ORG"]) == 0).tolist()
    assert fits == [False, True, False, False]
