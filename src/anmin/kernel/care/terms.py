"""Words of the night's work."""

from anmin.kernel.words import Code


class Nothing(Code):
    NONE_DUE = "none_due", "没有到期数据", "No row's time was over"
    MONTHS_STAND = "months_stand", "流水月份已备好", "The months stand already"


class HealthPart(Code):
    """What is looked at."""

    DATABASE = "database", "数据库", "Database"
    SIREN = "siren", "紧急任务道", "Urgent lane"
    BELL = "bell", "普通任务道", "Ordinary lane"
    NIGHT = "night", "夜间任务道", "Night lane"
    JOURNAL = "journal", "流水", "Journal"
    SEALS = "seals", "封条", "Seals"
    DISK = "disk", "磁盘", "Disk"
