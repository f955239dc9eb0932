"""Traditional characters mean what the simplified ones of the registers say."""

from hypothesis import given
from hypothesis import strategies as st

from anmin.cases.catalogue.categories import CATEGORIES
from anmin.cases.catalogue.folding import folded
from anmin.cases.catalogue.level_rules import LEVEL_RULES, Facts, propose_level
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.similarity import similarity
from anmin.cases.catalogue.tree import CategoryTree

SIMPLIFIED = "有人持刀抢劫，车窗被砸，电脑被偷"
TRADITIONAL = "有人持刀搶劫，車窗被砸，電腦被偷"


def test_one_text_in_two_scripts_reads_the_same() -> None:
    assert folded(TRADITIONAL) == folded(SIMPLIFIED)
    assert similarity(SIMPLIFIED, TRADITIONAL) == 1.0


def test_a_level_does_not_depend_on_the_script() -> None:
    rules = tuple(planted(LEVEL_RULES))
    simplified, traditional = (propose_level(rules, Facts(text=each)) for each in (SIMPLIFIED, TRADITIONAL))
    assert simplified == traditional
    assert simplified.rule != "default"


def test_a_category_is_found_in_either_script() -> None:
    tree = CategoryTree(planted(CATEGORIES))
    assert tree.search("車內財物") == tree.search("车内财物")
    assert tree.search("车内财物")
    assert tree.suggest(TRADITIONAL) == tree.suggest(SIMPLIFIED) != ()


@given(st.text(), st.text())
def test_any_two_texts_are_compared_and_either_way_round(text: str, other: str) -> None:
    assert 0.0 <= similarity(text, other) == similarity(other, text) <= 1.0
