"""Words of likely duplicates: why two reports may be of one matter. A person decides; nothing is merged by itself."""

from anmin.kernel.words import Code


class Likeness(Code):
    """A reason, with `{value}` in metres, minutes or percent where it has one."""

    NEAR = "near", "相距约 {value} 米", "About {value} m apart"
    ADDRESS = "address", "地点文字相似 {value}%", "{value} % alike in the words of the place"
    TIME = "time", "相隔 {value} 分钟", "{value} min apart"
    TEXT = "text", "报警内容相似 {value}%", "{value} % alike in words"
    CATEGORY = "category", "警情类别相同", "The same category"
    BRANCH = "branch", "警情类别相近", "A category of the same kind"
    PERSON = "person", "同一报警人", "The same caller"
    PHONE = "phone", "同一电话号码", "The same telephone number"
