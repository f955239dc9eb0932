"""Names of places and people, put together from syllables. Where one is like a real one, that is chance.

Every name of a place or an office that leaves the simulated city carries the mark of a demonstration.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import msgspec


class Called(msgspec.Struct, frozen=True):
    """One name in both languages."""

    zh: str
    en: str

    def marked(self) -> Called:
        return Called(f"{self.zh}（演示）", f"{self.en} (demo)")

    def followed(self, zh: str, en: str) -> Called:
        return Called(f"{self.zh}{zh}", f"{self.en} {en}")


_FIRST = (
    "澄cheng 岚lan 霁ji 沐mu 泓hong 翠cui 竹zhu 枫feng 棠tang 榕rong 荷he 芷zhi 星xing 晴qing 晨chen 望wang 碧bi 丹dan 紫zi 银yin "
    "皓hao 澜lan 岫xiu 漪yi 霞xia 虹hong 曦xi 芃peng 茵yin 萤ying 鹭lu 雁yan 鹊que 鹤he 栖qi 蔚wei 朗lang 绮qi 瑶yao 琅lang "
    "槿jin 桐tong 槐huai 柏bai 杉shan 蒲pu 苇wei 菱ling 莲lian 萍ping 砚yan 墨mo 弦xian 笙sheng 笛di 帆fan 樵qiao 牧mu 耘yun 穗sui"
)
_SECOND = (
    "溪xi 源yuan 坪ping 塘tang 口kou 岭ling 坑keng 洋yang 湾wan 桥qiao 坊fang 屿yu 洲zhou 埔pu 浦pu 峰feng 谷gu 园yuan 林lin 泉quan "
    "田tian 墩dun 陂bei 渡du 屏ping 湖hu 港gang 亭ting 台tai 原yuan 垅long 厝cuo 尾wei 庄zhuang 堰yan 磜qi 畲she 窠ke 岗gang 圩xu"
)
_SURNAMES = "林 陈 黄 张 吴 李 王 郑 蔡 刘 杨 许 谢 邱 罗 叶 苏 周 赖 朱 江 曾 何 肖 詹 廖 高 官 邓 余 潘 付 翁 危 龚 元 阙 池 巫 饶"
_COMPOUND = "欧阳 司马 上官 诸葛 慕容 皇甫 令狐 尉迟 东方 南宫 公孙 端木"
_GIVEN = (
    "雨 露 霜 雪 禾 麦 稻 粟 苗 穗 桐 柏 梓 榆 楠 槿 茗 菱 蓉 芸 小满 谷雨 立春 惊蛰 白露 寒露 清明 秋分 夏至 冬至 "
    "一舟 半山 听泉 望月 知秋 怀瑾 思源 向阳 守拙 若谷 行简 牧云 采薇 归帆 映雪 临川 长庚 启明 朝露 晚晴"
)
_MINORITY_GIVEN = "阿依努尔 古丽娜尔 帕尔哈提 巴特尔 乌云其木 扎西顿珠 拉姆央金 玉香罕 依波 阿诗且"
_MINORITY_FAMILY = "吐尔洪 艾尼瓦尔 伊明江 孟和图 苏和毕力 罗布次旺 格桑多吉 岩温叫 木帕 乌萨"
_ONE_IN_COMPOUND, _ONE_IN_MINORITY = 20, 40


def _syllables(text: str) -> list[tuple[str, str]]:
    return [(word[0], word[1:]) for word in text.split()]


def places(dice: Random) -> Iterator[Called]:
    """Names of two syllables, none twice in either language; about 2,000."""
    pairs = [(first, second) for first in _syllables(_FIRST) for second in _syllables(_SECOND)]
    dice.shuffle(pairs)
    seen = set()
    for (zh, sound), (zh_2, sound_2) in pairs:
        english = f"{sound}{sound_2}".capitalize()
        if english not in seen:
            seen.add(english)
            yield Called(zh + zh_2, english)


def person(dice: Random) -> str:
    """Usually a surname of one character; now and then a compound one, or a name with `·`."""
    if dice.randrange(_ONE_IN_MINORITY) == 0:
        return f"{dice.choice(_MINORITY_GIVEN.split())}·{dice.choice(_MINORITY_FAMILY.split())}"
    surnames = _COMPOUND if dice.randrange(_ONE_IN_COMPOUND) == 0 else _SURNAMES
    return dice.choice(surnames.split()) + dice.choice(_GIVEN.split())
