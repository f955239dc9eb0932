"""The organisation tree in memory against the plainest way of walking up."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from anmin.identity.tree import OrganisationTree

Parents = dict[int, int | None]


@st.composite
def forests(draw: st.DrawFn) -> Parents:
    size = draw(st.integers(1, 30))
    return {n: draw(st.one_of(st.none(), st.integers(0, n - 1))) if n else None for n in range(size)}


def loaded(parents: Parents) -> OrganisationTree:
    tree = OrganisationTree()
    tree.load(
        (UUID(int=n), f"c{n}", None if parent is None else UUID(int=parent)) for n, parent in reversed(parents.items())
    )
    return tree


def naive(n: int, parents: Parents) -> list[UUID]:
    way: list[UUID] = []
    at: int | None = n
    while at is not None:
        way.append(UUID(int=at))
        at = parents[at]
    return way


@given(forests())
def test_ancestors_are_the_way_up_nearest_first(parents: Parents) -> None:
    tree = loaded(parents)
    for n in parents:
        assert list(tree.ancestors(UUID(int=n))) == naive(n, parents)
        assert tree.by_code(f"c{n}") == UUID(int=n)
        assert tree.topics_above(f"office:{UUID(int=n)}") == tuple(f"office:{each}" for each in naive(n, parents))


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 14), min_size=1))
def test_circles_and_missing_parents_end_the_way_up(parents: dict[int, int]) -> None:
    tree = loaded(dict(parents))
    for n in parents:
        way = tree.ancestors(UUID(int=n))
        assert way[0] == UUID(int=n)
        assert len(way) == len(set(way)) <= len(parents)


def test_what_is_not_known_stands_alone() -> None:
    tree = loaded({0: None})
    stranger = UUID(int=99)
    assert tree.ancestors(stranger) == (stranger,)
    assert tree.topics_above(f"office:{stranger}") == (f"office:{stranger}",)
    assert tree.topics_above("person:1") == ("person:1",)
    assert tree.by_code("nowhere") is None


def test_a_very_deep_tree_is_no_matter_of_the_stack() -> None:
    depth = 3_000
    tree = loaded({n: n - 1 if n else None for n in range(depth)})
    assert len(tree.ancestors(UUID(int=depth - 1))) == depth


def test_loading_again_forgets_what_is_gone() -> None:
    tree = loaded({0: None, 1: 0})
    tree.load([(UUID(int=0), "c0", None)])
    assert tree.by_code("c1") is None
    assert len(tree) == 1
