"""The basic report form in a browser without scripts: shown, sent, sent twice, sent wrong, left quickly."""

from __future__ import annotations

import asyncio
import re
from html.parser import HTMLParser
from typing import Any

import asyncpg
import httpx

from anmin.channels.h5.inbound import Typed
from anmin.channels.h5.pages import View, form_page
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown

HTML = {"content-type": "application/x-www-form-urlencoded"}
NASTY = 'x" onfocus="alert(1)<script>alert(2)</script>'


class Parsed(HTMLParser):
    """What a page holds: tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


async def shown(town: StoryTown, **asked: str) -> tuple[str, str]:
    """The form as it is first shown, and its `once`."""
    town.http.cookies.clear()
    answer = await town.http.get("/h5/report", params=asked)
    assert answer.status_code == 200
    found = re.search(r'name="once" value="([0-9a-f]{32})"', answer.text)
    assert found
    return answer.text, found[1]


async def sent(town: StoryTown, once: str, **typed: Any) -> Any:
    return await town.http.post("/h5/report", data={"once": once, **typed})


async def test_a_report_is_sent_once_and_can_be_followed(town: StoryTown, superuser: asyncpg.Connection) -> None:
    _, once = await shown(town)
    answer = await sent(town, once, content="隔壁在打人 🆘", address="永和路", unsafe="on", phone="138 1234 5678")
    assert answer.status_code == 200
    assert "350799-20261102-00001" in answer.text
    assert "13812345678" not in answer.text
    session = answer.cookies["anmin_session"]
    again = await sent(town, once, content="隔壁在打人", address="永和路")
    assert "350799-20261102-00001" in again.text
    assert await superuser.fetchval("select count(*) from cases") == 1
    case = await superuser.fetchrow("select * from cases")
    assert (case["channel"], set(case["flags"])) == ("app", {"unsafe_to_call", "unverified"})
    fixes = [{"lon": 117.43, "lat": 27.33}]
    kept = await town.call(session, "POST", f"/cases/{case['id']}/positions", fixes=fixes)
    assert kept == {"kept": 1, "go_on": True}


async def test_two_clicks_at_once_are_one_report(town: StoryTown, superuser: asyncpg.Connection) -> None:
    _, once = await shown(town)
    answers = await asyncio.gather(*(sent(town, once, content="着火了") for _ in range(4)))
    assert [each.status_code for each in answers] == [200] * 4
    assert await superuser.fetchval("select count(*) from cases") == 1


async def test_what_is_wrong_is_told_and_what_was_typed_stays(town: StoryTown, superuser: asyncpg.Connection) -> None:
    _, once = await shown(town)
    answer = await sent(town, once, content=NASTY, phone="12ab", name="王小二", unsafe="on", lang="en")
    assert answer.status_code == 422
    page = Parsed(answer.text)
    fields = {each["name"]: each for each in page.all("input", "textarea") if "name" in each}
    assert fields["phone"]["value"] == "12ab"
    assert fields["phone"]["aria-invalid"] == "true"
    assert fields["name"]["value"] == "王小二"
    assert "checked" in fields["unsafe"]
    assert page.all("script") == []
    assert "onfocus" not in {name for each in page.all("textarea", "input") for name in each}
    assert "Not a phone number" in answer.text
    assert fields["once"]["value"] != once
    assert await superuser.fetchval("select count(*) from cases") == 0
    again = await sent(town, str(fields["once"]["value"]), content="改好了", phone="13812345678")
    assert again.status_code == 200
    empty = await sent(town, "0" * 32, unsafe="on")
    assert (empty.status_code, await superuser.fetchval("select count(*) from cases")) == (422, 1)


async def test_a_report_that_is_refused_leaves_no_session(address: str, superuser: asyncpg.Connection) -> None:
    """A house without organisations can take nothing in."""
    async with httpx.AsyncClient(base_url=address) as http:
        answer = await http.post("/h5/report", data={"once": "0" * 32, "content": "着火了"})
    assert (answer.status_code, "着火了" in answer.text) == (503, True)
    assert await superuser.fetchval("select count(*) from sessions") == 0


async def test_the_way_out_tells_nothing_and_forgets(town: StoryTown) -> None:
    _, once = await shown(town)
    answer = await sent(town, once, content="他在家")
    town.http.cookies.set("anmin_session", answer.cookies["anmin_session"])
    left = await town.http.get("/h5/leave")
    assert not re.search("警|报|110|police|report", left.text.partition("<body>")[2])
    assert "Max-Age=0" in left.headers["set-cookie"]
    assert left.headers["clear-site-data"] == '"cache", "storage"'
    for page in (answer, left):
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert "script" not in page.headers["content-security-policy"].replace("default-src 'none'", "")


async def test_another_sites_form_with_our_cookie_is_refused(town: StoryTown) -> None:
    _, once = await shown(town)
    headers = {**HTML, "cookie": "anmin_session=x", "origin": "https://elsewhere.example"}
    answer = await town.http.post("/h5/report", content=f"once={once}&content=x", headers=headers)
    assert answer.status_code == 403
    json_body = await town.http.post("/h5/report", json={"once": once, "content": "x"})
    assert json_body.status_code == 415


async def test_the_form_speaks_both_languages(town: StoryTown) -> None:
    chinese, _ = await shown(town)
    english, _ = await shown(town, lang="en")
    assert '<html lang="zh-CN">' in chinese
    assert '<html lang="en">' in english
    assert "What is happening" in english


def test_every_field_has_a_label_and_nothing_comes_from_elsewhere() -> None:
    page = Parsed(form_page(View(lang="zh", once="0" * 32, typed=Typed(content="x"))))
    labelled = {each["for"] for each in page.all("label")}
    assert {each["id"] for each in page.all("input", "textarea") if each.get("type") != "hidden"} == labelled
    assert page.all("script", "img", "link", "iframe") == []
    assert all(not str(each.get("href", "/")).startswith("http") for each in page.all("a"))
