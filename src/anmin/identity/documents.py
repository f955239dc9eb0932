"""What the number of an identity document says by itself: form, checksum, birth date, sex.

Form proves nothing about the person: a sound number is not a verified name. Looks nothing up and keeps nothing.
"""

import re
from collections.abc import Callable
from datetime import date

import msgspec

from anmin.kernel.personal import IdNumber, Permit, clear
from anmin.kernel.words import Code

_PERMIT = Permit("identity.documents: digits are read to check them")
_OLDEST_PLAUSIBLE = 130
_DIVISION_PREFIXES = frozenset(
    (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83)
)


class DocumentKind(Code):
    CITIZEN_ID = "citizen_id", "居民身份证", "Resident identity card"
    HMT_RESIDENCE = "hmt_residence", "港澳台居民居住证", "Residence permit for Hong Kong, Macao and Taiwan residents"
    FOREIGN_RESIDENCE = "foreign_residence", "外国人永久居留身份证", "Foreign permanent resident identity card"
    PASSPORT = "passport", "护照", "Passport"
    HM_TRAVEL = "hm_travel", "港澳居民来往内地通行证", "Mainland travel permit for Hong Kong and Macao residents"
    TAIWAN_TRAVEL = "taiwan_travel", "台湾居民来往大陆通行证", "Mainland travel permit for Taiwan residents"


class DocumentLevel(Code):
    REFUSED = "refused", "号码有误", "The number is wrong"
    FORM = "form", "格式相符", "The form fits"
    CHECKSUM = "checksum", "校验相符", "Form, date and check digit fit"


class Finding(Code):
    WRONG_FORM = "wrong_form", "号码格式与证件类型不符", "The number does not have the form of this document"
    WRONG_CHECKSUM = "wrong_checksum", "校验码不符，请核对", "The check digit does not fit; please compare"
    IMPOSSIBLE_DATE = "impossible_date", "号码中的出生日期不存在", "The birth date in the number does not exist"
    FUTURE_BIRTH = "future_birth", "号码中的出生日期晚于当前日期", "The birth date in the number lies in the future"
    UNKNOWN_REGION = "unknown_region", "号码中的地区代码未知", "The region code in the number is not known"
    UNLIKELY_AGE = "unlikely_age", "号码中的出生日期过早", "The birth date in the number is unlikely old"


class Sex(Code):
    MALE = "male", "男", "Male"
    FEMALE = "female", "女", "Female"


class DocumentVerdict(msgspec.Struct, frozen=True):
    """`error` is set when and only when the level is REFUSED; birth date and sex only where the number carries them.

    Prints without birth date and sex.
    """

    level: DocumentLevel
    error: Finding | None = None
    warnings: tuple[Finding, ...] = ()
    birth_date: date | None = None
    sex: Sex | None = None

    def __repr__(self) -> str:
        return f"DocumentVerdict({self.level}, {self.error}, {[str(warning) for warning in self.warnings]})"


class MinorFlags(msgspec.Struct, frozen=True):
    """Under 14 needs a guardian's separate consent (PIPL article 31); under 18 is a minor."""

    under_14: bool
    under_18: bool


def age(birth: date, on: date) -> int:
    """Full years. A year is full on the day after the birthday: SPC 法释〔2006〕1号, article 2."""
    return on.year - birth.year - ((on.month, on.day) <= (birth.month, birth.day))


def minor_flags(birth: date, on: date) -> MinorFlags:
    years = age(birth, on)
    return MinorFlags(under_14=years < 14, under_18=years < 18)


_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_FORM = re.compile(f"[{_CREDIT_ALPHABET}]{{2}}[0-9]{{6}}[{_CREDIT_ALPHABET}]{{10}}")


def is_credit_code(code: str) -> bool:
    """Whether this is a unified social credit code: 18 characters, MOD 31 (GB 32100-2015). Upper case only."""
    if not _CREDIT_FORM.fullmatch(code):
        return False
    total = sum(_CREDIT_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(code[:17]))
    return _CREDIT_ALPHABET[-total % 31] == code[17]


def check_character(digits: str) -> str:
    """The 18th character for 17 digits: ISO 7064 MOD 11-2, as GB 11643-1999 uses it."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(digits))
    return "10X98765432"[total % 11]


def _citizen_id(number: str, on: date) -> DocumentVerdict:
    verdict = _dated(number, on, "[1-9][0-9]{16}[0-9X]")
    # Region codes change and a strict list refuses the standard's own example: only the province is looked at.
    if verdict.error or int(number[:2]) in _DIVISION_PREFIXES:
        return verdict
    return msgspec.structs.replace(verdict, warnings=(Finding.UNKNOWN_REGION, *verdict.warnings))


def _hmt_residence(number: str, on: date) -> DocumentVerdict:
    return _dated(number, on, "8[123][0-9]{15}[0-9X]")


def _foreign_residence(number: str, on: date) -> DocumentVerdict:
    """Cards since 2023 are dated and start with 9; older ones have three letters and twelve digits."""
    if len(number) == len("FRA330000010101"):
        return _formed("[A-Z]{3}[0-9]{12}")(number, on)
    return _dated(number, on, "9[0-9]{16}[0-9X]")


def _formed(form: str) -> Callable[[str, date], DocumentVerdict]:
    def check(number: str, _: date) -> DocumentVerdict:
        if not re.fullmatch(form, number):
            return _refused(Finding.WRONG_FORM)
        return DocumentVerdict(DocumentLevel.FORM)

    return check


def _dated(number: str, on: date, form: str) -> DocumentVerdict:
    """Eighteen characters: birth date at 7 to 14, the 17th odd for men, a check character."""
    if not re.fullmatch(form, number):
        return _refused(Finding.WRONG_FORM)
    try:
        birth = date.fromisoformat(number[6:14])
    except ValueError:
        return _refused(Finding.IMPOSSIBLE_DATE)
    if birth > on:
        return _refused(Finding.FUTURE_BIRTH)
    if check_character(number[:17]) != number[17]:
        return _refused(Finding.WRONG_CHECKSUM)
    return DocumentVerdict(
        DocumentLevel.CHECKSUM,
        warnings=(Finding.UNLIKELY_AGE,) if age(birth, on) > _OLDEST_PLAUSIBLE else (),
        birth_date=birth,
        sex=Sex.MALE if int(number[16]) % 2 else Sex.FEMALE,
    )


def _refused(error: Finding) -> DocumentVerdict:
    return DocumentVerdict(DocumentLevel.REFUSED, error)


_CHECKS: dict[DocumentKind, Callable[[str, date], DocumentVerdict]] = {
    DocumentKind.CITIZEN_ID: _citizen_id,
    DocumentKind.HMT_RESIDENCE: _hmt_residence,
    DocumentKind.FOREIGN_RESIDENCE: _foreign_residence,
    DocumentKind.PASSPORT: _formed("(?=.*[0-9])[0-9A-Z]{5,15}"),
    DocumentKind.HM_TRAVEL: _formed("[HM][0-9]{8}([0-9]{2})?"),
    DocumentKind.TAIWAN_TRAVEL: _formed("[0-9]{8}|[0-9]{10}[A-Z]?"),
}


def check_document(kind: DocumentKind, number: IdNumber, on: date) -> DocumentVerdict:
    """Judge a number on a local date. Never raises for a wrong number."""
    return _CHECKS[kind](clear(number, _PERMIT), on)


def registered_division(number: IdNumber | None) -> str | None:
    """The division in which a resident card was first issued, its first six digits; None for any other document."""
    text = clear(number, _PERMIT) if number else ""
    return text[:6] if re.fullmatch("[1-7][0-9]{16}[0-9X]", text) else None
