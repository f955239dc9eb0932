"""Words of packages: who may export, and what a check of one may find."""

from anmin.kernel.words import Code, Permission

EXPORT = Permission("media.export", "导出证据包", "Export evidence as a sealed package")


class Flaw(Code):
    """What is wrong with a package, at one file of it."""

    UNREADABLE = "unreadable", "不是完整的安民证据包", "this is not a whole Anmin package"
    MANIFEST_CHANGED = "manifest_changed", "清单与封签不符", "the manifest is not what was signed"
    FILE_CHANGED = "file_changed", "文件被改动", "the file was changed"
    FILE_MISSING = "file_missing", "文件缺失", "the file is missing"
    FILE_ADDED = "file_added", "多出清单以外的文件", "the file is not in the manifest"
    PROOF_BROKEN = "proof_broken", "日志证明或封条不成立", "a proof or seal of the journal does not hold"
    LINE_DIFFERS = "line_differs", "日志所载与清单不符", "the journal says otherwise than the manifest"
    CHAIN_BROKEN = "chain_broken", "录制链中断", "the chain of a recording is broken"
    KEY_UNKNOWN = "key_unknown", "签名密钥不是您信任的密钥", "the signing key is not one you trust"
