"""What may be told of a matter to anybody: by category and flag, in coarse figures, from the middle of a cell. And the form."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from anmin.cases.catalogue.categories import CATEGORIES
from anmin.cases.catalogue.seeds import planted
from anmin.cases.earth import metres_between
from anmin.cases.model.public import CELL, SHOWABLE, WIDE, Seen, blurred, cell_of, coarse_minutes, stage_of
from anmin.cases.terms.cases import CaseKind, CaseState, Flag
from anmin.cases.terms.stages import PublicStage
from anmin.territory.point import Point
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown

LIGHTS_OUT = "030302"
CATEGORY = {row.code: row for row in planted(CATEGORIES)}


async def test_the_report_form_comes_in_one_answer(town: StoryTown) -> None:
    form = await town.call(None, "GET", "/intake")
    known = {each["code"]: each for each in form["categories"]}
    assert all(each["parent"] in known for each in form["categories"] if each["parent"])
    assert not known["01"]["offered"]
    assert (known["0101"]["offered"], "0107" in known, known["060102"]["police"]) == (True, False, False)
    assert known.keys() >= {code for code, row in CATEGORY.items() if row.public}
    templates = {each["template"] for each in form["categories"] if each["offered"]}
    assert {each["template"] for each in form["questions"]} <= templates
    assert all(bool(each["choices"]) == (each["kind"] == "choice") for each in form["questions"])
    assert [each["order"] for each in form["tags"]] == sorted(each["order"] for each in form["tags"])
    assert {"tags", "phrases", "limits", "flags", "received"} <= {name for name, value in form.items() if value}
    assert "unsafe_to_call" in form["flags"]
    assert not {"test", "drill", "restricted"} & set(form["flags"])
    assert {each["kind"] for each in form["limits"]} == {"photo", "voice", "video", "document"}


def test_what_is_done_to_a_person_is_never_shown_near() -> None:
    shown = {row.code for row in CATEGORY.values() if row.nearby}
    assert len(shown) > 30
    assert {code[:2] for code in shown} == {"02", "03", "05", "06"}
    assert {code[:4] for code in shown if code[:2] in ("02", "05")} == {"0208", "0209", "0505", "0506", "0507"}
    assert not shown & {"030103", "030104", "030201", "020801", "020901", "05050101"}


def test_a_new_flag_is_not_shown_until_somebody_says_so() -> None:
    row = CATEGORY[LIGHTS_OUT]
    plain = Seen(kind=CaseKind.EMERGENCY, state=CaseState.RECEIVED, tag="", flags=())
    told = [flag for flag in Flag if cell_of(msgspec.structs.replace(plain, flags=(flag,)), row)]
    assert told == [flag for flag in Flag if flag in SHOWABLE]
    assert (cell_of(msgspec.structs.replace(plain, tag="robbery"), row), cell_of(plain, None)) == (None, None)
    assert not SHOWABLE & {Flag.QUIET, Flag.UNSAFE_TO_CALL, Flag.RESTRICTED, Flag.MINOR}


def test_an_everyday_matter_of_the_desk_is_shown_in_a_wide_cell_and_no_petition_ever() -> None:
    def shown(code: str, kind: CaseKind, state: CaseState = CaseState.TAKEN) -> int | None:
        return cell_of(Seen(kind=kind, state=state, tag="", flags=()), CATEGORY[code])

    lamp, vending, homicide = "060102", "060101", "010101"
    assert [shown(lamp, kind) for kind in CaseKind] == [CELL, CELL, None, None]
    assert [shown(vending, kind) for kind in CaseKind] == [None, WIDE, None, None]
    assert shown(vending, CaseKind.SERVICE, CaseState.RECEIVED) is None, "nobody has looked at it yet"
    assert shown(homicide, CaseKind.SERVICE) is None


def test_every_state_has_a_public_stage() -> None:
    found = {state: stage_of(state, on_scene=False) for state in CaseState if state is not CaseState.SCHEDULED}
    assert found[CaseState.HANDLING] is PublicStage.ON_THE_WAY
    assert stage_of(CaseState.HANDLING, on_scene=True) is PublicStage.ON_SCENE
    assert PublicStage.WAITING_FOR_YOU not in found.values()
    assert [coarse_minutes(timedelta(minutes=each)) for each in (-1, 4, 5, 14)] == [0, 0, 5, 10]


@given(st.floats(-180, 180), st.floats(-85, 85), st.floats(0, 1), st.floats(0, 1))
def test_two_points_of_a_cell_look_the_same_and_the_middle_is_near(
    lon: float, lat: float, east: float, up: float
) -> None:
    middle = blurred(lon, lat)
    assert metres_between(Point(lon, lat), middle) < CELL
    tall, wide = 0.0002 * (up - 0.5), 0.0002 * (east - 0.5)
    assert blurred(middle.lon, middle.lat) == middle
    assert blurred(max(-180, min(180, middle.lon + wide)), middle.lat + tall) == middle
