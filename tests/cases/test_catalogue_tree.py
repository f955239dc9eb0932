"""The tree of categories: its shape, what each needs, and how a call-taker finds one."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.cases.catalogue.categories import CATEGORIES, MAX_DEPTH, CategoryRow, tree_faults
from anmin.cases.catalogue.needs import Need, parse_needs
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.tree import CategoryTree

TREE = CategoryTree(planted(CATEGORIES))


def row(code: str, parent: str = "") -> CategoryRow:
    return CategoryRow(code=code, parent=parent, zh=f"类{code}", en=f"Kind {code}")


def faults(rows: Sequence[CategoryRow]) -> list[tuple[str, str]]:
    return [(wrong.path, wrong.code) for wrong in tree_faults(rows)]


def test_the_tree_has_its_tops_and_four_depths() -> None:
    assert [each.zh for each in TREE.children()] == [
        "刑事", "行政（治安）", "道路交通", "纠纷", "群众紧急求助", "社会联动",
        "咨询", "举报", "投诉监督", "聚集上访", "群体性事件", "其他",
    ]  # fmt: skip
    leaves = TREE.leaves()
    assert len(leaves) >= 100
    assert {TREE.depth(each.code) for each in planted(CATEGORIES)} == {1, 2, 3, 4}
    assert sum(TREE.depth(each.code) == MAX_DEPTH for each in leaves) >= 20
    assert {each.level for each in leaves} == {1, 2, 3, 4}
    assert all(TREE.is_leaf(each.code) for each in leaves)


def test_every_need_is_read() -> None:
    for leaf in TREE.leaves():
        kinds = [need.kind for need in leaf.needed]
        assert len(set(kinds)) == len(kinds), leaf.code
        assert all(need.count >= 1 for need in leaf.needed)
        assert any(need.required for need in leaf.needed) or leaf.level > 1 or not leaf.needed, leaf.code


def test_needs_in_their_compact_form() -> None:
    assert parse_needs("police_car:2,technicians?,boat:3?") == (
        Need("police_car", 2),
        Need("technicians", required=False),
        Need("boat", 3, required=False),
    )
    assert parse_needs("") == ()


@pytest.mark.parametrize(
    "text",
    ["police_car:0", "police car", "Police", ",fire", "fire,", "fire:100", "fire??", "fire:", "火警", "fire:2:3"],
)
def test_needs_that_no_row_takes(text: str) -> None:
    read = CATEGORIES.read({"code": "1", "zh": "类", "en": "Kind", "needs": text})
    assert isinstance(read, tuple)
    assert [wrong.path for wrong in read] == ["$.needs"]


@given(
    st.lists(
        st.tuples(st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True), st.integers(1, 99), st.booleans()), max_size=5
    )
)
def test_needs_written_are_needs_read(wanted: list[tuple[str, int, bool]]) -> None:
    text = ",".join(f"{kind}:{count}" + ("" if required else "?") for kind, count, required in wanted)
    read = CATEGORIES.read({"code": "1", "zh": "类", "en": "Kind", "needs": text})
    assert isinstance(read, CategoryRow)
    assert read.needed == tuple(Need(*each) for each in wanted)


def test_paths_lead_from_the_top_to_the_row() -> None:
    leaf = TREE.search("拦路抢劫")[0]
    assert [each.zh for each in TREE.path(leaf.code)] == ["刑事", "抢劫抢夺", "抢劫", "拦路抢劫"]
    assert [each.zh for each in TREE.ancestors(leaf.code)] == ["刑事", "抢劫抢夺", "抢劫"]
    assert TREE.codes(leaf.code)[-1] == leaf.code
    assert TREE.name(leaf.code).en == "Criminal › Robbery and snatching › Robbery › Street robbery"
    assert leaf in TREE.children(leaf.parent)
    assert not TREE.is_leaf(leaf.parent)
    assert (TREE.path("none"), TREE.depth("none"), TREE.get("none"), TREE.is_leaf("none")) == ((), 0, None, False)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("溺水", "溺水"),
        ("drowning", "溺水"),
        ("电瓶车被偷", "盗窃电动自行车"),
        ("Gas main", "燃气管道破裂"),
        ("刑事 住宅", "住宅盗窃"),
        ("跳楼", "高处轻生"),
        (TREE.search("燃气管道破裂")[0].code, "燃气管道破裂"),
    ],
)
def test_search_in_either_language(text: str, first: str) -> None:
    assert TREE.search(text)[0].zh == first


def test_search_finds_nothing_for_nothing_and_keeps_its_limit() -> None:
    assert TREE.search("  ") == ()
    assert TREE.search("没有这种类别") == ()
    assert len(TREE.search("a", limit=7)) == 7


@pytest.mark.parametrize(
    ("told", "expected", "police"),
    [
        ("我奶奶走失了，老年痴呆，家里人急死了", "老人走失", True),
        ("路边停的车车窗被砸，车里的包不见了", "盗窃车内财物", True),
        ("小区停水一天了", "停水", False),
        ("想问一下社保怎么查", "其他政务咨询", False),
        ("有人掉河里了！", "溺水", True),
    ],
)
def test_what_is_told_suggests_a_category_and_whose_matter_it_is(told: str, expected: str, *, police: bool) -> None:
    found = TREE.suggest(told)
    named = {each.row.zh: each for each in found}
    assert expected in named
    assert named[expected].row.police is police
    assert all(word in told for each in found for word in each.words)
    assert TREE.suggest("嗯") == ()


def test_a_broken_tree_names_its_rows() -> None:
    assert faults([row("1"), row("2", "1")]) == []
    assert faults([row("1"), row("2", "9"), row("3", "2")]) == [("2", "parent_missing")]
    assert faults([row("1", "1")]) == [("1", "parent_circle")]
    assert faults([row("1", "2"), row("2", "1"), row("3")]) == [("1", "parent_circle"), ("2", "parent_circle")]
    deep = [row(str(n), str(n - 1) if n > 1 else "") for n in range(1, 7)]
    assert faults(deep[:4]) == []
    assert faults(deep) == [("5", "too_deep"), ("6", "too_deep")]


@given(st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from(["", *"abcdefgx"]), min_size=1))
def test_a_tree_without_faults_stands(parents: dict[str, str]) -> None:
    rows = [row(code, parent) for code, parent in parents.items()]
    tree = CategoryTree(rows)
    for each in rows:
        assert tree.path(each.code)[-1] == each
    if not tree_faults(rows):
        for each in rows:
            path = tree.path(each.code)
            assert path[0].parent == ""
            assert len(path) <= MAX_DEPTH
            assert all(below.parent == above.code for above, below in pairwise(path))
        assert sum(len(tree.children(code)) for code in ["", *parents]) == len(rows) == len(tree)
