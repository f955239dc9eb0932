"""Words of the organisation tree: kinds of office, the permission to change it, every refusal."""

from anmin.kernel.words import Code, Fault, Permission

MANAGE_ORGANISATIONS = Permission("identity.manage_organisations", "管理机构", "Manage organisations")


class OrganisationKind(Code):
    CITY = "city", "市", "City"
    DISTRICT = "district", "区", "District"
    COUNTY = "county", "县", "County"
    TOWN = "town", "乡镇（街道）", "Town or subdistrict"
    VILLAGE = "village", "村（社区）", "Village or neighbourhood"
    POLICE_BUREAU = "police_bureau", "公安局（分局）", "Police bureau"
    POLICE_STATION = "police_station", "派出所", "Police station"
    POLICE_UNIT = "police_unit", "警种部门", "Police unit"
    DEPARTMENT = "department", "职能部门", "Department"
    COMPANY = "company", "企事业单位", "Company or institution"
    TEAM = "team", "专业队伍", "Team"


class OrganisationQuiet(Code):
    """Why an action on the tree said nothing."""

    SAME = "same", "内容没有变化", "Nothing differs"
    DRY_RUN = "dry_run", "仅为试运行", "It was a dry run"


class FileFormat(Code):
    CSV = "csv", "CSV 表格", "CSV"
    TOML = "toml", "TOML 文件", "TOML"


ORGANISATION_UNKNOWN = Fault("organisation_unknown", 404, "没有这个机构。", "There is no such organisation.")
ORGANISATION_CODE_TAKEN = Fault(
    "organisation_code_taken", 409, "这个机构代码已被使用。", "This organisation code is already in use."
)
ROOT_EXISTS = Fault("root_exists", 409, "最上级机构只能有一个。", "There can be only one organisation at the top.")
ORGANISATION_PERIOD = Fault(
    "organisation_period", 422, "停用日期不能早于启用日期。", "An organisation cannot end before it begins."
)
ORGANISATION_CLOSED = Fault("organisation_closed", 409, "该机构已停用。", "This organisation is closed.")
MOVE_INTO_ITSELF = Fault(
    "move_into_itself", 409, "机构不能移到自己或下级之下。", "An organisation cannot move below itself."
)
ROOT_STAYS = Fault(
    "root_stays", 409, "最上级机构不能移动或停用。", "The topmost organisation cannot be moved or closed."
)
STILL_HAS_STAFF = Fault(
    "still_has_staff",
    409,
    "该机构还有 {count} 名人员，请先调离。",
    "The organisation still has {count} staff; move them first.",
)
STILL_HAS_CHILDREN = Fault(
    "still_has_children",
    409,
    "该机构还有 {count} 个下级机构未停用。",
    "The organisation still has {count} open organisations below it.",
)
ORGANISATIONS_REFUSED = Fault(
    "organisations_refused", 422, "文件有问题，未写入任何内容。", "The file has problems; nothing was written."
)
