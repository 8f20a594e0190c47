"""The words by which customers steer a conversation, as patterns of folded Chinese and English text.

Kept apart from their reader (`cues.py`) so that a word can be added without reading any rule. No pattern nests one
repetition in another: a hostile message must not be able to make a search slow.
"""

import re

_ORDER = r"(?:订单|訂單|单子|单|單|包裹|快递|快遞|件)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


OTHER = _any(
    rf"(?:另外|另|别的|別的|其他的|其他)[一那]?[个個]?{_ORDER}",
    rf"换[一那]?[个個]?{_ORDER}|不是[这那這][个個]?{_ORDER}",
    r"\b(?:the|my) other (?:one|order|parcel|package)\b|\banother order\b|\bnot (?:this|that) (?:one|order)\b",
)
PREVIOUS = _any(
    rf"(?:前面|之前|先前|早先)[的那]{{0,2}}[一个個]?{_ORDER}|(?:上|前)[一那][个個]?{_ORDER}|第一[个個]?{_ORDER}",
    r"\b(?:previous|earlier|first) (?:one|order|parcel|package)\b|\bone before\b",
)
CORRECTS = _any(
    r"不是[这那這它]|不对|不對|(?:说|打|写|发|看|搞|弄|報|报|說|寫|發|记|填)错|应该是|應該是|更正",
    r"\bwrong (?:number|order|one)\b|\bi meant?\b|\bmy mistake\b|\bmistyped\b|\btypo\b|\bmixed up\b|\binstead of\b",
    r"^\W*oops\b|^\W*no\b(?! problem)|\bactually it'?s\b|\bnot (?:this|that) (?:one|order)\b",
)
REFERS = _any(
    rf"(?:刚才|刚刚|剛才|上面)[的说問问那个個]*{_ORDER}",
    rf"[这那這][一]?[个個]?{_ORDER}|同一[个個]?{_ORDER}|[它牠]",
    r"\b(?:that|this|the same) (?:one|order|parcel|package|shipment)\b|\bit\b|\bit'?s\b|\bthem\b|\bthey\b",
)
OWN_ORDER = _any(
    rf"我(?:的|那|这|個|个|買的|买的)+{_ORDER}(?!号|號)|[这那這]{_ORDER}(?!号|號)",
    r"\bmy (?:\w+ )?(?:order|parcel|package|shipment|delivery)\b",
)
OWN_AFFAIR = _any(r"[我俺咱]", r"\b(?:my|mine|i|i'm|i've|me)\b")
ENDS = _any(
    r"没(?:有)?(?:别的|其他|其它|什么)?的?(?:事|问题)|沒事|先这样|先這樣|就这样吧|就到这|就到這|不用了|再见|再見|拜拜",
    r"\bthat'?s (?:all|it)\b|\bthat is all\b|\bnothing else\b|\bno more questions\b|\ball good\b|\bbye\b",
)
GOES_ON = _any(r"[?？]\s*$|[吗嗎么呢]\W*$|但是|不过|不過|顺便|順便|还有|還有|\bbut\b|\balso\b")
RETURNS = _any(
    r"(?:回到|还是说|接着|继续)(?:说)?(?:刚才|刚刚|之前|前面|我|那)|(?:刚才|之前)(?:说|问)?的?那?个?(?:事|问题)",
    r"\bback to\b|\bas i (?:said|asked)\b|\bwhat i asked\b|\bmy (?:first|earlier|previous) question\b",
)
_NUMBER = r"(?:订单号|訂單號|订单编号|单号|單號|号码|號碼|编号)"
LACKS = _any(
    rf"(?:没|沒|没有|沒有|找不到|不知道|不记得|不記得|忘|忘了|忘记|看不到)[了我的那个個有]*{_NUMBER}",
    rf"{_NUMBER}[我也都在哪里里]*(?:找不到|没有|沒有|不记得|不記得|不知道|忘|看不到|丢了|弄丢)",
    r"^\W*[我也真的实在是都]*(?:不记得|不記得|忘记|忘|找不到|不知道|没有|沒有)[了啊呀诶哦哎]*\W*$",
    r"\b(?:don'?t|do not|can'?t|cannot|didn'?t|haven'?t|couldn'?t) (?:have|find|remember|know|see|got|get) "
    r"(?:it|that|one|any|the number|my number|the order number|my order number|an order number)\b",
    r"\b(?:lost|forgot) (?:the|my) (?:order )?number\b|\bno order number\b",
)
PERSON = _any(
    r"(?:转|轉|找|要|叫|让|讓|接|换|換|请|喊|跟|和|有)[一个個位你们們您的换換成到给給真]{0,4}"
    r"(?:人工(?!智能|客服几)|真人|活人|主管|经理|經理|领导|領導|负责人|老板)",
    r"(?:不要|别|不想[跟和])再?(?:用|给我)?(?:机器人|自动回复|bot\b)|叫人来",
    r"\b(?:speak|talk|chat|get|want|need|give|connect|transfer|put|have|find)\b[a-z' ]{0,24}"
    r"\b(?:human|real person|a person|live agent|human agent|representative|supervisor|manager|operator)\b",
)
RISK = _any(
    r"12315|12345|律师|律師|起诉|起訴|法院|打官司|消协|消費者協會|消费者协会|工商局|市场监管|市监局|曝光|媒体|媒體|记者",
    r"报警|報警|(?:去|要|就)(?:投诉|投訴|举报|舉報)|举报你|发到?网上|發上網",
    r"\blawyers?\b|\battorney\b|\bsue\b|\bsuing\b|\blegal action\b|\bsmall claims\b|\bpolice\b",
    r"\bchargeback\b|\breport you\b|\bconsumer (?:protection|rights)\b|\btrading standards\b|\bombudsman\b",
)
RAGE = _any(
    r"骗子|騙子|骗人|垃圾店|垃圾客服|垃圾服务|太垃圾|真垃圾|气死|氣死|滚蛋|去死|他妈|妈的|王八|混蛋|什么破|太过分|坑人|黑店|无耻",
    r"\bscam(?:mers?)?\b|\bfraud|\bridiculous\b|\bdisgust|\boutrag|\bunacceptable\b|\bpathetic\b|\bliars?\b|\bthieves\b",
    r"\bworst (?:\w+ )?(?:service|shop|store|company|experience)\b|\bfuck|\bbullshit\b|\bfurious\b",
)
ANNOYED = _any(
    r"糊弄|敷衍|烦死|煩死|无语|無語|一分钱没|再不|太慢了|推来推去|受够|[!！]{2}",
    r"\bannoy|\bfed up\b|\bfrustrat|\bstill waiting\b|\bhow many times\b|\bis this a joke\b|\bterrible\b|\bdisappoint",
)
FIRST = _any(r"^\W*(?:第一个|第一個|前者|前面那个|第一|1)\W*$", r"^\W*(?:the )?(?:first|former)(?: one)?\W*$")
SECOND = _any(r"^\W*(?:第二个|第二個|后者|後者|后面那个|第二|2)\W*$", r"^\W*(?:the )?(?:second|latter)(?: one)?\W*$")

# A message of nothing but these asks about what was said before; it needs one that asks and may have fillers.
ASKS = _any(
    r"多久|多长时间|几天|多少钱|多少|几块钱|怎么弄|怎么办|怎么操作|怎么搞|到哪|在哪|哪里|什么时候|啥时候|几时|过期|为什么|为啥|吗|呢",
    r"\b(?:how long|how much|how soon|how many|when|where|why|which|expire|what)\b|\?",
)
FILLERS = _any(
    r"多久|多长时间|几天|多少钱|多少|几块钱|怎么弄|怎么办|怎么操作|怎么搞|到哪|在哪|哪里|什么时候|啥时候|几时|过期|为什么|为啥",
    r"那么|那|然后|大概|一般|它|他|这个|所以|嗯|哦|请问|现在|还|要|需要|得|会|能|可以|一共|总共|最多|到底|才|就|收到|送到|到",
    r"[里儿了的呢吗么呀啊吧呗好行]",
    r"\b(?:how|long|much|soon|many|when|where|why|which|what|about|expire|and|so|ok|okay|well|then|wait|is|are|do|does)\b",
    r"\b(?:will|can|did|would|has|it|that|this|they|them|be|take|cost|last|arrive|come|get|here|there|now|usually|happens|next|should|i|we|you)\b",
)
