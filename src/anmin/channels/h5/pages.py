"""The pages as HTML: labels for every field, mistakes told in words beside it, nothing that runs, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import msgspec

from anmin.channels.h5 import terms
from anmin.channels.h5.inbound import Typed
from anmin.kernel.words import Lang, Text

STYLE = """
body{margin:0 auto;max-width:40rem;padding:1rem;font:1.125rem/1.6 system-ui,sans-serif;color:#111;background:#fff}
label{display:block;margin-top:1rem;font-weight:600}
input[type=text],input[type=tel],textarea{box-sizing:border-box;width:100%;padding:.6rem;font:inherit;border:2px solid #555}
.box{font-weight:400}.box input{width:1.5rem;height:1.5rem;vertical-align:middle}
.hint{margin:0;color:#444}.wrong{margin:.2rem 0;font-weight:700;color:#a00;border-left:.4rem solid #a00;padding-left:.6rem}
button,.leave{display:block;box-sizing:border-box;width:100%;margin-top:1.5rem;padding:.9rem;font:inherit;font-weight:700;
text-align:center;color:#fff;background:#0b4a8f;border:0}.leave{background:#333;margin-top:0}
:focus{outline:4px solid #c60;outline-offset:2px}
"""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the form shows. `once`: tells this form from every other; `said`: a refusal above the fields."""

    lang: Lang
    once: str
    typed: Typed = Typed()
    wrong: Mapping[str, Text] = {}
    said: str = ""


def form_page(view: View) -> str:
    lang, typed = view.lang, view.typed
    other: Lang = "zh" if lang == "en" else "en"
    told = view.said or (terms.WRONG.of(lang) if view.wrong else "")
    parts = (
        _leave(lang),
        f"<h1>{_of(terms.TITLE, lang)}</h1><p>{_of(terms.LEAD, lang)}</p>",
        f'<p class="wrong" role="alert">{escape(told)}</p>' if told else "",
        '<form method="post" action="/h5/report" accept-charset="utf-8" autocomplete="off">',
        f'<input type="hidden" name="once" value="{escape(view.once)}"><input type="hidden" name="lang" value="{lang}">',
        _field(view, "content", terms.CONTENT, terms.CONTENT_HINT),
        _field(view, "address", terms.ADDRESS, terms.ADDRESS_HINT),
        _field(view, "name", terms.NAME),
        _field(view, "phone", terms.PHONE),
        _box("unsafe", terms.UNSAFE, lang, ticked=bool(typed.unsafe)),
        _box("speech", terms.SPEECH, lang, ticked=bool(typed.speech)),
        f'<button type="submit">{_of(terms.SEND, lang)}</button></form>',
        (
            f'<p><a href="/h5/report?{urlencode({"lang": other})}" hreflang="{other}" lang="{other}">'
            f"{_of(terms.OTHER_LANGUAGE, lang)}</a></p>"
        ),
    )
    return _page(terms.TITLE, lang, "".join(parts))


def sent_page(lang: Lang, number: str, notice: str) -> str:
    parts = (
        _leave(lang),
        f"<h1>{_of(terms.SENT, lang)}</h1>",
        f'<p role="status">{escape(notice)}</p>',
        f"<p>{_of(terms.NUMBER, lang)}: <strong>{escape(number)}</strong></p>",
        f"<p>{_of(terms.KEEP, lang)}</p>",
    )
    return _page(terms.SENT, lang, "".join(parts))


def neutral_page(lang: Lang) -> str:
    """Tells nobody what was here."""
    words = f"<h1>{_of(terms.NEUTRAL_TITLE, lang)}</h1><p>{_of(terms.NEUTRAL, lang)}</p>"
    return _page(terms.NEUTRAL_TITLE, lang, words)


def _page(title: Text, lang: Lang, body: str) -> str:
    code = "en" if lang == "en" else "zh-CN"
    return (
        f'<!doctype html><html lang="{code}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{_of(title, lang)}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>"
    )


def _leave(lang: Lang) -> str:
    return (
        f'<a class="leave" href="/h5/leave?{urlencode({"lang": lang})}" rel="noreferrer">{_of(terms.LEAVE, lang)}</a>'
    )


def _field(view: View, name: str, label: Text, hint: Text | None = None) -> str:
    lang, value, wrong = view.lang, escape(getattr(view.typed, name)), view.wrong.get(name)
    notes = [f"{name}-hint"] if hint else []
    notes += [f"{name}-wrong"] if wrong else []
    described = f' aria-describedby="{" ".join(notes)}"' if notes else ""
    described += ' aria-invalid="true"' if wrong else ""
    told = f'<p class="hint" id="{name}-hint">{_of(hint, lang)}</p>' if hint else ""
    if wrong:
        mark = _of(terms.WRONG_MARK, lang)
        told += f'<p class="wrong" id="{name}-wrong">{mark}{_of(wrong, lang)}</p>'
    if name == "content":  # a line break after the tag is not part of what was typed
        field = f'<textarea id="content" name="content" rows="6"{described}>\n{value}</textarea>'
    else:
        kind = "tel" if name == "phone" else "text"
        field = f'<input type="{kind}" id="{name}" name="{name}" value="{value}"{described}>'
    return f'<label for="{name}">{_of(label, lang)}</label>{told}{field}'


def _box(name: str, label: Text, lang: Lang, *, ticked: bool) -> str:
    checked = " checked" if ticked else ""
    box = f'<input type="checkbox" id="{name}" name="{name}" value="on"{checked}>'
    return f'<label class="box" for="{name}">{box} {_of(label, lang)}</label>'


def _of(text: Text, lang: Lang) -> str:
    return escape(text.of(lang))
