"""The words of the registers: what happened to a row, why nothing happened, and every refusal. Decides nothing."""

from datetime import UTC, datetime

import msgspec

from anmin.kernel.words import Code, Fault, Wrong

MAX_ROWS = 20_000
MAX_BYTES = 5_000_000
MAX_COLUMNS = 64

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""Since when the first rows hold, and the earliest instant a row may begin."""
LATEST = datetime(2200, 1, 1, tzinfo=UTC)


class Change(Code):
    ADDED = "added", "新增", "Added"
    CHANGED = "changed", "变更", "Changed"
    ENDED = "ended", "终止", "Ended"


class Quiet(Code):
    """Why an action said nothing."""

    SAME = "same", "内容没有变化", "Nothing differs"
    DRY_RUN = "dry_run", "仅为试运行", "It was a dry run"
    PLANTED = "planted", "初始数据已在", "The first rows are there already"
    CONTRADICTED = "contradicted", "初始数据与现有各行矛盾", "The first rows would contradict those that stand"


REGISTER_UNKNOWN = Fault("register_unknown", 404, "没有这张基础数据表。", "There is no such register.")
ROW_UNKNOWN = Fault("row_unknown", 404, "表中没有这个代码。", "The register has no row of this code.")
ROW_REFUSED = Fault("row_refused", 422, "这一行不符合要求。", "The row cannot be accepted.")
ROWS_REFUSED = Fault(
    "rows_refused", 422, "改动后各行之间互相矛盾。", "After this change the rows would contradict each other."
)
NEEDS_CORRECT = Fault(
    "needs_correct",
    422,
    "生效时间在过去：如确为更正，请注明“更正”。",
    "The change is dated in the past: say that it is a correction.",
)
TIME_REFUSED = Fault(
    "time_refused",
    422,
    "生效时间应在 1970 年至 2200 年之间，且终止晚于生效。",
    "Times must lie between 1970 and 2200, and the end must come after the beginning.",
)
REGISTER_FULL = Fault("register_full", 422, "一张表最多 {limit} 个代码。", "A register holds at most {limit} codes.")
FILE_MISSING = Fault(
    "file_missing", 422, "请给出文件或文本，只给其一。", "Give a file or a text, and only one of them."
)
FILE_UNREADABLE = Fault(
    "file_unreadable",
    422,
    "文件无法读取：应为 CSV（UTF-8 或 GB18030）或 XLSX。",
    "The file cannot be read: CSV (UTF-8 or GB18030) or XLSX is expected.",
)
FILE_TOO_LONG = Fault(
    "file_too_long",
    422,
    "文件过大：最多 {rows} 行、{columns} 列。",
    "The file is too large: at most {rows} rows and {columns} columns.",
)
IMPORT_REFUSED = Fault(
    "import_refused", 422, "文件有问题，未写入任何内容。", "The file has problems; nothing was written."
)
DRY_RUN_FIRST = Fault(
    "dry_run_first",
    422,
    "请先试运行，再带上试运行返回的凭据正式导入。",
    "Make a dry run first and apply the import with the token it returns.",
)


class Complaint(msgspec.Struct, frozen=True):
    """What can be wrong with a cell, a row or a file, with `str.format` texts."""

    code: str
    zh: str
    en: str

    def at(self, path: str, **values: object) -> Wrong:
        return Wrong(path, self.code, self.zh.format(**values), self.en.format(**values))


MISFIT = Complaint("misfit", "“{zh}”应为{form_zh}。", "“{en}” must be {form_en}.")
MISSING = Complaint("missing", "缺少“{zh}”。", "“{en}” is missing.")
FIELDS_CONTRADICT = Complaint("fields_contradict", "各项互相矛盾。", "The fields contradict each other.")
UNKNOWN_FIELD = Complaint("unknown_field", "没有这一项。", "There is no such field.")
CODE_FORM = Complaint(
    "code_form",
    "代码应为 1 到 64 个字母、数字或 _ . : -，以字母或数字开头。",
    "A code has 1 to 64 letters, digits or _ . : - and begins with a letter or digit.",
)
FILE_EMPTY = Complaint("file_empty", "文件是空的。", "The file is empty.")
NO_HEADING = Complaint("no_heading", "这一列没有标题或标题不认识。", "This column has no heading or an unknown one.")
HEADING_TWICE = Complaint("heading_twice", "“{zh}”出现了两次。", "“{en}” appears twice.")
HEADING_MISSING = Complaint("heading_missing", "缺少“{zh}”这一列。", "The column “{en}” is missing.")
CODE_TWICE = Complaint("code_twice", "与第 {line} 行的代码相同。", "The code is the same as in line {line}.")
FORMULA = Complaint("formula", "单元格是公式：请粘贴为数值。", "The cell holds a formula: paste its value instead.")
CELL_FAULTY = Complaint("cell_faulty", "单元格是错误值或过长。", "The cell holds an error or is too long.")
