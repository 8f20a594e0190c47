"""The public part of a Chinese address, province and city, which stays in the text."""

import re

HAN = r"\u3400-\u9fff"
_PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|"
    "陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆"
)
_CITIES = (  # often written without 市
    "北京|上海|天津|重庆|广州|深圳|杭州|南京|武汉|成都|西安|苏州|宁波|郑州|长沙|青岛|厦门|合肥|佛山|东莞|"
    "沈阳|大连|济南|福州|无锡|昆明|南昌|南宁|贵阳|石家庄|哈尔滨|长春|太原|兰州|海口|温州|台北|高雄"
)
_NAME = rf"(?:(?![区县旗省])[{HAN}]){{1,7}}?"
_PROVINCE = re.compile(rf"(?:中国)?(?:[{HAN}]{{2,8}}?(?:省|自治区|特别行政区)|(?:{_PROVINCES})(?![市省区县])) ?")
_CITY = re.compile(rf"(?:{_NAME}(?:市(?![口场民政])|自治州|地区|盟)|(?:{_CITIES})(?={_NAME}[区县市])) ?")


def region_end(text: str, start: int) -> int:
    """Where province and city end that stand at `start`; `start` where none do, or where nothing would follow them."""
    end = start
    for pattern in (_PROVINCE, _CITY):
        part = pattern.match(text, end)
        if part is not None and part.end() < len(text):
            end = part.end()
    return end
