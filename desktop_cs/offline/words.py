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
ASK_ORDER_AGAIN: Final[Words] = {  # when its number was asked for already
    Language.ZH: "没关系，订单号一时找不到的话，发快递单号或下单时留的手机号也可以，我一样能帮您查。",
    Language.EN: "No problem. If the order number is not at hand, the tracking number or the phone number used for the "
    "order will do as well.",
}
ASK_AGAIN: Final[Words] = {
    Language.ZH: "不好意思，还差一项信息：{slot}。方便的话发给我，我就能接着为您处理。",
    Language.EN: "Sorry to ask again: I still need the {slot} to go on. Could you send it to me?",
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
    Language.ZH: "抱歉，{slot} {asked} 没有查到订单，麻烦您核对一下号码。",
    Language.EN: "I am sorry, I cannot find an order with the {slot} {asked}. Could you check the number, please?",
}
ORDER_NEAR: Final[Words] = {  # not found, but others look like it
    Language.ZH: "抱歉，没有查到订单 {asked}。您看是不是 {numbers}？麻烦核对一下，我马上再查。",
    Language.EN: "I am sorry, I cannot find the order {asked}. Could it be {numbers}? I will look again at once.",
}
ORDER_WHICH: Final[Words] = {
    Language.ZH: "查到您有 {count} 个订单（截至 {as_of}）：\n{orders}\n请问您想了解的是哪一个？",
    Language.EN: "I found {count} orders of yours (as of {as_of}):\n{orders}\nWhich one is it about?",
}
ORDER_LINE: Final[Words] = {
    Language.ZH: "· {order_number}（{items}），{status}",
    Language.EN: "- {order_number} ({items}), {status}",
}
OR: Final[Words] = {Language.ZH: " 或 ", Language.EN: " or "}
HAND_OVER: Final[Words] = {
    Language.ZH: "我这就为您转接专员处理，请稍候。",
    Language.EN: "I am handing you over to a colleague who can help. One moment, please.",
}
HAND_OVER_UPSET: Final[Words] = {  # to somebody angry, or who speaks of lawyers
    Language.ZH: "非常抱歉给您带来这么不好的体验，您反映的情况我已经记下。我现在就请主管亲自跟进，请您稍等。",
    Language.EN: "I am truly sorry about this, and I have noted everything down. I am passing it to my supervisor, who "
    "will look into it personally. One moment, please.",
}
HAND_OVER_STUCK: Final[Words] = {  # after several replies that did not help
    Language.ZH: "抱歉，几次都没能帮上您。我把情况转给同事接着处理，前面说过的您不用再重复，请稍等。",
    Language.EN: "I am sorry that I could not help so far. I am handing this to a colleague, and you will not have to "
    "repeat yourself. One moment, please.",
}
GOODBYE: Final[Words] = {
    Language.ZH: "好的，有需要随时找我，祝您生活愉快！",
    Language.EN: "You are welcome. If anything comes up, just write again. Have a good day!",
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
