"""Electric fishing in two rivers (NY-24): one tip split to two counties, both tracked, one result back to the tipster."""

from tests.stories.more import assessed_and_handed, founded, shown, visited
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown

TOLD = (
    "一条举报说两条河有人电鱼，同时交两县公安局，一县主办一县协办，各自到场反馈；"
    "一县未办完不能答复；两县办结后合并答复，举报人凭会话查看结果。"
)
COUNTIES = {"XIHE": "xihe", "BAIHE": "baihe"}


async def test_electric_fishing(town: StoryTown) -> None:
    await founded(
        town,
        "XIHE,西河县公安局（虚构）,Xihe County Bureau,police_bureau,CITY",
        "BAIHE,白河县公安局（虚构）,Baihe County Bureau,police_bureau,CITY",
    )
    for office, name in COUNTIES.items():
        await town.staff(name, "officer", office)
    await town.passes(days=1)
    await town.at("08:30")
    told = {"kind": "petition", "call_kind": "complaint", "content": "西峡鹤河、新野白河都有人电打鱼", "place": HERE}
    tip = await town.call(None, "POST", "/cases", **told)
    case, tipster = tip["case"], tip["token"]
    assert (await town.call(None, "GET", "/public/matters"))["matters"] == [], "a tip is shown to nobody"
    await town.at("08:40")
    orders = await assessed_and_handed(town, case, "XIHE", "BAIHE", kind="petition", urgency="complex")
    for who in COUNTIES.values():
        await town.call(who, "POST", f"/matters/{case}/acceptance")
        [line] = (await town.call(who, "GET", "/matters", column="handling"))["matters"]
        assert line["case"] == case
    parts = (await town.call("dispatcher", "GET", f"/matters/{case}"))["parts"]
    assert {each["responsible"] for each in parts} == {str(town.ids[each]) for each in COUNTIES.values()}

    await town.at("11:00")
    await visited(town, "xihe", orders["XIHE"], "鹤河查获电鱼两人，收缴电瓶", arrives=True)
    answer = await town.call("xihe", "POST", f"/matters/{case}/answers", text="鹤河查获两人；白河查获一人。")
    review = f"/matters/{case}/answers/{answer}/review"
    assert (await town.call("dispatcher", "POST", review, 409, give=True))["code"] == "cannot_close"
    await town.at("15:00")
    await visited(town, "baihe", orders["BAIHE"], "白河查获一人，移交渔政", arrives=True, final=True)
    await town.at("16:00")
    await town.call("dispatcher", "POST", review, give=True)
    assert (await shown(town, case))["concluded_at"]
    seen = await town.call(tipster, "GET", f"/cases/{case}")
    assert (seen["outcome"], seen["steps"][-1]["says"]["zh"]) == ("鹤河查获两人；白河查获一人。", "已答复")
    await town.call(tipster, "POST", f"/cases/{case}/ratings", verdict="satisfied")
    await page(town, "electric-fishing", "两河电鱼 Electric fishing in two rivers", TOLD, case)
