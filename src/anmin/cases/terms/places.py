"""Words of places: what is known of where it happens."""

from anmin.kernel.words import Code


class PlaceState(Code):
    NONE = "none", "地点不明", "Place not known"
    CALLER = "caller", "按报警人位置", "Taken from the caller's position"
    GIVEN = "given", "报警人提供", "Given by the caller"
    CONFIRMED = "confirmed", "已核实", "Confirmed"
    FORCED = "forced", "未核实，须跟进", "Forced, to be followed up"


class PartyRole(Code):
    CALLER = "caller", "报警人", "Caller"
    VICTIM = "victim", "受害人", "Victim"
    SUSPECT = "suspect", "嫌疑人", "Suspect"
    WITNESS = "witness", "证人", "Witness"
    MISSING = "missing", "走失人员", "Missing person"
    IN_CRISIS = "in_crisis", "处于危机的人", "Person in crisis"
    FAMILY = "family", "家属", "Family"
    OTHER = "other", "其他", "Other"
