"""Files of organisations and the plan of an import, without a database."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.identity.model.organisation_files import MOST_ROWS, Reading, read, write
from anmin.identity.model.organisation_plan import Plan, Standing, plan
from anmin.identity.model.organisations import Organisation, Particulars
from anmin.identity.terms.organisations import FileFormat, OrganisationKind
from anmin.kernel.ids import new_id

HEAD = "code,name,kind,parent,valid_from\n"


def organisation(code: str, parent: Organisation | None = None, **fields: object) -> Organisation:
    more = {"name": code, "kind": OrganisationKind.TOWN, "valid_from": date(2020, 1, 1), **fields}
    return Organisation(id=new_id(), parent=parent and parent.id, version=1, particulars=Particulars(code=code, **more))


def standing(*organisations: Organisation, own: set[UUID] | None = None, in_use: set[UUID] = frozenset()) -> Standing:
    top = next((each.id for each in organisations if each.parent is None), None)
    mine = {each.id for each in organisations} if own is None else own
    return Standing(organisations, frozenset(mine), top, frozenset(in_use))


def planned(content: str, stands: Standing, form: FileFormat = FileFormat.CSV) -> Plan:
    reading = read(content, form)
    assert not reading.wrong, reading.wrong
    return plan(reading.rows, stands, new_id)


def codes(reading: Reading | Plan) -> list[tuple[str, str]]:
    return [(each.path, each.code) for each in reading.wrong]


@pytest.mark.parametrize(
    ("content", "form", "path", "code"),
    [
        ("", FileFormat.CSV, "$", "file_empty"),
        (HEAD, FileFormat.CSV, "$", "file_empty"),
        ("organisation = 3", FileFormat.TOML, "$", "file_unreadable"),
        ("[[organisation", FileFormat.TOML, "$", "file_unreadable"),
        ("organisation = [1]", FileFormat.TOML, "$[1]", "missing"),
        (HEAD + "A,甲,town,,2020-01-01\nB,乙,castle,,2020-01-01\n", FileFormat.CSV, "$[2].kind", "unknown_code"),
        (HEAD + "A,甲,town,,yesterday\n", FileFormat.CSV, "$[1].valid_from", "wrong_form"),
        (HEAD + "A B,甲,town,,2020-01-01\n", FileFormat.CSV, "$[1].code", "wrong_form"),
        (HEAD + f"{'9' * 31},甲,town,,2020-01-01\n", FileFormat.CSV, "$[1].code", "too_long"),
        (HEAD + ",甲,town,,2020-01-01\n", FileFormat.CSV, "$[1]", "missing"),
        (HEAD + "A,甲\x00乙,town,,2020-01-01\n", FileFormat.CSV, "$[1].name", "wrong_form"),
        (HEAD + "A,甲,town,,2020-01-01,extra\n", FileFormat.CSV, "$[1]", "unknown_field"),
        ("code,name,kind,valid_from,chief\nA,甲,town,2020-01-01,x\n", FileFormat.CSV, "$[1]", "unknown_field"),
        (
            "code,name,kind,valid_from,valid_to\nA,甲,town,2020-01-02,2020-01-01\n",
            FileFormat.CSV,
            "$[1]",
            "organisation_period",
        ),
        ("code,name,kind,valid_from,phone\nA,甲,town,2020-01-01,call me\n", FileFormat.CSV, "$[1].phone", "wrong_form"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(content: str, form: FileFormat, path: str, code: str) -> None:
    reading = read(content, form)
    assert (path, code) in codes(reading)
    assert all(each.zh and each.en for each in reading.wrong)


def test_too_many_rows_are_refused_as_a_whole() -> None:
    rows = "".join(f"C{n},甲,town,,2020-01-01\n" for n in range(MOST_ROWS + 1))
    reading = read(HEAD + rows, FileFormat.CSV)
    assert codes(reading) == [("$", "too_many_rows")]
    assert not reading.rows


@given(st.text(max_size=300), st.sampled_from(FileFormat))
def test_no_text_breaks_the_reader(content: str, form: FileFormat) -> None:
    reading = read(content, form)
    assert reading.rows or reading.wrong


def test_toml_and_a_byte_order_mark_are_read() -> None:
    toml = '[[organisation]]\ncode = "A"\nname = "甲"\nkind = "town"\nvalid_from = 2020-01-01\n'
    csv = "\ufeff" + HEAD + "A,甲,town,,2020-01-01\r\n\r\n"
    assert read(toml, FileFormat.TOML).rows == read(csv, FileFormat.CSV).rows


def test_a_parent_may_come_later_in_the_file() -> None:
    top = organisation("TOP")
    result = planned(HEAD + "B,乙,village,A,2020-01-01\nA,甲,town,TOP,2020-01-01\n", standing(top))
    by_code = {each.particulars.code: each for each in result.added}
    assert not result.wrong
    assert by_code["B"].parent == by_code["A"].id
    assert by_code["A"].parent == top.id


def test_a_row_without_parent_goes_under_the_top_and_a_known_one_stays() -> None:
    top = organisation("TOP")
    town = organisation("A", top)
    village = organisation("B", town, kind=OrganisationKind.VILLAGE)
    result = planned(HEAD + "B,新名,village,,2020-01-01\nC,丙,town,,2020-01-01\n", standing(top, town, village))
    ((before, after),) = result.changed
    assert (before, after.parent, after.version) == (village, town.id, 2)
    assert [each.parent for each in result.added] == [top.id]


def test_an_empty_house_gets_one_top() -> None:
    one = planned(HEAD + "A,甲,town,T,2020-01-01\nT,顶,city,,2020-01-01\n", standing())
    assert not one.wrong
    assert [each.parent is None for each in one.added] == [False, True]
    two = planned(HEAD + "T,顶,city,,2020-01-01\nU,顶,city,,2020-01-01\n", standing())
    assert codes(two) == [("$[2].parent", "one_top")]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("A,甲,town,NONE,2020-01-01\n", [("$[1].parent", "parent_unknown")]),
        ("X,甲,town,,2020-01-01\nX,乙,town,,2020-01-01\n", [("$[2].code", "code_twice")]),
        ("X,甲,town,Y,2020-01-01\nY,乙,town,X,2020-01-01\n", [("$[1].parent", "circle"), ("$[2].parent", "circle")]),
        ("X,甲,town,X,2020-01-01\n", [("$[1].parent", "circle")]),
        ("A,甲,town,B,2020-01-01\n", [("$[1].parent", "circle")]),
        ("TOP,顶,city,A,2020-01-01\n", [("$[1].parent", "one_top"), ("$[1].parent", "circle")]),
    ],
)
def test_rows_that_contradict_the_tree(rows: str, wrong: list[tuple[str, str]]) -> None:
    top = organisation("TOP")
    town = organisation("A", top)
    village = organisation("B", town)
    assert codes(planned(HEAD + rows, standing(top, town, village))) == wrong


def test_what_lies_outside_ones_own_part_is_refused() -> None:
    top = organisation("TOP")
    mine, theirs = organisation("MINE", top), organisation("THEIRS", top)
    stands = standing(top, mine, theirs, own={mine.id})
    rows = (
        "THEIRS,新名,town,,2020-01-01\nX,丙,town,THEIRS,2020-01-01\nMINE,MINE,town,THEIRS,2020-01-01\n"
        "Y,丁,town,MINE,2020-01-01\n"
    )
    assert codes(planned(HEAD + rows, stands)) == [(f"$[{n}]", "outside_scope") for n in (1, 2, 3)]


def test_nothing_closes_over_people_or_open_children() -> None:
    top = organisation("TOP")
    town = organisation("A", top)
    village = organisation("B", town)
    head = "code,name,kind,valid_from,valid_to\n"
    closing = head + "A,A,town,2020-01-01,2026-01-01\n"
    assert codes(planned(closing, standing(top, town, village))) == [("$[1].valid_to", "still_in_use")]
    both = closing + "B,B,town,2020-01-01,2026-01-01\n"
    assert not planned(both, standing(top, town, village)).wrong
    assert codes(planned(both, standing(top, town, village, in_use={village.id}))) == [
        ("$[2].valid_to", "still_in_use")
    ]


@st.composite
def trees(draw: st.DrawFn) -> list[Organisation]:
    made = [organisation("C0")]
    for n in range(1, draw(st.integers(1, 12))):
        name = draw(st.text("甲乙 ,\"'=+\n;-x", min_size=1, max_size=6)).replace("\n", " ").strip() or "名"
        made.append(
            organisation(f"C{n}", draw(st.sampled_from(made)), name=name, area=draw(st.sampled_from(["", "城北，东"])))
        )
    return made


@given(trees())
def test_an_exported_tree_read_back_changes_nothing(tree: list[Organisation]) -> None:
    result = planned(write(tree), standing(*tree))
    assert (result.added, result.changed, result.unchanged, result.wrong) == ((), (), len(tree), ())


@given(trees(), st.randoms())
def test_rows_in_any_order_build_the_same_tree(tree: list[Organisation], random: object) -> None:
    lines = write(tree).splitlines()
    rows = lines[1:]
    random.shuffle(rows)  # type: ignore[attr-defined]
    result = planned("\r\n".join([lines[0], *rows]), standing())
    assert not result.wrong
    ids = {each.id: each.particulars.code for each in result.added}
    made = {each.particulars.code: ids.get(each.parent) for each in result.added}
    old = {each.id: each.particulars.code for each in tree}
    assert made == {each.particulars.code: old.get(each.parent) for each in tree}
