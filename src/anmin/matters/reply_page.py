"""The reply page as HTML: works without a script, labels for every field, nothing that runs, nothing from elsewhere."""

from __future__ import annotations

from html import escape

import msgspec

from anmin.kernel.words import Lang, Text
from anmin.matters.terms import reply_links as terms
from anmin.matters.terms.reply_links import ReplyOutcome

STYLE = """
body{margin:0 auto;max-width:40rem;padding:1rem;font:1.125rem/1.6 system-ui,sans-serif;color:#111;background:#fff}
label,legend{display:block;margin-top:1rem;font-weight:600}fieldset{border:0;padding:0;margin:0}
fieldset label{font-weight:400}input[type=text],textarea{box-sizing:border-box;width:100%;padding:.6rem;font:inherit;border:2px solid #555}
input[type=radio]{width:1.5rem;height:1.5rem;vertical-align:middle}dt{font-weight:600}dd{margin:0;white-space:pre-wrap}
.hint{margin:0;color:#444}.wrong{font-weight:700;color:#a00;border-left:.4rem solid #a00;padding-left:.6rem}
button{display:block;width:100%;margin-top:1.5rem;padding:.9rem;font:inherit;font-weight:700;color:#fff;background:#0b4a8f;border:0}
:focus{outline:4px solid #c60;outline-offset:2px}
"""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows of an order, and what was typed. `said`: a refusal above the fields."""

    code: str
    number: str
    office: Text
    at: str
    instruction: str
    typed: str = ""
    said: str = ""


def order_page(order: Order, lang: Lang) -> str:
    rows = (
        (terms.CASE, order.number),
        (terms.TO, order.office.of(lang)),
        (terms.AT, order.at),
        (terms.WHAT, order.instruction),
    )
    listed = "".join(f"<dt>{_of(label, lang)}</dt><dd>{escape(value)}</dd>" for label, value in rows)
    boxes = "".join(
        f'<label><input type="radio" name="outcome" value="{each.value}" required> {_of(each.text, lang)}</label>'
        for each in ReplyOutcome
    )
    body = (
        f"{_said(order.said)}<dl>{listed}</dl>"
        f'<form method="post" action="/reply" accept-charset="utf-8" autocomplete="off">'
        f'<input type="hidden" name="code" value="{escape(order.code)}"><input type="hidden" name="lang" value="{lang}">'
        f"<fieldset><legend>{_of(terms.OUTCOME, lang)}</legend>{boxes}</fieldset>"
        f'<label for="text">{_of(terms.WORDS, lang)}</label><p class="hint" id="text-hint">{_of(terms.WORDS_HINT, lang)}</p>'
        f'<textarea id="text" name="text" rows="6" maxlength="10000" required aria-describedby="text-hint">\n'
        f"{escape(order.typed)}</textarea>"
        f'<button type="submit">{_of(terms.SEND, lang)}</button></form>'
    )
    return _page(body, lang)


def code_page(lang: Lang, said: str = "") -> str:
    """Asks for the code."""
    body = (
        f'{_said(said)}<form method="get" action="/reply" autocomplete="off"><input type="hidden" name="lang" value="{lang}">'
        f'<label for="code">{_of(terms.ASK_CODE, lang)}</label><input type="text" id="code" name="code" maxlength="40" required>'
        f'<button type="submit">{_of(terms.OPEN, lang)}</button></form>'
    )
    return _page(body, lang)


def done_page(lang: Lang) -> str:
    return _page(f'<p role="status">{_of(terms.SENT, lang)}</p>', lang)


def _said(text: str) -> str:
    return f'<p class="wrong" role="alert">{escape(text)}</p>' if text else ""


def _page(body: str, lang: Lang) -> str:
    title = _of(terms.TITLE, lang)
    return (
        f'<!doctype html><html lang="{"en" if lang == "en" else "zh-CN"}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>"
    )


def _of(text: Text, lang: Lang) -> str:
    return escape(text.of(lang))
