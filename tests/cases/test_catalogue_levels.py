"""One function proposes the level, and the rule it names is the one that decided."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.cases.catalogue.categories import CATEGORIES
from anmin.cases.catalogue.level_rules import (
    CATEGORY,
    DEFAULT,
    LEVEL_RULES,
    SILENT,
    Facts,
    LevelRuleRow,
    propose_level,
    rule_faults,
)
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.tree import CategoryTree
from anmin.cases.terms.cases import Channel, Flag

RULES = tuple(planted(LEVEL_RULES))
TREE = CategoryTree(planted(CATEGORIES))


def about(name: str, **more: object) -> Facts:
    row = TREE.search(name)[0]
    return Facts(categories=TREE.codes(row.code), category_level=row.level, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "level", "rule"),
    [
        (Facts(), 3, DEFAULT),
        (Facts(text="门口有点吵"), 3, DEFAULT),
        (Facts(silent=True), 1, SILENT),
        (about("法律咨询", silent=True), 1, SILENT),
        (Facts(text="他拿刀进来了"), 1, "weapon"),
        (Facts(text="There is a man with a GUN"), 1, "weapon"),
        (Facts(text="厨房着火，有人昏迷"), 1, "life"),
        (Facts(text="我不想活了"), 1, "suicide"),
        (Facts(flags=frozenset({Flag.UNSAFE_TO_CALL})), 1, "unsafe"),
        (Facts(flags=frozenset({Flag.OVERSEAS, Flag.UNVERIFIED})), 2, "overseas"),
        (about("汽车被盗"), 3, CATEGORY),
        (about("停电"), 4, "non_urgent"),
        (about("停电", text="楼道起火了"), 1, "fire_words"),
        (about("刷单返利"), 3, CATEGORY),
        (about("刷单返利", text="我刚转账了五千"), 1, "paying_now"),
        (Facts(text="我刚转账了五千"), 3, DEFAULT),
        (Facts(text="两车追尾，没有人受伤"), 3, DEFAULT),
        (Facts(text="他没有枪，也没有刀；it has begun"), 3, DEFAULT),
        (Facts(text="手机不见了"), 3, DEFAULT),
        (Facts(text="孩子不见了"), 2, "lost_words"),
        (about("住宅火灾", channel=Channel.DEVICE), 1, "device_fire"),
        (about("言语扬言轻生"), 1, "crisis"),
        (about("燃气管道破裂"), 1, CATEGORY),
    ],
)
def test_the_first_rules(facts: Facts, level: int, rule: str) -> None:
    proposed = propose_level(RULES, facts)
    assert (proposed.level, proposed.rule) == (level, rule)
    assert proposed.reason.zh
    assert proposed.reason.en


def test_all_conditions_of_a_rule_must_hold() -> None:
    rule = LevelRuleRow(
        code="all",
        order=1,
        level=2,
        category="a",
        tag="t",
        flag=Flag.MINOR,
        channel=Channel.APP,
        words=("甲",),
        zh="由",
        en="why",
    )
    whole = Facts(categories=("a", "b"), tag="t", flags=frozenset({Flag.MINOR}), channel=Channel.APP, text="甲乙")
    assert propose_level([rule], whole).rule == "all"
    lacking = [
        Facts(categories=("b",), tag="t", flags=whole.flags, channel=Channel.APP, text="甲"),
        Facts(categories=("a",), flags=whole.flags, channel=Channel.APP, text="甲"),
        Facts(categories=("a",), tag="t", channel=Channel.APP, text="甲"),
        Facts(categories=("a",), tag="t", flags=whole.flags, channel=Channel.SMS, text="甲"),
        Facts(categories=("a",), tag="t", flags=whole.flags, channel=Channel.APP, text="乙"),
    ]
    assert {propose_level([rule], each).rule for each in lacking} == {DEFAULT}


def test_rules_that_say_nothing_are_refused_and_never_match() -> None:
    bare = LevelRuleRow(code="bare", order=1, level=1, zh="由", en="why")
    assert [(each.path, each.code) for each in rule_faults([bare])] == [("bare", "no_condition")]
    assert propose_level([bare], Facts()).rule == DEFAULT
    named = LevelRuleRow(code=SILENT, order=1, level=4, tag="t", zh="由", en="why")
    assert [(each.path, each.code) for each in rule_faults([named])] == [(SILENT, "reserved_code")]
    assert rule_faults(RULES) == []


CODES, TAGS, WORDS = (
    st.sampled_from(["", "a", "b", "c"]),
    st.sampled_from(["", "t", "u"]),
    st.sampled_from(["甲", "乙", "X"]),
)
FLAGS, CHANNELS = (
    st.sampled_from([None, Flag.MINOR, Flag.OVERSEAS]),
    st.sampled_from([None, Channel.APP, Channel.PHONE]),
)
RULE = st.builds(
    LevelRuleRow,
    code=st.sampled_from("klmnopqr"),
    order=st.integers(0, 3),
    level=st.integers(1, 4),
    category=CODES,
    tag=TAGS,
    flag=FLAGS,
    channel=CHANNELS,
    words=st.lists(WORDS, max_size=2).map(tuple),
    zh=st.just("由"),
    en=st.just("why"),
)
RULE_SETS = st.lists(RULE, max_size=6, unique_by=lambda row: row.code)
FACTS = st.builds(
    Facts,
    categories=st.lists(st.sampled_from("abc"), max_size=3).map(tuple),
    category_level=st.none() | st.integers(1, 4),
    silent=st.booleans(),
    tag=TAGS,
    flags=st.frozensets(st.sampled_from([Flag.MINOR, Flag.OVERSEAS])),
    channel=CHANNELS,
    text=st.text("甲乙丙xX", max_size=4),
)


@given(RULE_SETS, FACTS)
def test_the_highest_rule_that_matches_decides(rules: list[LevelRuleRow], facts: Facts) -> None:
    """What decides alone, decides together with all that stands behind it."""
    proposed = propose_level(rules, facts)
    if facts.silent:
        assert (proposed.level, proposed.rule) == (1, SILENT)
        return
    ordered = sorted(rules, key=lambda row: (row.order, row.code))
    alone = [row for row in ordered if propose_level([row], facts).rule == row.code]
    if alone:
        assert (proposed.level, proposed.rule) == (alone[0].level, alone[0].code)
    else:
        expected = (3, DEFAULT) if facts.category_level is None else (facts.category_level, CATEGORY)
        assert (proposed.level, proposed.rule) == expected


@given(st.lists(RULE, max_size=4, unique_by=lambda row: row.code), FACTS)
def test_the_order_in_which_rows_are_held_does_not_matter(rules: list[LevelRuleRow], facts: Facts) -> None:
    assert len({propose_level(each, facts) for each in permutations(rules)}) == 1
