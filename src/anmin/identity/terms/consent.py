"""Words of the consent log: what one consents to, and every refusal."""

from anmin.kernel.words import Code, Fault, Permission

MANAGE_CONSENT_TEXTS = Permission("identity.manage_consent_texts", "发布告知同意书", "Publish consent texts")


class ConsentKind(Code):
    """Each is asked separately (PIPL articles 14, 29 and 31); more kinds are added with the rooms that need them."""

    PRIVACY_POLICY = "privacy_policy", "隐私政策", "Privacy policy"
    REAL_NAME = "real_name", "实名核验", "Real-name verification"
    PRECISE_LOCATION = "precise_location", "精确位置", "Precise location"
    BIOMETRICS = "biometrics", "人脸等生物识别", "Biometrics"
    CHILD_UNDER_14 = "child_under_14", "不满十四周岁儿童", "Child under fourteen"


class ConsentAct(Code):
    GIVEN = "given", "同意", "Given"
    WITHDRAWN = "withdrawn", "撤回", "Withdrawn"


class ConsentQuiet(Code):
    STANDS = "stands", "已同意此版本", "This version was consented to already"
    NONE_STANDS = "none_stands", "没有可撤回的同意", "There is no consent to withdraw"


CONSENT_TEXT_UNKNOWN = Fault(
    "consent_text_unknown", 404, "没有这份同意书或这个版本。", "There is no such consent text or version."
)
CONSENT_TEXT_OLD = Fault(
    "consent_text_old", 409, "同意书已更新，请阅读新版本。", "The text has a newer version; please read that one."
)
GUARDIAN_ONLY = Fault(
    "guardian_only", 403, "此项同意须由监护人在窗口作出。", "This consent is given by a guardian at a counter."
)
CONSENT_VERSION_TAKEN = Fault(
    "consent_version_taken", 409, "这个版本已经发布。", "This version has been published already."
)
