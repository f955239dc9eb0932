"""Facts about the seals."""

from anmin.kernel.words import Event, fact


@fact("核对封条", "The newest seals were checked")
class SealsChecked(Event, frozen=True):
    """`first` to `last`: the seals that were walked. `holds`: nothing was found to be changed."""

    first: int
    last: int
    lines: int
    holds: bool
