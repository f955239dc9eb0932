"""The organisation tree in memory: who stands above whom. A copy that follows the journal; the database decides."""

from collections.abc import Iterable, Mapping
from uuid import UUID

OFFICE = "office:"


class OrganisationTree:
    """Filled by `load`, which replaces the whole; readers always see one whole tree."""

    def __init__(self) -> None:
        self._above: Mapping[UUID, tuple[UUID, ...]] = {}
        self._codes: Mapping[str, UUID] = {}
        self._topics: Mapping[str, tuple[str, ...]] = {}

    def load(self, rows: Iterable[tuple[UUID, str, UUID | None]]) -> None:
        """Take rows of (id, code, parent); a parent that is missing or leads in a circle ends the way up."""
        listed = list(rows)
        parents = {organisation: parent for organisation, _, parent in listed}
        above: dict[UUID, tuple[UUID, ...]] = {}
        for organisation in parents:
            _climb(organisation, parents, above)
        self._codes = {code: organisation for organisation, code, _ in listed}
        self._above = above
        self._topics = {f"{OFFICE}{at}": tuple(f"{OFFICE}{each}" for each in way) for at, way in above.items()}

    def ancestors(self, organisation: UUID) -> tuple[UUID, ...]:
        """The organisation and all above it, nearest first; only itself when it is not known."""
        return self._above.get(organisation, (organisation,))

    def by_code(self, code: str) -> UUID | None:
        return self._codes.get(code)

    def topics_above(self, topic: str) -> tuple[str, ...]:
        """`office:<id>` with the topics of all offices above it; any other topic alone."""
        return self._topics.get(topic, (topic,))

    def __len__(self) -> int:
        return len(self._above)


def _climb(start: UUID, parents: Mapping[UUID, UUID | None], above: dict[UUID, tuple[UUID, ...]]) -> None:
    """Fill in the ways up from `start`, without recursion: a tree may be deeper than the stack."""
    path: list[UUID] = []
    on_path: set[UUID] = set()
    at: UUID | None = start
    while at is not None and at in parents and at not in above and at not in on_path:
        path.append(at)
        on_path.add(at)
        at = parents[at]
    way = above.get(at, ()) if at is not None else ()
    for organisation in reversed(path):
        way = (organisation, *way)
        above[organisation] = way
