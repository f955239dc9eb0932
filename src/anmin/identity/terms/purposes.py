"""Why somebody's data is looked at. Rooms above add purposes of their own to `identity.purposes`."""

from anmin.kernel.words import Code, Fault


class Purpose(Code):
    OWN_COPY = "own_copy", "本人查阅、复制", "Read or copied by the person"
    OWN_REQUEST = (
        "own_request",
        "本人申请实名核实，在受理机构办理",
        "The person asked this office to confirm their name",
    )


PURPOSE_UNKNOWN = Fault("purpose_unknown", 422, "没有这个查看目的。", "There is no such purpose.")
