"""The words by which figures are known, as tables: Traditional Chinese and English.

In this order: numerals, scales, units (percent, currencies, durations, classifiers, measures), nouns that
tell what is counted, qualifiers, directions, words of non-quantities, and the words that merely contain a
numeral.

In tables of words separated by spaces `_` stands for a space (`hong_kong_dollars`).

Write Chinese here in Traditional characters. The tables are folded when the program starts
(`generator.reading.figures.fold`) and so is every text, so that each entry stands for both scripts and for the
variants of a character (賬 and 帳, 戶 and 户). English is written in lower case.

Some entries name what may *not* follow (`…_BUT_NOT_BEFORE`) or go before (`…_BUT_NOT_AFTER`): 3部 counts films, 3部分
does not; 約50% is about 50, 節約50% is a saving.
"""

from __future__ import annotations

# --- numerals -----------------------------------------------------------------------------------------------

HAN_DIGITS = "零一二三四五六七八九"
HAN_DIGIT_VARIANTS = {"兩": "二", "倆": "二", "幺": "一"}
# Financial numerals are words of their own as well (大陸, 隊伍, 收拾): only a financial unit makes them numerals.
FINANCIAL_DIGITS = {"壹": "一", "貳": "二", "叁": "三", "肆": "四", "伍": "五"} | {
    "陸": "六",
    "參": "三",
    "柒": "七",
    "捌": "八",
    "玖": "九",
}
FINANCIAL_UNITS = {"拾": "十", "佰": "百", "仟": "千"}
HAN_TWENTIES = {"廿": 2, "卅": 3, "卌": 4}
FINANCIAL_BUT_NOT_AFTER = "大內登海隊入退行水着北南東西美次收"
HAN_UNITS = {"十": 1, "百": 2, "千": 3}
HAN_SCALES = {"萬億": 12, "萬萬": 8, "萬": 4, "億": 8, "兆": 12}
# After digits a scale is none where a name or a unit begins: 2025百度, 3千米, 5兆瓦.
SCALE_BUT_NOT_BEFORE = {
    "百": "度貨姓家年勝事威濟盛號科花思麗聯色帕",
    "千": "金問禾島里尋瓦克米卡兆赫帕焦字比伏牛",
    "萬": "科達豪洲物象華聖國",
    "億": "緯航聯陽嘉田帆",
    "兆": "易芯馳瓦赫字帕比歐",
}
SCALE_LEVELS = ("級別", "等級", "量級", "級")
MORE_THAN_ROUND = {"多": "少", "餘": "額下地波生糧暉熱力"}
AFTER_SPACED_MORE = "萬億千百個家人名位項款條年天月種次元倍起件只部座輛場所米公噸美港歐小分"  # 10 多個

ENGLISH_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {"nought": 0, "naught": 0}
ENGLISH_TENS = {
    word: 10 * (number + 2)
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
ENGLISH_SCALES = {
    "thousand": 3,
    "million": 6,
    "millions": 6,
    "billion": 9,
    "billions": 9,
    "trillion": 12,
    "trillions": 12,
    "lakh": 5,
    "lakhs": 5,
    "crore": 7,
    "crores": 7,
}
# Scales written right behind digits: $1.2bn, 10k, 3 mln.
ENGLISH_SHORT_SCALES = {
    "k": 3,
    "m": 6,
    "mn": 6,
    "mm": 6,
    "mil": 6,
    "mln": 6,
    "b": 9,
    "bn": 9,
    "bln": 9,
    "tn": 12,
    "trn": 12,
    "tln": 12,
    "cr": 7,
}
ENGLISH_ORDINALS = {
    word: number + 1
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ]
    )
} | {
    word: 10 * (number + 2)
    for number, word in enumerate(
        [
            "twentieth",
            "thirtieth",
            "fortieth",
            "fiftieth",
            "sixtieth",
            "seventieth",
            "eightieth",
            "ninetieth",
            "hundredth",
        ]
    )
}
ENGLISH_FRACTIONS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}

# Other words that a figure in English may begin with.
ENGLISH_FIGURE_WORDS = (
    "dozens hundreds thousands tens millions billions trillions half several fiscal fy teens top twice thrice halved"
)
# Vulgar fractions are characters of their own: sign → (above, below).
VULGAR_FRACTIONS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}

# --- units: word → (unit, factor) ---------------------------------------------------------------------------

PERCENTS = {
    "%": "1",
    "厘": "1",
    "‰": "0.1",
    "percent": "1",
    "percents": "1",
    "per cent": "1",
    "percentage": "1",
    "pct": "1",
    "pc": "1",
}
PERCENT_IN_ENGLISH = "pct"  # analysts who write in Chinese mean percentage points
PERCENTAGE_POINTS = {
    "個多百分點": "1",
    "個多點": "1",
    "個百分點": "1",
    "百分點": "1",
    "個點": "1",
    "個pp": "1",
    "個基點": "0.01",
    "基點": "0.01",
    "個bp": "0.01",
    "個bps": "0.01",
    "percentage points": "1",
    "percentage point": "1",
    "percentage-point": "1",
    "pct points": "1",
    "ppts": "1",
    "ppt": "1",
    "pps": "1",
    "pp": "1",
    "basis points": "0.01",
    "basis point": "0.01",
    "basis-point": "0.01",
    "bps": "0.01",
    "bp": "0.01",
}
TIMES = ("倍", "x", "×", "times", "fold")

# ISO 4217 code → the words and signs for it. A bare 元 in Chinese text is the yuan, a bare $ the US dollar.
CURRENCIES = {
    "CNY": "元 圓 元人民幣 人民幣 塊錢 塊人民幣 rmb cny yuan renminbi chinese_yuan kuai",
    "HKD": "港元 港幣 港圓 元港幣 蚊 hk$ hkd hong_kong_dollars hong_kong_dollar hk_dollars hk_dollar",
    "USD": "美元 美金 美圓 美刀 $us us$ u.s.$ u.s._$ usd usd$ $ u.s._dollars u.s._dollar us_dollars us_dollar dollars dollar"
    " united_states_dollars american_dollars",
    "TWD": "新台幣 台幣 元新台幣 元台幣 nt$ ntd twd new_taiwan_dollars new_taiwan_dollar taiwan_dollars",
    "JPY": "日元 日圓 jpy jp¥ japanese_yen yen",
    "EUR": "歐元 € eur euros euro",
    "GBP": "英鎊 £ gbp pounds_sterling british_pounds pounds pound_sterling pound",
    "KRW": "韓元 韓圓 韓圜 ₩ krw korean_won won",
    "SGD": "新加坡元 新元 坡元 新幣 s$ sgd singapore_dollars singapore_dollar",
    "AUD": "澳元 澳幣 澳大利亞元 a$ au$ aud aud$ australian_dollars australian_dollar",
    "CAD": "加元 加幣 加拿大元 c$ ca$ cad cad$ canadian_dollars canadian_dollar",
    "NZD": "紐元 新西蘭元 紐西蘭元 紐幣 nz$ nzd new_zealand_dollars",
    "CHF": "瑞士法郎 瑞郎 chf swiss_francs swiss_franc",
    "INR": "盧比 印度盧比 ₹ inr rs. rs indian_rupees rupees rupee",
    "THB": "泰銖 ฿ thb baht",
    "VND": "越南盾 ₫ vnd dong",
    "IDR": "印尼盾 idr rupiah",
    "MYR": "林吉特 令吉 馬幣 myr rm ringgit",
    "PHP": "菲律賓披索 菲律賓比索 披索 ₱ php philippine_pesos",
    "MOP": "澳門元 澳門幣 mop mop$ patacas",
    "RUB": "盧布 俄羅斯盧布 ₽ rub rubles roubles ruble",
    "BRL": "雷亞爾 巴西雷亞爾 r$ brl reais real",
    "MXN": "墨西哥比索 mxn mex$ mxn$ mexican_pesos",
    "SEK": "瑞典克朗 sek swedish_kronor swedish_krona",
    "NOK": "挪威克朗 nok norwegian_kroner",
    "DKK": "丹麥克朗 dkk danish_kroner",
    "TRY": "土耳其里拉 里拉 ₺ turkish_lira turkish_liras",
    "ZAR": "南非蘭特 蘭特 zar south_african_rand rand",
    "AED": "阿聯酋迪拉姆 迪拉姆 aed dh dhs uae_dirhams dirhams",
    "SAR": "沙特里亞爾 里亞爾 sar saudi_riyals riyals",
    "NGN": "奈拉 ₦ ngn naira",
    "ILS": "謝克爾 ₪ ils shekels",
    "PLN": "茲羅提 pln zloty",
    "CZK": "捷克克朗 czk koruna",
    "HUF": "匈牙利福林 huf forints forint",
    "UAH": "格里夫納 uah hryvnias hryvnia",
    "KZT": "堅戈 kzt tenge",
    "MNT": "蒙古圖格里克 圖格里克 mnt tugrik",
    "EGP": "埃及鎊 egp egyptian_pounds",
    "PKR": "巴基斯坦盧比 pkr pakistani_rupees",
    "LKR": "斯里蘭卡盧比 lkr",
    "BDT": "塔卡 bdt taka",
    "KWD": "科威特第納爾 kwd",
    "QAR": "卡塔爾里亞爾 卡達里亞爾 qar",
    "ARS": "阿根廷披索 阿根廷比索 ars",
    "CLP": "智利披索 智利比索 clp",
    "COP": "哥倫比亞披索 哥倫比亞比索",
    "KES": "肯尼亞先令 kes",
    "MMK": "緬元 緬幣 mmk",
    "CRC": "₡ crc colones",
    "GEL": "₾ gel lari",
    "LAK": "基普 ₭ lak kip",
    "GHS": "塞地 ₵ ghs cedis cedi",
    "PEN": "索爾 pen soles",
    "ETB": "比爾 etb birr",
    "TZS": "坦桑尼亞先令 tzs",
    "UGX": "烏干達先令 ugx",
}
# Parts of a currency by their size: word → the currency. Those of dollars (hong kong cents) follow from their names.
PARTS_OF_MONEY = {
    "0.01": {
        "美分": "USD",
        "港仙": "HKD",
        "仙": "HKD",
        "美仙": "USD",
        "便士": "GBP",
        "歐分": "EUR",
        "澳分": "AUD",
        "us cents": "USD",
        "u.s. cents": "USD",
        "hk cents": "HKD",
        "euro cents": "EUR",
        "eurocents": "EUR",
        "cents": "USD",
        "cent": "USD",
        "pence": "GBP",
        "penny": "GBP",
        "p": "GBP",
    },
    "0.1": {"角": "CNY", "毛": "CNY"},
}
MILLIONS = {
    f"m{code.lower()}": code for code in ("USD", "EUR", "GBP", "SEK", "NOK", "DKK", "CHF", "CAD", "AUD")
}  # 30 MEUR
YUAN_SIGNS = "¥"
# Signs that stand inside accounting parentheses.
CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY"}
# Words too common to be a currency in front of a number.
CURRENCY_NEVER_BEFORE = (
    "元 圓 kuai pen colones soles 元人民幣 塊錢 塊人民幣 元港幣 元新台幣 元台幣 yuan yen won real rand dong baht pound pounds dollar dollars euro"
    " euros 盧比 里拉 蘭特 披索 令吉 馬幣 新元 紐元 蚊 mop php try 美元 港元 日元 日圓 歐元 英鎊 韓元 澳元 加元"
)
# Of these, those that stand before a price all the same: 港元 0.45.
CURRENCY_BEFORE_PRICE = "美元 港元 日元 日圓 歐元 英鎊 韓元 澳元 加元 新元"
CURRENCY_BUT_NOT_BEFORE = {
    "元": "寶宇旦件素器老首氣年",
    "圓": "桌形周滿圈弧柱心環頂規",
    "新元": "素",
    "日元": "素",
    "塊錢": "",
    "rm": "",
    "角": "度色落逐球膜鬥力鋼獸樓兒",
    "仙": "人女子境氣俠逝遊台",
    "毛": "利額衣巾病孩豬澤",
}

DURATIONS = {
    "second": ("1", "秒 秒鐘 seconds second secs sec s"),
    "minute": ("1", "分鐘 minutes minute mins min"),
    "hour": ("1", "小時 個小時 鐘頭 個鐘頭 個鐘 hours hour hrs hr h"),
    "day": (
        "1",
        "天 日 個工作日 工作日 個工作天 工作天 個交易日 交易日 個自然日 晝夜 天內 days day trading_days business_days",
    ),
    "week": ("1", "周 個星期 星期 個禮拜 禮拜 個周 weeks week wks"),
    "month": ("1", "個月 月 個多月 個月大 月齡 個月齡 個自然月 months month mths"),
    "quarter": ("1", "個季度 個財季 季 quarters quarter"),
    "year": ("1", "年 年間 周年 個年頭 個財年 個年度 載 歲 周歲 years year yrs yr years_old year-old yo"),
    "decade": ("10", "decades decade"),
    "century": ("100", "個世紀 centuries century"),
    "millisecond": ("0.001", "毫秒 milliseconds ms"),
}
LONGER_DURATIONS = {"decade": "year", "century": "year", "millisecond": "second"}
# Words that begin with such a character and may follow all the same: 近一年報酬率.
STILL_BEFORE = ("報酬",)
DURATION_BUT_NOT_BEFORE = {
    "年": "級代會報輕青夜貨味",
    "天": "使然氣津線貓下花文空王際賦",
    "周": "五末邊期轉刊密",
    "秒": "殺級懂",
    "月": "份球亮薪費活均租供底初末中旬報餅票老色刊經光",
    "日": "元圓本均活常益產報系資用漸夜程曆游韓前後",
    "季": "度報節後酒常風軍",
    "歲": "月",
    "分鐘": "",
    "載": "體具入人貨客",
    "星期": "五",
}

# Classifiers → what may not follow. They belong to the token.
PERSONS = {
    "人": "民工形氣才類次",
    "人次": "",
    "名": "列單義為字",
    "位": "列居於置數",
    "個人": "賬帳用信電住消",
    "口": "",
}
ITEMS = {
    "個": "人百月季點世年鐘位",
    "款": "項式待額",
    "項": "目",
    "家": "庭族具電長用",
    "種": "植子族",
    "部": "門長署隊級委件分",
    "部分": "",
    "台": "灣幣階州北中積風",
    "輛": "",
    "件": "",
    "條": "件約例款文",
    "張": "力貼",
    "間": "接隔",
    "伙": "伴食計",
    "副": "作總理主食產局本業刊教院",
    "座": "談落標右椅",
    "場": "景所地外館內面",
    "次": "元級日要於方貸新品",
    "份": "額子量",
    "筆": "記者試",
    "隻": "",
    "頭": "部條寸像",
    "套": "件現利餐裝路",
    "艘": "",
    "架": "構",
    "顆": "",
    "篇": "幅",
    "宗": "旨教",
    "處": "理於方罰置分",
    "所": "有以得謂在",
    "股": "東份價票市權民本息利指災",
    "例": "如子外",
    "幅": "度",
    "輪": "胎子值流廓迴回船椅換",
    "步": "入伐行調兵道",
    "層": "面次級出",
    "組": "織成合建件",
    "批": "評准發次量",
    "類": "似別",
    "塊": "錢人",
    "枚": "",
    "對": "於手比此外象應接沖照",
    "雙": "方",
    "支": "持付出撐援線",
    "戶": "外型口",
    "門": "店檻口戶",
    "道": "路歉理",
    "封": "裝閉",
    "句": "",
    "段": "落",
    "幢": "",
    "棟": "",
    "棵": "",
    "匹": "配克",
    "點": "擊評燃亮心名讚贊綴線陣鐘半整開關起出到前",
    "大": "學陸勝家幅量規增漲跌於約概致都多小膽力舉眾眼氣一的了些，。、",
    "步驟": "",
    "倍數": "",
    "條線": "",
    "字": "節體母",
    "集": "團中體合裝資成",
    "章": "",
    "本": "土季月年周次期地科公集人金益身質來網文報案市行國輪輪",
    "分": "鐘之別析部布為拆銷析公配紅享支類手階",
    "單": "位獨一純品",
    "手": "機游遊術段續中握冊工勢動套上下裡",
    "班": "",
    "列": "車入為",
    "桌": "面",
    "盒": "",
    "瓶": "頸",
    "杯": "",
    "箱": "",
    "包": "括含裝機圍",
    "袋": "",
    "樣": "本品",
    "些": "",
    "屆": "時滿",
    "票": "房據",
    "劑": "量型",
    "席": "位捲",
    "席次": "",
    "具": "有備體",
    "發": "布現展生放行佈揮動表出送起電射酵育改票言力熱貨",
    "頁": "面岩",
    "隊": "伍友員形列",
    "架次": "",
    "班次": "",
    "場次": "",
    "人份": "",
    "株": "式洲",
    "坪": "",
    "床": "",
    "站": "在立台點",
    "根": "據本源除基廷",
    "片": "面刻段區中酬尾頭名",
    "注": "意入重射冊目視定",
    "檔": "案次期",
    "檔期": "",
    "座次": "",
    "樁": "",
    "粒": "子",
    "回合": "",
    "局": "長勢面部限",
    "圈": "",
    "關": "於係閉鍵注税口卡",
}
# Counted without a classifier; the noun itself stays outside the token.
COUNTED_NOUNS = {
    "account": "用戶 使用者 賬戶 帳戶 賬號 帳號 users user accounts account subscribers",
    "person": "員工 死 傷 失蹤 men women people persons person employees employee staff workers residents passengers"
    " patients children adults students pupils teachers nurses doctors firefighters soldiers civilians migrants refugees"
    " evacuees protesters voters",
    "item": "平台 部門 公司 企業 國 省 市 地 校 行業 領域 模型 機構",
}
# What is counted in English, and is nothing that a year would be told of (the 2016 elections).
ENGLISH_THINGS = (
    "people men women children workers servers shops stores outlets branches homes houses houseboats flats apartments cars vehicles"
    " buses trucks trains ships boats aircraft planes flights trees schools students pupils teachers jobs units patients"
    " beds deaths cases infections injuries families households villages farms buildings rooms seats tickets votes shares"
    " books copies tests doses vaccines volunteers visitors guests members hectares acres barrels soldiers troops"
    " victims migrants refugees prisoners officers nurses doctors engineers researchers residents customers users"
    " passengers tourists fans animals cattle sheep birds plants machines computers chips devices phones cameras robots"
    " panels turbines batteries wells mines factories hospitals clinics banks restaurants cafes hotels clubs churches"
    " islands pieces parts items boxes bags bottles cans containers parcels packages words pages photos images videos"
    " songs games bricks stones coins guns rifles missiles drones bombs tanks miles kilometres kilometers metres meters"
    " steps calories crates crops fields plots racks sites stations stops turns rounds units euros francs yen"
)
# Only these numerals count a bare item noun: 兩國, 三地; 2024企業 is no count.
SMALL_HAN = "兩三四五六七八九十"

MEASURES = {
    "metre": "米 公尺 metres meters metre meter m",
    "kilometre": "公里 千米 kms kilometres kilometers kilometre kilometer km",
    "centimetre": "厘米 公分 centimetres centimeters cm",
    "millimetre": "毫米 mm millimetres millimeters",
    "micrometre": "微米 μm",
    "nanometre": "納米 奈米 nanometers nanometres nanometer nanometre",
    "nm": "nm",
    "mile": "英里 哩 miles mile mi",
    "nautical mile": "海里 浬 nautical_miles nautical_mile",
    "light-year": "光年 light-years light_years",
    "foot": "英尺 英呎 feet foot ft",
    "inch": "英寸 英吋 吋 寸 inches inch",
    "square metre": "平方米 平米 平方公尺 ㎡ m² m2 sqm sq_m square_metres square_meters square_metre square_meter",
    "square centimetre": "平方厘米 平方公分 cm² cm2",
    "square millimetre": "平方毫米 mm² mm2",
    "cubic kilometre": "立方公里 立方千米 km³ km3",
    "cubic centimetre": "立方厘米 立方公分 cm³ cm3",
    "square kilometre": "平方公里 平方千米 km² km2 sq_km square_kilometres square_kilometers square_kilometre square_kilometer",
    "square mile": "平方英里 square_miles square_mile sq_mi",
    "square foot": "平方英尺 平方呎 方呎 方尺 平方尺 呎 square_feet square_foot sq_ft",
    "kilometre per hour": "kph kmph",
    "mile per hour": "mph",
    "mu": "畝",
    "hectare": "公頃 hectares hectare",
    "acre": "英畝 acres acre",
    "milligram": "毫克 mg milligrams milligram",
    "microgram": "微克",
    "gram": "克 公克 grams gram",
    "kilogram": "公斤 千克 kilograms kilogram kilos kg kgs",
    "tonne": "噸 公噸 tonnes tons tonne ton metric_tons metric_tonnes metric_ton metric_tonne",
    "kilotonne": "kilotonnes kilotons kt",
    "megatonne": "megatonnes megatons mt",
    "gigatonne": "gigatonnes gigatons gt",
    "jin": "斤",
    "pound": "磅 lbs lb",
    "ounce": "盎司 ounces ounce oz",
    "litre": "升 公升 litres liters litre liter",
    "millilitre": "毫升 ml mls millilitres milliliters cc",
    "gallon": "加侖 gallons gallon gal",
    "yard": "yards yard yds",
    "barrel": "桶 barrels barrel bbl bbls",
    "barrel per day": "bpd",
    "cubic metre": "立方米 立方公尺 m³ m3 cubic_metres cubic_meters cubic_metre cubic_meter",
    "kilowatt hour": "千瓦時 度電 kwh kilowatt-hours kilowatt-hour kilowatt_hours kilowatt_hour",
    "megawatt hour": "兆瓦時 mwh",
    "gigawatt hour": "吉瓦時 gwh",
    "terawatt hour": "太瓦時 twh",
    "watt": "瓦 watts",
    "volt": "伏特 volts",
    "ampere": "安培",
    "kilowatt": "千瓦 kw kilowatts",
    "megawatt": "兆瓦 mw megawatts",
    "gigawatt": "吉瓦 gw gigawatts",
    "hertz": "赫茲 hz",
    "megahertz": "兆赫 兆赫茲 mhz",
    "gigahertz": "吉赫 ghz",
    "byte": "字節 bytes byte",
    "kilobyte": "千字節 kb",
    "megabyte": "兆字節 mb megabytes",
    "gigabyte": "吉字節 gb gigabytes",
    "terabyte": "太字節 tb terabytes",
    "petabyte": "pb petabytes",
    "btu": "英熱單位 btu",
    "kilocalorie": "千卡 大卡 kcal",
    "degree": "度 degrees degree",
    "magnitude": "級",
    "degree Celsius": "攝氏度 ℃ °c degrees_celsius degrees_c degree_celsius",
    "degree Fahrenheit": "華氏度 ℉ °f degrees_fahrenheit degrees_f degree_fahrenheit",
    "token": "個tokens 個token tokens token",
    "knot": "節",
    "decibel": "分貝",
    "bit": "比特 bits",
    "point": "points",
    "tael": "兩",
    "horsepower": "馬力 hp horsepower bhp",
    "part per million": "ppm",
    "part per billion": "ppb",
    "joule": "焦耳 joules",
    "hectopascal": "百帕 hpa",
    "kilopascal": "千帕 kpa",
    "newton metre": "牛米 牛·米 n·m nm_torque",
    "milliampere hour": "毫安時 mah",
}
# A sign of two units is a unit of its own, which only the words right behind it make one of the two; where they do not,
# a record needs a cue.
SIGNS_OF_SEVERAL_UNITS = {
    "nm": {
        "nanometre": "製程 工藝 製造 芯片 晶片 節點 級 波長 光刻 激光 雷射 process processes node nodes chip chips chipmaking"
        " wafer wafers laser lasers light wavelength wavelengths silicon lithography transistors particles",
        "nautical mile": "territorial exclusive offshore off_the_coast off_the_coasts north south east west northeast"
        " northwest southeast southwest",
    }
}
# Signs of units whose letter case matters: 500g, but 5G; 120W, 2.5L.
CASED_MEASURES = {"g": "gram", "L": "litre", "l": "litre", "W": "watt", "V": "volt", "t": "tonne"}
MEASURE_BUT_NOT_BEFORE = {
    "米": "哈其蘭飯粉面線高勒",
    "克": "服制隆萊拉里",
    "斤": "斗",
    "升": "級值至到幅溫息",
    "寸": "步土",
    "瓦": "特解",
    "桶": "裝",
    "節": "約點目日省奏能後前假",
    "磅": "礴",
    "噸": "",
    "度": "假過數量母電",
    "級": "別市士數距聯等",
}

# --- qualifiers: word → what may not go before it ------------------------------------------------------------

QUALIFIERS_BEFORE = {
    "order": {"on the order of": "", "in the order of": "", "of the order of": ""},
    "about": {
        "約": "節契合簽預公條租婚相特履違續立制紐解邀爽赴",
        "大約": "",
        "約莫": "",
        "大概": "",
        "差不多": "",
        "about": "",
        "around": "",
        "approximately": "",
        "approx.": "",
        "approx": "",
        "roughly": "",
        "circa": "",
        "c.": "",
        "ca.": "",
        "some": "",
        "an estimated": "",
        "estimated": "",
        "~": "",
        "≈": "",
    },
    "nearly": {
        "近": "最附鄰靠遠臨新",
        "near-": "",
        "將近": "",
        "接近": "",
        "接近於": "",
        "幾近": "",
        "逼近": "",
        "直逼": "",
        "nearly": "",
        "almost": "",
        "close to": "",
        "just shy of": "",
        "just under": "",
    },
    "over": {
        "超": "高買賣出入",
        "超過": "不未沒",
        "超出": "",
        "逾": "不",
        "突破": "",
        "衝破": "",
        "升破": "",
        "漲破": "",
        "升穿": "",
        "站上": "",
        "重上": "",
        "破": "打攻爆擊刺識突",
        "過": "挂掛吃見通經不透度渡路看用去太",
        "大於": "",
        "多於": "不",
        "高於": "不",
        "高過": "",
        "不止": "",
        "遠超": "",
        "遠超過": "",
        "over": "",
        "more than": "",
        "above": "",
        "exceeding": "",
        "exceeds": "",
        "exceeded": "",
        "exceed": "",
        "in excess of": "",
        "north of": "",
        "upwards of": "",
        "greater than": "",
        "larger than": "",
        "bigger than": "",
        "longer than": "",
        "older than": "",
        "higher than": "",
        "well over": "",
        "just over": "",
        "surpassing": "",
        "surpassed": "",
        ">": "=<",
    },
    "under": {
        "不到": "",
        "跌破": "",
        "跌穿": "",
        "摜破": "",
        "失守": "",
        "不足": "",
        "未到": "",
        "低於": "不",
        "少於": "不",
        "小於": "不",
        "不滿": "",
        "未滿": "",
        "未達": "",
        "不及": "",
        "under": "",
        "sub-": "",
        "less than": "",
        "below": "",
        "fewer than": "",
        "lower than": "",
        "smaller than": "",
        "younger than": "",
        "shorter than": "",
        "<": ">=",
    },
    "at-least": {
        "至少": "",
        "最少": "",
        "大於等於": "",
        "大於或等於": "",
        "大於或者等於": "",
        "不低於": "",
        "不少於": "",
        "不小於": "",
        "起碼": "",
        "上": "",
        "at least": "",
        "a minimum of": "",
        "no less than": "",
        "greater than or equal to": "",
        "more than or equal to": "",
        "larger than or equal to": "",
        "higher than or equal to": "",
        "equal to or greater than": "",
        "equal to or more than": "",
        "not less than": "",
        "no smaller than": "",
        "no lower than": "",
        "no shorter than": "",
        "no younger than": "",
        "not smaller than": "",
        "not lower than": "",
        "not shorter than": "",
        "not younger than": "",
        "no fewer than": "",
        "≥": "",
        ">=": "",
    },
    "at-most": {
        "至多": "",
        "最多": "",
        "小於等於": "",
        "小於或等於": "",
        "小於或者等於": "",
        "不超過": "",
        "未超過": "",
        "不高於": "",
        "不多於": "",
        "不大於": "",
        "最高": "史新創",
        "up to": "",
        "at most": "",
        "no more than": "",
        "less than or equal to": "",
        "fewer than or equal to": "",
        "lower than or equal to": "",
        "smaller than or equal to": "",
        "equal to or less than": "",
        "not more than": "",
        "no larger than": "",
        "no bigger than": "",
        "no higher than": "",
        "no greater than": "",
        "no longer than": "",
        "no older than": "",
        "not larger than": "",
        "not bigger than": "",
        "not higher than": "",
        "not greater than": "",
        "not longer than": "",
        "not older than": "",
        "as much as": "",
        "as many as": "",
        "a maximum of": "",
        "≤": "",
        "<=": "",
    },
}
# Between a qualifier and its number: 超過了3億, 約有300家, 約為20%.
QUALIFIER_FILLERS = ("了", "有", "為", "達", "達到", "佔", "佔了", "是", "一共")
# 上百 is at least a hundred; 上3 is nothing.
ONLY_BEFORE_SCALE = "上"
QUALIFIERS_AFTER = {
    "about": "左右 上下 前後 許 or_so",
    "at-least": "以上 及以上 或以上 之上 起步 or_more or_above and_above or_higher plus -plus +",
    "at-most": "以下 及以下 或以下 之下 以內 之內 或更少 or_less or_below or_fewer or_lower",
    "over": "有餘 開外 不止 出頭 -odd",
}

# --- directions ----------------------------------------------------------------------------------------------

UP = (
    "多賺 多收 加息 升息 增長 成長 成長率 上升 提升 增加 上漲 擴大 激增 飆升 攀升 提高 猛增 躍升 劇增 陡增 暴增 大增 大漲 暴漲 勁升 急升 微升 微增 微漲 回升 反彈"
    " 上調 上浮 調高 抬高 升值 增 漲 升 多增 翻了 翻 新增 淨增 增幅 漲幅 升幅 增速 增長率 增幅度 漲超 漲近 高開 收漲 勁揚 上揚 走揚 拉升 走高 加快 改善 增收 年增率 增產"
    " 收揚 大揚 小揚 強彈 急彈 大彈 彈升 收高 高收 飆 攀 攀高 衝高 上修 漲價 加價 提價 加薪 增添"
    " increased increase increases increasing rose rise rises rising risen up grew grow grows growing grown growth gained gain"
    " gains climbed climb jumped jump surged surge soared soar advanced added expanded improved strengthened rallied spiked expansion improvement uptick climbs climbing"
    " jumps jumping surges surging soars soaring leapt leaps leaping rebounds rebounded rebounding rebound rally rallies"
    " rallying swelled swells swelling gaining adds adding expands expanding strengthens strengthening appreciated"
    " appreciates hiked hikes hike boosted boosts boosting accelerated spikes spiking escalated escalates escalating ballooned"
    " ballooning mushroomed rocketed rocketing skyrocketed skyrocketing zoomed vaulted inflated firmed"
    " bounced higher_by bigger_by larger_by raised_by lifted_by upped"
)
DOWN = (
    "貶 少賺 少收 負成長 拖累 拖低 拉低 拖慢 減速 放緩 減息 降息 下降 減少 下滑 下跌 跌 挫 降 降低 縮短 縮減 縮小 削減 收窄 回落 跌幅 降幅 減幅 大跌 暴跌 大降 微跌 微降 滑落 下挫 重挫 急跌 急降 銳減"
    " 驟降 驟減 減 下調 貶值 收跌 低開 負增長 萎縮 裁減 削 減持 縮水 走低 走弱 衰退 下行 節省 節約 調低 壓低 減虧 收縮 年減率 減產"
    " 瀉 摔 倒吐 回吐 收低 低收 插水 急插 下浮 下修 降價 減價 減薪 蒸發 流失 收斂 倒退 縮 走貶 下探 短少"
    " decreased decrease decreases decreasing declined decline declines declining fell fall falls falling fallen down dropped"
    " drop drops dropping lowered reduced reduce reduction slid slipped sank tumbled plunged plunge lost shrank contracted"
    " contraction cut slumped narrowed weakened shed retreated eased slowed dip dips dipped dipping slip slips slipping slide"
    " sliding sink sinks sinking tumble tumbles tumbling plunges plunging plummet plummets plummeted plummeting lose loses"
    " losing shrink shrinks shrunk shrinking contracted contracting cutting slump slumps slumping narrow narrows narrowing"
    " weaken weakens weakening sheds shedding retreat retreats retreating ease eases easing slowing trim trims trimmed"
    " trimming reduces reducing lowers lowering slashed slashes slashing shaved shaves shaving subtracted subtracts depreciated"
    " depreciates dragged crashed crashes halts culled dived dives diving crashing cratered cratering nosedived skidded skidding"
    " chopped chops chopping axed sliced slices slicing erased erases erasing wiped wipes evaporated pared pares paring dwindled"
    " dwindles dwindling diminished diminishes receded recedes receding ebbed softened softening sagged stumbled swooned"
    " collapsed collapsing lopped waned deteriorated tanked tanking knocked lower_by smaller_by fewer_by"
)
# 升 is a litre in 公升 and 每升; 漲跌1% tells no direction.
DIRECTION_BUT_NOT_AFTER = {"升": "公毫每", "瀉": "腹", "跌": "漲升", "降": "升", "減": "增"}
# Verbs with which up and down tell no change.
VERBS_WITH_PARTICLES = (
    "set made make makes making give gave gives giving pick picked picks take took takes taken taking end ended ends build"
    " built line lined sign signed round rounded lock locked blow blew cover covered back backed bring brought come came"
    " put puts turn turned hold held call called open opened show showed clean cleaned sum summed stand stood break broke"
    " broken lay laid shut tear tore write wrote run ran settle settled burn burned hand handed"
)
# What these act on falls: 拖累經濟增長0.3個百分點 tells a fall.
DRAGGING = "拖累 拖低 拉低 抵銷 抵消 侵蝕 削弱 拖慢"
# After one of these 多 and 少 compare: 按年少41%.
COMPARED_WITH = "按年 按季 按月 同比 環比 年對年"
# May stand between the word of direction and the figure.
DIRECTION_FILLERS = (
    "了 的 約 約為 同比 環比 按年 按季 按月 年增 大幅 顯著 逾 高達 達 多達 接近 僅 僅為 僅有 只有 就 也 近 竟 分別 幅度 幅度為 幅度達 至少"
    " 不到 率 速度 幅 了約 又 過 超 超過 將 整整 近乎 較上年 較去年 較去年同期 比去年 比上年 較上季 較上月 持續 再 達到了"
    " 介乎 介於 by between of about around approximately nearly some a an another the over more_than year-over-year year-on-year"
    " quarter-over-quarter quarter-on-quarter month-on-month year_over_year year_on_year quarter_on_quarter yoy qoq mom"
    " on-year annually sharply slightly significantly further in_the as_much_as at_least an_additional roughly almost"
    " from_a_year_earlier barely only merely even modestly steadily a_further a_modest a_sharp just at_least"
)
# Verbs that act on something: between them and a share or an amount its name may stand (降低成本20%).
TRANSITIVE = "上調 下調 調高 調低 提高 提升 降低 減少 增加 削減 縮減 裁減 壓縮 增持 減持 擴大 縮短 節省 節約 抬高 壓低"
NOT_IN_OBJECT = "或且至到為達的是在後前及和與於將從由使令並而但因佔每約近逾超不僅只共合計了過約"
# The nouns of change may be followed by a verb of reaching without becoming levels: 增幅達到20%.
CHANGE_NOUNS = "年增 年減 月增 月減 季增 季減 年增率 年減率 增幅 漲幅 升幅 增速 增長率 跌幅 降幅 減幅 增幅度"
REACHING = "介乎 介於 為 是 達 達到 達到了 至 到 高達 約為 在 保持在 was is were at of reached"
CHANGES_AFTER = {
    "up": "增長 成長 增幅 升幅 漲幅 增速 增長率 升值 提升 上升 增量 增收 上漲 擴張 回升 提高 反彈 攀升 飆升 躍升",
    "down": "下降 降幅 跌幅 下滑 減少 減幅 負增長 下跌 跌勢 縮減 回落 萎縮 貶值 降低 衰退 收縮 縮水",
}
CHANGES_AFTER_ENGLISH = {
    "up": "increase increases rise gain gains jump growth higher bigger larger more up surge improvement advance upside hike uptick climb spike boost hikes rises"
    " uplift upswing rally expansion acceleration appreciation rebound bounce leap",
    "down": "decrease decreases decline declines drop fall lower smaller less fewer down reduction loss cut slump plunge dip"
    " contraction discount slide tumble downturn slowdown pullback retreat shrinkage depreciation cuts drops",
}
# These tell a rise only of a rate and with by: raised the rate by 25 points, but raised $5 million.
RAISING = "raise raised raises raising lift lifted lifts lifting"
# Of these, those that are things as well: 3 slide projectors change nothing.
CHANGES_AND_THINGS = "slide climb boost spike rally leap bounce tumble drop jump dip cut fall hike"

# --- non-quantities ------------------------------------------------------------------------------------------

MONTHS = (
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sept sep oct nov dec"
)
# Families of products, indices and labels: a bare number after them is part of a name.
NAME_FAMILIES = (
    "fortune iphone ipad windows gpt claude llama gemini qwen kimi grok boeing airbus note article section chapter figure table"
    " item level phase part page rule form nasdaq s&p ftse nikkei csi russell stoxx topix galaxy mate pixel playstation xbox"
    " step appendix exhibit schedule model series version covid turbo supercell flight route highway formula channel tier"
    " wi-fi wifi iso category class type stage volume vol no nr ios android harmonyos mac macos watch airpods"
)
HAN_NAME_FAMILIES = (
    "模型 版本 大模型 代碼 編號 型號 代號 航班 標普 上證 滬深 科創 中證 創業板 納斯達克 納指 日經 羅素 富時 恒生 深證 國證"
    " 劍網 使命召喚 魔獸世界 蘋果 小米 華為 文心 混元 豆包 版 波音 空巴 空客 殲 轟 蘇 運 直 東風 長征 神舟 天宮 嫦娥 隼鳥 北溪 米格"
    " 天璣 驍龍 麒麟 昇騰 鯤鵬 酷睿 銳龍 斯托克 歐洲斯托克 光伏 省道 國道 縣道 高速"
)
CODE_NOUNS = "變革 事件 事變 運動 工程 法案 大促 購物節 條款 高校 熱線 工作制 計劃 報案 專線 救護 空降師 調查 警報"
INDEFINITE_NOUNS_BEFORE = "這那每某同另任何哪新又有下上前"
RANK_CONTEXTS = (
    "排名 排行 排在 排 位列 位居 名列 位於 列 居 榜 全球 全國 世界 國內 亞洲 中國 行業 業界 市場 市佔 市佔率 佔有率 營收 市值 產量 出貨量 份額 銷量 規模 榜單 穩居 躋身 躍居"
    " 升至 國內外 躍升至 上升至 佔據 日活 月活 收入 排到 為全國 為全球"
)
SUPERLATIVES = (
    "largest biggest highest best fastest most smallest lowest busiest richest longest oldest worst strongest deadliest"
    " youngest tallest"
)

# --- words that contain a numeral and state no figure --------------------------------------------------------
# A word may name, after a slash, what must not follow for it to count: 十分/鐘之 is the adverb, 十分鐘 ten minutes.

NOT_FIGURES = """
一度 一直 一邊 一下 一下子 一般 一致 一切 一律 一向 一再 一旦 一經 一樣 一起 一同 一齊 一併 一共 一概 一味 一貫 一流 一線 一代
一帶一路 一體 一體化 一站式 一次性 一鍵 一口氣 一面 一方面 一手 一路 一舉 一時 一時間 一早 一來 一邊倒 一半天 一心 一生 一輩子
一言 一句話 一如既往 一馬當先 一騎絕塵 一窩蜂 一連串 一系列 一席之地 一刀切 一錘定音 一體兩面 一本正經 一成不變 一目了然 一臂之力
一年一度 一年到頭 一天到晚 一夜之間 一夜 一帆風順 一事無成 一無所有 一箭雙鵰 一石二鳥 一分為二 一五一十 一五一 一清二楚 一乾二淨
一國兩制 一問一答 一汽 一嗨 一把手 一番 一場空 一陣 一陣子 一會兒 一會 一點/零一二三四五六七八九兩 一級 一級市場 一類 一視同仁
一定 一個勁 一波三折 一波 一帶 一概而論 一往無前 一躍 一躍而起 一掃 一掃而空 一看 一圈 一角 一幕 一團 一身 一朝 一應俱全 一並
一二線 一二級 一門心思 一氣呵成 一網打盡 一字 一毛不拔 一日千里 一脈 一絲 一絲不苟 一頭霧水 一落千丈 一念 一己 一行 一審 一檔 一季報
萬一 萬能 萬物 萬科 萬達 萬國 萬洲 萬豪 萬象 萬華 萬聖節 萬州 萬寧 萬里長城 萬眾 萬眾矚目 萬分/之 萬歲 萬億俱樂部 萬幸 萬全 萬無一失
萬事 萬事俱備 萬人空巷 萬家燈火 萬萬/分 萬箭齊發 萬千 萬家樂 萬向 萬隆 萬通 萬潤 萬年 萬安 萬丈 萬般 萬金油 萬有引力 億萬 億緯 億航 億聯
兆易 兆芯 兆頭 預兆 徵兆 前兆 億嘉和 億帆
統一 唯一 單一 專一 劃一 同一 不一 不一定 逐一 之一 其一 其二 其三 唯一性 合二為一 九九歸一 表裡如一 獨一無二 進一步 更進一步 換一換 搜一搜 看一看
試一試 想一想 說一不二 萬中選一 三一 二選一 三合一 四合一 五合一 多合一 定於一尊 始終如一 之一二 統一性 惟一 均一 第一時間 第一線
第一手 第一夫人 第三方 第三者 第二春 第一方 第一性 第四範式 第一財經 第六感 第一人稱 第二人稱 第三人稱 第三產業 第二產業 第一產業 第三世界
十分/鐘之 十足 十全十美 十萬火急 十拿九穩 十之八九 十月革命 十字 十字路口 十年磨一劍 十年如一日 十指 十惡不赦 十面埋伏 十堰 十里洋場
百度 百貨 百姓 百般 百科 百威 百勝 百事 百濟 百盛 百色 百思 百麗 百聯 百花齊放 百家爭鳴 百家號 百家樂 百分百 百年老店 百年大計 百公里加速 百發百中 身價百倍 百公里油耗 百公里電耗 百公里能耗 百年未有 百日 百戰百勝
百里挑一 百折不撓 百無聊賴 百萬富翁 百川 百合 百靈 百搭 百密一疏 百忙 百分比 百分率 百分數 百分位 百大 老百姓 百果園 百世 百煉成鋼 百萬雄師 百年
千問 千方百計 千家萬戶 千軍萬馬 千人千面 千差萬別 千變萬化 千里馬 千里 千古 千金 千島湖 千禾 千尋 千絲萬縷 千載難逢 千禧 千禧年 千瘡百孔 千鈞一髮 千年
千篇一律 千億俱樂部 千瓦 千克 千米 千篇 千斤頂 千頭萬緒 千層糕 千字文 千載一遇 千葉 千手 千真萬確 千山萬水 千言萬語 千叮萬囑 千刀萬剮 秋千 千帆
千萬別 千萬不要 千萬不能 千萬要 千萬注意 成千上萬 成百上千 三令五申 三三兩兩 三五成群 三心二意 三言兩語 三番五次 三番兩次 三天兩頭 三頭六臂 再三
三星 三角 三峽 三亞 三明 三門峽 三菱 三井 三國 三農 三包 三維 三農問題 三級跳 三元鋰 三元前驅 三元材料 三元正極 三元電池 三元催化 三元合金 三部曲 四部曲 二部曲 二部制 三杯雞 五倍子 三元里 三聯 三全 三只松鼠 三體 三七互娛 三六零 三六〇 三三制
三次元 三腳架 三文魚 三明治 三輪車 三輪 三伏 三九 三夫 三安光電 三生 三思 三流 三鹿 三孩 三胎 三高 三公/里斤尺升噸頃分克 三方 三原色 三軍 三權 三線 三農 三步並作兩步
三棵樹 三花智控 三環 三態 三通一平 三一重工 三大戰役 三十六計 三十而立 三十六氪 三人行 三個代表 三中全會 三代人 三位一體 三維度
四川 四周圍 四周環境 環顧四周 四季常青 四海 四面八方 四通八達 四環 四處 四平 四會 四方 四肢 四季酒店 四大天王 四書 年過半百 年逾半百 四書五經 四捨五入 四維 四野 四分五裂 四起 四射 四海為家
五糧液 五礦 五菱 五環 五金 五角 五角大樓 五花八門 五四 五一 五臺山 五湖四海 五彩 五星 五官 五行 五味 五台山 五穀 五毛黨 五花肉 五百強
六安 六盤水 六一 六合 六福 六神 六角 六國化工 六朝 六道 六親
七喜 七夕 七匹狼 七台河 七牛 七上八下 七嘴八舌 七七八八 七彩 七巧板 七天酒店
八卦 八方 八達嶺 八戒 八仙 八寶 八路 八股 八一 八一電影
九江 九龍 九寨溝 九州 九陽 九號 九州通 九牛一毛 九毛九/分錢塊元一的，。 九天攬月 九天微星 九死一生 九宮格 九霄 九陰 九鼎 九洲 九泉
兩岸 兩會 兩者 兩邊 兩端 兩旁 兩側 兩面 兩面針 兩性 兩極 兩難 兩全 兩相 兩用 兩江 兩廣 兩湖 兩市 兩地上市 兩地牌 兩回事 兩級 兩敗俱傷 兩兩 兩翼 兩棲 兩手抓
兩彈一星 兩極分化 六四 七七事變 九一八 三倍券 五倍券 三分球 兩分球 二十國集團 七國集團 八國集團 雙十國慶 雙十 兩口子 兩碼事 兩不誤 兩融 兩高 兩院 兩頭 兩全其美 二者 二手 二線 二維 二維碼 二戰 二次元 二次創業 二胎 二孩 二代 二人轉 二胡 二話不說 二氧化碳 二級市場 二期 二審 二傳手 二元
二把手 二來 三來 四來 二則 三則 二流 二進制 十進制 二甲 二奶 一甲 二房東 二叉 二級 三級 四級 六級 八級 一期 三期 四期 五期
半導體 半島 半夜 半山 半路 半徑 半場 半決賽 半邊天 半壁江山 半途 半自動 半成品 半封閉 半開放 半官方 半年報 半年度 半年線 半信半疑 半真半假 半推半就 大半夜 半空 半球 半月談 半晌 半老 半瓶醋 半掛 半公開
半生 半輩子 半壁 東半球 西半球 北半球 南半球 上半場 下半場 上半身 下半身 前半場 後半場 上半部 下半部 後半夜 下半夜
零售 零部件 零件 零食 零星 零碎 零距離 零散 零花錢 零錢 零和 零容忍 零工 零跑 零基礎 零添加 零突破 零壹 零配件 零日 零態 零用
數碼 數據 數字 數學 數量 數位 數控 數十年如一日 數額 數目 數值 數一數二 數理 數落 數典忘祖 數不勝數
幾乎 幾何 幾何級 幾率 幾內亞 幾許 幾度 幾點 幾番 幾時 幾近
雙十一 雙十二 雙一流 丁二烯 甲一 乙二醇 其中一 初一/百千萬億十 初二/百千萬億十 初三/百千萬億十 高一/成個倍百千萬億十點米公天日家次名位分元美港毫厘款部台半折至到％% 高二/成個倍百千萬億十點米公天日家次名位分元美港毫厘款部台半折至到％% 高三/成個倍百千萬億十點米公天日家次名位分元美港毫厘款部台半折至到％% 大一/成個倍百千萬億十點米公天日家次名位分元美港毫厘款部台半折至到％% 大二/成個倍百千萬億十點米公天日家次名位分元美港毫厘款部台半折至到％% 大三/成個倍百千萬億十點米公天日家次名位分元美港毫厘款部台半折至到％% 大四/成個倍百千萬億十點米公天日家次名位分元美港毫厘款部台半折至到％% 研一/成個倍百千萬億十點米公天日家次名位分元美港毫厘款部台半折至到％% 研二/成個倍百千萬億十點米公天日家次名位分元美港毫厘款部台半折至到％% 研三/成個倍百千萬億十點米公天日家次名位分元美港毫厘款部台半折至到％%
不三不四 亂七八糟 丟三落四 低三下四 朝三暮四 朝九晚五 顛三倒四 推三阻四 接二連三 張三 李四 王五 老三 老二 老四 老五 小三 小二 初五 初六
陸續 陸地 登陸 大陸 着陸 內陸 陸軍 陸家嘴 部伍 隊伍 收拾 退伍 入伍 放肆 肆意 肆虐 大肆
上百年 閉門造車 不管三七二十一 八九不離十 五五開 九成新 一零 一汽大眾 九三 過五關斬六將 五味雜陳 五體投地 七步 七情六慾 吊兒郎當 十四五規劃 十四五 十五五
十三五 十二五 十三運 十四運 十五運 十六運 二十大 十九大 十八大 十七大 九十後 八十後 零零後 七十後 六十後 九零後 八零後 零八 小十 一一 三中三 八八 四六級 六六 一八
十一黃金周 十一假期 十一” 十一」 五一” 五一」 五一假期 五一黃金周 五一勞動節 六一兒童節 三八婦女節 八一建軍節 十一長假 國慶十一
每一分 每一次 每一天 每一步 每一個 每一位 每一款 每一家 每一條 每一項 每一年 每一/百千萬億十
"""
