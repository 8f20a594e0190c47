"""The desk's own sentences and names in both languages, for when the catalogue has none."""

from collections.abc import Mapping
from typing import Final

from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.order import OrderStatus

Words = Mapping[Language, str]

ASK_SLOT: Final[Words] = {
    Language.ZH: "麻烦您提供一下{slot}，我马上为您查询。",
    Language.EN: "Could you tell me the {slot}, please? I will look into it right away.",
}
SLOT_NAMES: Final[Mapping[str, Words]] = {
    "order_number": {Language.ZH: "订单号", Language.EN: "order number"},
    "waybill": {Language.ZH: "快递单号", Language.EN: "tracking number"},
    "amount": {Language.ZH: "金额", Language.EN: "amount"},
    "date": {Language.ZH: "日期", Language.EN: "date"},
}
ORDER: Final[Words] = {
    Language.ZH: "您的订单 {order_number}（{items}）目前{status}。{shipping}以上信息截至 {as_of}。",
    Language.EN: "Your order {order_number} ({items}) is {status}. {shipping} This is as of {as_of}.",
}
ORDER_BRIEF: Final[Words] = {  # while there is no parcel
    Language.ZH: "您的订单 {order_number}（{items}）目前{status}。以上信息截至 {as_of}。",
    Language.EN: "Your order {order_number} ({items}) is {status}. This is as of {as_of}.",
}
SHIPPING: Final[Words] = {
    Language.ZH: "由{carrier}承运，运单号 {waybill}。",
    Language.EN: "It travels with {carrier}, tracking number {waybill}.",
}
LATEST: Final[Words] = {
    Language.ZH: "最新物流：{trail_time} {trail_place} {trail_text}。",
    Language.EN: "Latest news: {trail_time}, {trail_place}, {trail_text}.",
}
ORDER_UNKNOWN: Final[Words] = {
    Language.ZH: "抱歉，没有查到订单 {order_number}，麻烦您核对一下订单号。",
    Language.EN: "I am sorry, I cannot find the order {order_number}. Could you check the number, please?",
}
HAND_OVER: Final[Words] = {
    Language.ZH: "我这就为您转接专员处理，请稍候。",
    Language.EN: "I am handing you over to a colleague who can help. One moment, please.",
}
CLARIFY: Final[Words] = {
    Language.ZH: "请问您想了解的是「{first}」还是「{second}」？",
    Language.EN: "Is your question about “{first}” or about “{second}”?",
}
CLARIFY_OPEN: Final[Words] = {
    Language.ZH: "抱歉没有完全理解，能请您再具体说一下吗？",
    Language.EN: "I am not sure that I understood. Could you tell me a little more, please?",
}
STATUS: Final[Mapping[OrderStatus, Words]] = {
    OrderStatus.UNPAID: {Language.ZH: "待付款", Language.EN: "waiting for payment"},
    OrderStatus.PAID: {Language.ZH: "已付款，等待打包", Language.EN: "paid and waiting to be packed"},
    OrderStatus.PACKED: {Language.ZH: "已打包，等待发货", Language.EN: "packed and ready to ship"},
    OrderStatus.SHIPPED: {Language.ZH: "已发货，正在运输中", Language.EN: "on its way"},
    OrderStatus.DELIVERED: {Language.ZH: "已签收", Language.EN: "delivered"},
    OrderStatus.RETURNING: {Language.ZH: "正在退货中", Language.EN: "being returned"},
    OrderStatus.REFUNDED: {Language.ZH: "已退款", Language.EN: "refunded"},
    OrderStatus.CANCELLED: {Language.ZH: "已取消", Language.EN: "cancelled"},
}
