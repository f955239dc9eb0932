"""The menu of services: enough that work, in order, switched by their dates."""

import re

import httpx

from anmin.channels.h5.menu import SERVICES
from anmin.channels.h5.terms import ServiceGroup
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import end_register_row
from anmin.kernel.registers.bodies import EndRegisterRow

BUREAU = Caller(HOUSE, channel="cli")


async def test_more_than_twenty_services_stand_in_order(address: str) -> None:
    async with httpx.AsyncClient(base_url=address) as client:
        menu = (await client.get("/api/v1/services")).json()
        form = await client.get("/h5/report")
    assert len(menu) >= 20
    assert [each["order"] for each in menu] == sorted(each["order"] for each in menu)
    groups = [each["group"] for each in menu]
    assert list(dict.fromkeys(groups)) == [group.value for group in ServiceGroup]
    assert len({each["address"] for each in menu}) == len(menu)
    assert {each["address"] for each in menu} >= {"tel:110", "/silent", "/report", "/h5/report"}
    assert form.status_code == 200
    assert not [each for each in menu if re.search("[\u4e00-\u9fff]", each["en"])]
    assert not [each for each in menu if each["group"] == "help" and each["sign_in"]]


async def test_an_entry_is_switched_off(house: House, address: str) -> None:
    await end_register_row.run(house, BUREAU, EndRegisterRow(register=SERVICES.code, code="voice"))
    async with house.db.transaction(EVERYTHING) as conn:
        await house.service(Registers).reload(conn, SERVICES)
    async with httpx.AsyncClient(base_url=address) as client:
        codes = [each["code"] for each in (await client.get("/api/v1/services")).json()]
    assert "voice" not in codes
    assert "photo" in codes


def test_an_entry_leads_to_a_page_of_ours_or_to_a_telephone() -> None:
    row = {"code": "x", "group": "help", "order": 1, "zh": "某", "en": "x", "icon": "x"}
    for address in ("https://elsewhere", "//elsewhere", "javascript:x", "/a b", "tel:me"):
        assert isinstance(SERVICES.read({**row, "address": address}), tuple), address
    assert not isinstance(SERVICES.read({**row, "address": "/report?with=photo"}), tuple)
