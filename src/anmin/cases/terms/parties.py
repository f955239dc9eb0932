"""Words of involved parties: which field of one is asked for, the purpose, refusals."""

from anmin.kernel.words import Code, Fault


class PartyField(Code):
    NAME = "name", "姓名", "Name"
    PHONE = "phone", "电话", "Phone"
    DOCUMENT = "document", "证件号码", "Document number"
    ADDRESS = "address", "住址", "Address"
    NOTE = "note", "备注", "Note"


class PartyPurpose(Code):
    INVOLVED = "case_party", "办理警情联系当事人", "Dealing with a party of a case"


PARTY_UNKNOWN = Fault(
    "party_unknown", 404, "没有这位当事人，或不在您的范围内。", "There is no such party within your reach."
)
