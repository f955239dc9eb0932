"""Personal values: text that prints, logs, serialises and copies masked, and is validated when it is made.

The clear text leaves by `clear` alone, which asks for a `Permit`; tests/kernel/test_permits.py lists every module that
may make one. This file knows no purpose, no actor and no journal: `reveal` does, and it is built on `clear`.
Rules here may widen and never narrow: what is stored must open again.
"""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable
from hmac import compare_digest
from types import MemberDescriptorType
from typing import Any, ClassVar, NoReturn, Protocol, Self, final

import msgspec


class MalformedValueError(ValueError):
    """A text that cannot be the personal value it claims to be; says what is expected and never what was given."""

    def __init__(self, kind: type["Personal"]) -> None:
        super().__init__(f"{kind.expected_zh} {kind.expected_en}")
        self.code = f"malformed_{kind.word}"
        self.zh = kind.expected_zh
        self.en = kind.expected_en


class Permit(msgspec.Struct, frozen=True):
    """The right to see clear text. `holder` names the module and why it needs it; only listed modules make one."""

    holder: str


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Personal(ABC):
    """Base of the kinds below. Equal when the kind and the normalised text are equal; has no order and no length.

    Raises `MalformedValueError` when made from text that does not have the form.
    """

    __slots__ = ("_text",)

    word: ClassVar[str]
    pattern: ClassVar[re.Pattern[str]]
    max_length: ClassVar[int]
    examples: ClassVar[tuple[str, ...]] = ()
    expected_zh: ClassVar[str]
    expected_en: ClassVar[str]

    def __init__(self, text: str) -> None:
        if not isinstance(text, str) or len(text) > 2 * self.max_length or _LONE_SURROGATE.search(text):
            raise MalformedValueError(type(self))
        normal = self._normal(text)
        if len(normal) > self.max_length or not self.pattern.fullmatch(normal):
            raise MalformedValueError(type(self))
        _TEXT.__set__(self, normal)

    @staticmethod
    def _normal(text: str) -> str:
        return text

    @staticmethod
    @abstractmethod
    def _mask(text: str) -> str: ...

    def __str__(self) -> str:
        return self._mask(_TEXT.__get__(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return compare_digest(_TEXT.__get__(self).encode(), _TEXT.__get__(other).encode())

    def __hash__(self) -> int:
        return hash((type(self), _TEXT.__get__(self)))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("personal values are not pickled")

    def __getstate__(self) -> NoReturn:
        raise TypeError("personal values are not pickled")


# The slot is reachable through this name alone: no attribute of a value leads to its text, even in a debugger.
_TEXT: MemberDescriptorType = Personal.__dict__["_text"]
type.__delattr__(Personal, "_text")


def clear(value: Personal, permit: Permit) -> str:
    """Open a value: its normalised clear text. Raises `TypeError` without a permit."""
    if type(permit) is not Permit:
        raise TypeError("clear text needs a permit")
    text: str = _TEXT.__get__(value)
    return text


@final
class Phone(Personal):
    """A number that can be dialled, kept as 13812345678, 051085012345 (area code first), 12345 or +14155552671.

    Spaces, hyphens, brackets, full-width digits and a leading +86, 0086 or 86 are accepted and taken away.
    """

    __slots__ = ()
    word = "phone"
    max_length = 20
    pattern = re.compile(
        r"^(1[3-9][0-9]{9}"  # mobile
        r"|0(10|2[0-9])[2-8][0-9]{7}|0[3-9][0-9]{2}[2-8][0-9]{6,7}"  # landline with its area code
        r"|[48]00[0-9]{7}|1[0-9]{2,5}|9[0-9]{4,7}"  # service numbers
        r"|\+([1-79][0-9]|8[0-57-9])[0-9]{5,13})$"  # E.164, other countries
    )
    examples = ("13812345678", "051085012345", "+14155552671")
    expected_zh = "电话号码格式不对：请填手机号、带区号的固定电话、服务号码或以“+”开头的境外号码。"
    expected_en = "Not a phone number: give a mobile, a landline with area code, a service number or +country number."

    @property
    def takes_texts(self) -> bool:
        """Whether a text message may reach it: a mobile, or a number of another country."""
        text: str = _TEXT.__get__(self)
        return text.startswith("+") or (len(text) == len("13812345678") and text.startswith("1"))

    @staticmethod
    def _normal(text: str) -> str:
        digits = re.sub(r"[\s()\-]", "", unicodedata.normalize("NFKC", text))
        digits = re.sub(r"^00(?=[1-9])", "+", digits)
        if digits.startswith("+86"):
            return re.sub(r"^(?=(10|2)[0-9]{8,9}$|[3-9][0-9]{9,10}$)(?![48]00[0-9]{7}$)", "0", digits[3:])
        return re.sub(r"^86(?=1[3-9][0-9]{9}$)", "", digits)

    @staticmethod
    def _mask(text: str) -> str:
        if text.startswith("+"):
            return f"{text[:3]}****{text[-2:]}"
        if text.startswith("0"):
            area = 3 if text[1] in "12" else 4
            return f"{text[:area]}****{text[-3:]}"
        if len(text) < len("10012345678"):
            return text  # service numbers are printed on posters: there is nobody to protect
        return f"{text[:3]}****{text[-4:]}"


@final
class IdNumber(Personal):
    """The number of any identity document, upper case; what it means and whether it is sound is identity's to say."""

    __slots__ = ()
    word = "id_number"
    max_length = 20
    pattern = re.compile(r"^[0-9A-Za-z]{5,20}$")
    examples = ("11010519491231002X", "E12345678")
    expected_zh = "证件号码格式不对：应为 5 到 20 位字母或数字。"
    expected_en = "Not a document number: 5 to 20 letters or digits are expected."

    @staticmethod
    def _normal(text: str) -> str:
        return re.sub(r"[\s()\-]", "", unicodedata.normalize("NFKC", text)).upper()

    @staticmethod
    def _mask(text: str) -> str:
        return f"{text[0]}{'*' * (len(text) - 2)}{text[-1]}"


_UNSEEN = r"\x00-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
_NOT_OF_A_NAME = r"\x20-\x40\x5b-\x60\x7b-\xbf\u2000-\u2bff\u3000-\u3004\u3008-\u3020\u3030\uff00-\uff20"
_COMPOUND = re.compile(
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙"
    "|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|子车|亓官|司寇|巫马|公西|颛孙|壤驷|公良|漆雕|乐正|宰父|谷梁|拓跋|夹谷"
    "|轩辕|令狐|段干|百里|呼延|东郭|南门|羊舌|微生|梁丘|左丘|东门|西门|歐陽|東方|獨孤|諸葛|尉遲|閭丘|鍾離|長孫|公孫|鮮于"
)


@final
class RealName(Personal):
    """A person's name as it is written: 1 to 200 characters, never split, `·` for every middle dot, single spaces."""

    __slots__ = ()
    word = "real_name"
    max_length = 200
    pattern = re.compile(f"^[^{_UNSEEN}]*[^{_UNSEEN}{_NOT_OF_A_NAME}][^{_UNSEEN}]*$")
    examples = ("张三", "欧阳娜娜", "阿卜杜拉·买买提", "Anna Schmidt")
    expected_zh = "姓名格式不对：应为 1 到 200 个字符，含文字，不含控制字符。"
    expected_en = "Not a name: 1 to 200 characters with at least one letter and no control characters."

    @staticmethod
    def _normal(text: str) -> str:
        spaced = re.sub(r"[ \u3000]+", " ", unicodedata.normalize("NFC", text)).strip(" ")
        return re.sub(" ?[·•‧∙⋅・･] ?", "·", spaced)

    @staticmethod
    def _mask(text: str) -> str:
        if len(text) == 1:
            return "*"
        compound = _COMPOUND.match(text) if len(text) > len("欧阳") else None
        return f"{compound[0] if compound else text[0]}*"


@final
class Sensitive(Personal):
    """Free text about a person, such as an address: 1 to 4,000 characters, no control ones but tab and newline."""

    __slots__ = ()
    word = "sensitive"
    max_length = 4000
    pattern = re.compile(r"^[^\x00-\x08\x0b-\x1f\x7f]+$")
    expected_zh = "内容格式不对：应为 1 到 4000 个字符，不含控制字符。"
    expected_en = "Not acceptable text: 1 to 4,000 characters without control characters."

    @staticmethod
    def _mask(text: str) -> str:  # noqa: ARG004 - nothing of it is shown
        return "***"


@final
class Secret(Personal):
    """A password, code or token, exactly as given: 1 to 1,024 characters without control characters."""

    __slots__ = ()
    word = "secret"
    max_length = 1024
    pattern = re.compile(r"^[^\x00-\x1f\x7f]+$")
    expected_zh = "口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。"
    expected_en = "Not a password or code: 1 to 1,024 characters without control characters."

    @staticmethod
    def _mask(text: str) -> str:  # noqa: ARG004 - nothing of it is shown
        return "***"


class Digests(Protocol):
    """What `digest_hook` needs of a keyring."""

    def digest(self, clear: str, context: str) -> bytes: ...


def enc_hook(value: Any) -> str:
    """Encode the mask, for msgspec. Raises `NotImplementedError` for other types, as msgspec asks."""
    if isinstance(value, Personal):
        return str(value)
    raise NotImplementedError(type(value).__name__)


def digest_hook(digests: Digests) -> Callable[[Any], str]:
    """Make an encoder hook that tells two values apart without showing either: a keyed digest in hexadecimal."""

    def hook(value: Any) -> str:
        if isinstance(value, Personal):
            return digests.digest(_TEXT.__get__(value), f"digest.{value.word}").hex()
        raise NotImplementedError(type(value).__name__)

    return hook


def dec_hook(kind: type[Any], text: Any) -> Any:
    """Decode from a string, for msgspec, which adds the path. Raises `MalformedValueError`; it stays the cause."""
    if isinstance(kind, type) and issubclass(kind, Personal):
        return text if type(text) is kind else kind(text)
    raise NotImplementedError(kind)


def schema_hook(kind: type[Any]) -> dict[str, Any]:
    """Describe a kind, for msgspec. The pattern is the normal form; looser writings are accepted."""
    if isinstance(kind, type) and issubclass(kind, Personal):
        schema: dict[str, Any] = {
            "type": "string",
            "minLength": 1,
            "maxLength": kind.max_length,
            "pattern": kind.pattern.pattern,
            "description": f"{kind.expected_zh} {kind.expected_en}",
        }
        return schema | ({"examples": list(kind.examples)} if kind.examples else {})
    raise NotImplementedError(kind)
