"""The words beside a number that say what it is: 手机, card no. for personal data, 单号, SKU for what must stay.

A cue counts only when nothing but filler (colons, quotes, 是, 号码, no.) stands between it and the number, so that in
单号356…7 手机134… each number answers to its own word. Texts are in normal form.
"""

import re
from enum import StrEnum

_REACH = 40  # code points looked at on either side; keeps the cost of one number constant


class Cue(StrEnum):
    """What a neighbouring word says a number is."""

    OTHER = "other"  # an order, a waybill, a product, a time: not personal data
    PHONE = "phone"
    LANDLINE = "landline"
    ID = "id"
    CARD = "card"
    PASSPORT = "passport"
    PLATE = "plate"
    SOCIAL = "social"
    EMAIL = "email"
    IBAN = "iban"


_HAN = {
    Cue.OTHER: (
        "会员卡 礼品卡 购物卡 充值卡 优惠券 代金券 电影卡 流量卡 公交卡 校园卡 手机卡 电话卡 卡密 兑换码 "
        "激活码 快递 运单 物流 包裹 面单 订单 訂單 单号 單號 编号 編號 单据 流水 交易 凭证 工单 合同 发票 "
        "税号 信用代码 批次 批号 货号 款号 型号 型號 条码 条形码 商品 零件 配件 件号 序列号 机身 串号 产品 "
        "版本 时间 日期 时间戳 取件码 取货码 提货码 验证码 校验码 密码 口令 邮编 尾号 后四位 金额 价格 单价 "
        "共计 合计 余额 追踪 跟踪 参考号 案件 投诉号 预约号 排队号 桌号 热线"
    ),
    Cue.PHONE: (
        "手机 手機 电话 電話 联系方式 联络方式 联系 聯繫 来电 拨打 拨 致电 呼叫 短信 打给 打 移动 联通 电信 号码 號碼"
    ),
    Cue.LANDLINE: "座机 座機 固话 固定电话 宅电 办公电话 家里电话 公司电话 单位电话 传真",
    Cue.ID: "身份证 身份證 身分證 证件 證件 一代证 二代证 公民身份 居民证 居住证 身份",
    Cue.CARD: "银行卡 銀行卡 储蓄卡 儲蓄卡 借记卡 信用卡 工资卡 贷记卡 卡号 卡號 账号 账户 帐号 帐户 帳號 卡",
    Cue.PASSPORT: "护照 護照 通行证 通行證 台胞证 台胞證 回乡证 回鄉證 入台证 旅行证 签证 军官证 士兵证",
    Cue.PLATE: "车牌 車牌 牌照 车号 車號",
    Cue.SOCIAL: (
        "微信 微信账号 威信 薇信 维信 徽信 v信 v❤ 加v 加薇 企鹅 扣扣 qq群 qq账号 qq帐号 抖音 抖音账号 快手 "
        "快手账号 小红书 小红书账号 微博 微博账号 钉钉 旺旺 电报"
    ),
    Cue.EMAIL: "邮箱 邮件 電郵 电邮 郵箱 信箱",
}
_LATIN = {
    Cue.OTHER: (
        "order waybill tracking track parcel shipment trade transaction trans payment serial sn sku spu "
        "item product part model batch lot ean upc isbn barcode imei meid hash uuid guid md5 sha1 sha256 "
        "commit trace span request req session ts time timestamp date expires created updated version ver "
        "ref reference invoice ticket case code otp pin amount price total coupon voucher hotline"
    ),
    Cue.PHONE: "number mobile phone telephone cellphone cell tel mob call ring dial sms text whatsapp contact hp",
    Cue.LANDLINE: "landline fax",
    Cue.ID: "idcard identity idno sfz hkid",
    Cue.CARD: "bankcard card visa mastercard amex unionpay account acct",
    Cue.PASSPORT: "passport permit",
    Cue.PLATE: "plate vehicle",
    Cue.SOCIAL: "wechat weixin wx vx wxid qq telegram skype tiktok instagram",
    Cue.EMAIL: "email mail mailbox e-mail",
    Cue.IBAN: "iban",
}
_CUE_OF = {word: cue for table in (_HAN, _LATIN) for cue, words in table.items() for word in words.split()} | {
    "id card": Cue.ID,
    "id_card": Cue.ID,
    "id-card": Cue.ID,
    "id no": Cue.ID,
    "id number": Cue.ID,
    "gift card": Cue.OTHER,
    "member card": Cue.OTHER,
    "membership card": Cue.OTHER,
}

_TIGHT = r"[\s:=\"'“”‘’「」『』()\[\]{}<>*_#.·+/|~@-]"
_LOOSE = r"[,;、，；]"
_SMALL_HAN = "号码 號碼 号 號 码 是 为 叫 的 我 我的 在 改成 换成 这个 这"
_SMALL_LATIN = "is was are at no nr num number numbers code id sn my the to"


def _any(words: list[str], *, backwards: bool) -> str:
    spelled = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word[::-1] if backwards else word) for word in spelled)


def _pattern(*, backwards: bool) -> re.Pattern[str]:
    """Filler and then a cue word, anchored at the number. What stands before a number is matched backwards, because the
    nearest word decides and the longest reading of it (会员卡, not 卡)."""
    han = _any([w for w in _CUE_OF if not w.isascii()], backwards=backwards)
    latin = _any([w for w in _CUE_OF if w.isascii()], backwards=backwards)
    small_han = _any(_SMALL_HAN.split(), backwards=backwards)
    small_latin = _any(_SMALL_LATIN.split(), backwards=backwards)
    # camelCase names of fields: the next letter backwards is lower case and ours is upper case
    far = r"(?:(?![a-z])|(?-i:(?<=[A-Z])(?=[a-z])))" if backwards else "(?![a-z])"
    suffix = r"(?:(?:di|on|rn|mun|rebmun|edoc|ns)[_\- ]?)?" if backwards else ""
    filler = rf"(?:{_TIGHT}|{small_han}|(?<![a-z])(?:{small_latin}){far}|(?P<loose>{_LOOSE}))"
    word = rf"(?P<han>{han})|(?<![a-z]){suffix}(?P<latin>{latin}){far}"
    return re.compile(rf"{filler}{{0,8}}(?:{word})", re.IGNORECASE)


_BEFORE = _pattern(backwards=True)
_AFTER = _pattern(backwards=False)
_ORDER_AFTER = re.compile(r"\s?(?:这个|这是|就是|是)(?:我的|你们的)?(?:那个)?(?:订单|单号|运单|快递单|物流单)")


def mentions(text: str, *cues: Cue) -> bool:
    """Whether any word of these cues is in the text at all: a quick look before a long search."""
    lower = text.lower()
    return any(word in lower for word, cue in _CUE_OF.items() if cue in cues)


def cue_before(text: str, start: int) -> Cue | None:
    """What the word before position `start` says."""
    match = _BEFORE.match(text[max(0, start - _REACH) : start][::-1])
    if match is None:
        return None
    word = (match["han"] or match["latin"])[::-1].lower()
    cue = _CUE_OF[word]
    # 查一下我的订单，138…: behind a comma an order word no longer speaks for the number
    return None if cue is Cue.OTHER and match["loose"] else cue


def cue_after(text: str, end: int) -> Cue | None:
    """What the words behind position `end` say: "…是我的卡", "…这个身份证"."""
    window = text[end : end + _REACH]
    if _ORDER_AFTER.match(window):
        return Cue.OTHER
    match = _AFTER.match(window)
    if match is None:
        return None
    cue = _CUE_OF[(match["han"] or match["latin"]).lower()]
    return None if cue is Cue.OTHER else cue


def cue_at(text: str, start: int, end: int) -> Cue | None:
    """What the neighbouring words say a number is; the word before has the say over the one behind."""
    return cue_before(text, start) or cue_after(text, end)
