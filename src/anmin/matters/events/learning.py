"""Facts about the classifier of categories: how much it learnt from, and how often it was right."""

from anmin.kernel.words import Event, fact


@fact("类别模型已更新", "Categories were learnt anew")
class CategoriesLearnt(Event, frozen=True):
    """`first`, `top_three`: shares of 0 to 1 of the `tested` ones that were not learnt from."""

    examples: int
    categories: int
    tested: int
    first: float
    top_three: float
