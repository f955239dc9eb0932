"""The pages as they are served: found, guarded, kept, and small."""

import re
from base64 import b64encode
from hashlib import sha256

import httpx

from tests.faces.conftest import Stage
from tests.faces.looking import PHONE


async def test_each_face_has_its_page(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, headers={"accept": "text/html"}) as client:
        for path, title in (("/", "安民"), ("/matters", "安民"), ("/console/desk", "工作台"), ("/officer/", "处警")):
            answer = await client.get(path)
            assert answer.status_code == 200
            assert title in answer.text
            policy = answer.headers["content-security-policy"]
            assert answer.headers["cache-control"] == "no-cache"
            [own] = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
            assert f"script-src 'self' 'sha256-{b64encode(sha256(own.encode()).digest()).decode()}';" in policy
        again = await client.get("/", headers={"if-none-match": (await client.get("/")).headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert (await client.get("/api/v1/nothing")).status_code == 404
        assert (await client.get("/assets/../../../pyproject.toml")).status_code == 404
        assert (await client.get("/assets/nothing.js")).status_code == 404


async def test_built_files_are_kept_for_ever_and_sent_small(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, headers={"accept-encoding": "br"}) as client:
        page = (await client.get("/", headers={"accept": "text/html", "accept-encoding": "identity"})).text
        [script] = re.findall(r'<script[^>]* src="([^"]+)"', page)
        answer = await client.get(script)
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith("text/javascript")
        assert (await client.head(script)).content == b""


async def test_the_citizens_home_opens(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/", PHONE)
    assert await page.title()
