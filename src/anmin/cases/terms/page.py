"""Words of the page of a case."""

from anmin.kernel.words import Code


class LevelBy(Code):
    """What proposed the first level where it was no row of the register of rules."""

    SILENT = "silent", "静默报警，一律为最高等级", "A silent alarm is always of the highest level"
    CATEGORY = "category", "按警情类别的默认等级", "By the level that the category has by default"
    DEFAULT = "default", "未符合任何规则，按一般警情", "No rule applied: ordinary"
