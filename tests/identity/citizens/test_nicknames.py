"""What a citizen may be called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.identity.model import nicknames
from anmin.identity.terms.citizens import NicknameFault


@pytest.mark.parametrize(
    "text",
    [
        "小明",
        "🐼",
        "👨‍👩‍👧‍👦一家",
        "Zoë",
        "太湖边的老王",
        "badminton",
        "unofficially",
        "아무개",
        "ดาว",
        "x1100",
        "1",
        "明" * 30,
        "❤️",
    ],
)
def test_ordinary_nicknames_are_fine(text: str) -> None:
    assert nicknames.wrong(nicknames.tidy(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "警察",
            "小警察",
            "民警老张",
            "公 安",
            "公.安-局",
            "警\u3000察",
            "公安",
            "武警",
            "辅警小王",
            "輔警",
            "警務室",
            "人民法院",
        ),
        *(
            "POLICE",
            "Police Wang",
            "p.o.l.i.c.e",
            "p0lice",
            "Роlice",
            "ｐｏｌｉｃｅ",
            "pólice",
            "admin",
            "adm1n",
            "安民平台",
        ),
        *("无锡110", "110", "１１０", "👮", "小王👮", "客服小妹", "official", "the police"),
    ],
)
def test_nobody_passes_for_an_authority(text: str) -> None:
    assert nicknames.wrong(nicknames.tidy(text)) is NicknameFault.OFFICIAL


@pytest.mark.parametrize(
    "text",
    ["", "   ", "明" * 31, "a\u200bb", "a\u202eb", "a\x00b", "\u200d", "a" + "\u0301" * 8, "\u2028", "...", "\ufeff"],
)
def test_what_cannot_be_read_is_no_nickname(text: str) -> None:
    assert nicknames.wrong(nicknames.tidy(text)) is NicknameFault.FORM


@given(st.text(max_size=60))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    tidied = nicknames.tidy(text)
    assert nicknames.tidy(tidied) == tidied
    nicknames.wrong(tidied)


def test_the_first_nickname_is_acceptable_and_random() -> None:
    drawn = {nicknames.first() for _ in range(50)}
    assert len(drawn) > 40
    assert all(nicknames.wrong(each) is None for each in drawn)
