"""The emulated bot's manners in Chinese and English: leads, questions, order facts. No knowledge of any shop."""

import re
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

_LEADS = {
    "zh": ("您好，", "亲，您好！", "感谢您的咨询，"),
    "en": ("Hello! ", "Thank you for asking. ", "Thanks for getting in touch. "),
}
_GREETED = {"zh": ("您好", "你好", "亲", "抱歉", "感谢", "谢谢"), "en": ("hello", "hi", "thank", "sorry", "dear")}
_STATUS = {
    "zh": {
        "unpaid": "待付款",
        "paid": "已付款，等待发货",
        "packed": "已打包，即将发出",
        "shipped": "已发货，正在运输途中",
        "delivered": "已签收",
        "returning": "退货处理中",
        "refunded": "已退款",
        "cancelled": "已取消",
    },
    "en": {
        "unpaid": "waiting for payment",
        "paid": "paid and waiting to be shipped",
        "packed": "packed and about to leave the warehouse",
        "shipped": "shipped and on its way",
        "delivered": "delivered",
        "returning": "being returned",
        "refunded": "refunded",
        "cancelled": "cancelled",
    },
}
_LINES = {
    "zh": {
        "ask": "为了尽快帮您处理，麻烦提供一下{slots}，好吗？",
        "ask_again": "不好意思再问一次，没有{slots}的话，其他能找到订单的号码也可以发给我。",
        "which": "请问您指的是{choices}中的哪一个？",
        "not_found": "很抱歉，没有查到 {number}，麻烦核对一下号码。",
        "near": "会不会是 {numbers}？",
        "and": "和",
        "order": "帮您查到订单 {number}（{items}），目前状态：{status}。",
        "trail": "最新进展：{at} {place} {text}。",
        "as_of": "以上信息截至 {as_of}。",
        "check": "这个问题我需要跟同事核实一下，请稍等，确认后马上回复您。",
        "greet": "很高兴为您服务，请问有什么可以帮您？",
        "person": "我这就为您转接人工客服，请稍等。",
        "full_stop": "。",
        "warm": "亲，{reply} 有任何需要随时找我哦～",
        "translated": "（模拟翻译）{reply}",
    },
    "en": {
        "ask": "To help you right away, could you please tell me your {slots}?",
        "ask_again": "Sorry to ask once more. If you have no {slots}, any other number of the order will help. ",
        "which": "Which of these do you mean: {choices}?",
        "not_found": "I am sorry, I cannot find {number}. Please check the number. ",
        "near": "Could it be {numbers}?",
        "and": " and ",
        "order": "I found your order {number} ({items}). It is {status}. ",
        "trail": "Latest update: {at}, {place}, {text}. ",
        "as_of": "This is as of {as_of}.",
        "check": "Let me check this with a colleague first; I will get back to you as soon as I know.",
        "greet": "It is a pleasure to help. What can I do for you?",
        "person": "I am passing you on to a colleague who can take care of this. One moment, please.",
        "full_stop": ".",
        "warm": "Of course! {reply} I am here whenever you need me.",
        "translated": "(emulated translation) {reply}",
    },
}
_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|$))", re.DOTALL)


class Phrases:
    """Sentences in one language; anything but Chinese is answered in English."""

    def __init__(self, language: str, slot_titles: Mapping[str, Mapping[str, str]]) -> None:
        self._language = "zh" if language == "zh" else "en"
        self._lines = _LINES[self._language]
        self._titles = slot_titles

    def polite(self, body: str, asked: str) -> str:
        """The body with a lead, unless it greets already. Which lead depends on the question alone."""
        if body.lower().startswith(_GREETED[self._language]):
            return body
        leads = _LEADS[self._language]
        return leads[zlib.crc32(asked.encode("utf-8")) % len(leads)] + body

    def ask(self, slots: Sequence[str], *, again: bool = False) -> str:
        """A question for missing slots; other words where they were asked for before."""
        titles = [self._titles.get(slot, {}).get(self._language) or slot.replace("_", " ") for slot in slots]
        return self._lines["ask_again" if again else "ask"].format(slots=self._lines["and"].join(titles))

    def which(self, choices: Sequence[str]) -> str:
        """A question between several things."""
        return self._lines["which"].format(choices=self._lines["and"].join(choices))

    def not_found(self, number: str, near: Sequence[str]) -> str:
        """An order that is not known, with numbers that look like it."""
        said = self._lines["not_found"].format(number=number)
        return said + (self._lines["near"].format(numbers=self._lines["and"].join(near)) if near else "")

    def order(self, order: Mapping[str, Any]) -> str:
        """The facts of an order and when they were read."""
        lines = self._lines
        times = "×" if self._language == "zh" else " x "
        items = ", ".join(f"{item.get('name')}{times}{item.get('quantity')}" for item in order.get("items", ()))
        status = _STATUS[self._language].get(str(order.get("status")), str(order.get("status")))
        text = lines["order"].format(number=order.get("number"), items=items, status=status)
        if trail := order.get("trail"):
            last = trail[-1]
            step = str(last.get("text", "")).rstrip("。.")
            text += lines["trail"].format(at=_clock(last.get("at")), place=last.get("place", ""), text=step)
        return text + lines["as_of"].format(as_of=_clock(order.get("as_of")))

    def first_sentence(self, reply: str) -> str:
        """The reply up to its first full stop."""
        found = _SENTENCE.match(reply)
        return found.group().strip() if found else reply

    def warm(self, reply: str) -> str:
        """The reply with friendly words around it."""
        return self._lines["warm"].format(reply=reply)

    def translated(self, reply: str) -> str:
        """The reply, marked as what a real model would translate."""
        return self._lines["translated"].format(reply=reply)

    def let_me_check(self) -> str:
        """An honest reply where nothing is known."""
        return self._lines["check"]

    def greet(self) -> str:
        """Small talk."""
        return self._lines["greet"]

    def hand_over(self) -> str:
        """The customer will be served by a person."""
        return self._lines["person"]


def _clock(iso: object) -> str:
    """A time as people write it, or the text as it came."""
    try:
        return datetime.fromisoformat(str(iso)).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return str(iso)
