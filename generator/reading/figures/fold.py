"""One spelling for what is written in several: scripts, widths and letter case.

In this order: the tables, `fold`, and `simplified` for the patterns.

The reader's word tables and its patterns know one spelling only. `fold` brings a text to it character by
character, so that every offset stays what it was: Traditional characters become Simplified ones, full-width
digits and signs ASCII, Latin letters lower case. The table is closed. It is not NFKC, which would turn 10² into
102, and other scripts' digits (١٢٣) are left alone, for they are not digits here.
"""

from __future__ import annotations

from generator.reading.late import late

# Traditional or variant character, then the one it is read as: only those that occur in `lexicon` and the patterns.
_HAN = """
丟丢 並并 乾干 亂乱 亞亚 佈布 併并 來来 侷局 係系 倆俩 個个 倖幸 側侧 備备 傢家 傳传 傷伤
僅仅 價价 億亿 儘尽 兒儿 內内 兩两 冊册 凈净 別别 則则 剋克 剮剐 創创 劃划 劇剧 劍剑 劑剂
勁劲 動动 勝胜 勞劳 勢势 區区 卻却 厤历 參参 叄叁 員员 唸念 問问 喚唤 喫吃 單单 噁恶 噸吨
噹当 嚮向 囌苏 囑嘱 國国 圍围 園园 圓圆 團团 報报 場场 塊块 塵尘 壓压 娛娱 婦妇 學学 宮宫
寧宁 審审 寶宝 將将 專专 尋寻 對对 導导 屆届 層层 島岛 峽峡 嵗岁 嶺岭 巖岩 師师 帶带 幣币
幷并 幹干 幾几 廣广 弔吊 張张 強强 彆别 彈弹 彫雕 徑径 從从 徵征 恆恒 惡恶 態态 慶庆 慾欲
應应 戰战 捨舍 捲卷 掃扫 掛挂 揚扬 換换 揮挥 損损 摺折 撐撑 撓挠 擊击 擔担 據据 擡抬 擴扩
攝摄 敎教 敗败 數数 斬斩 斷断 於于 旣既 昇升 時时 晝昼 暉晖 曆历 曏向 書书 會会 朮术 東东
査查 條条 棟栋 棲栖 業业 極极 榦干 構构 樁桩 樂乐 樓楼 標标 樣样 樹树 機机 檔档 檯台 檻槛
權权 歐欧 歲岁 歷历 歸归 殲歼 殺杀 氣气 決决 沒没 沖冲 淨净 淩凌 減减 準准 溝沟 溫温 滬沪
滿满 漲涨 漸渐 潤润 濟济 灣湾 災灾 為为 無无 煉炼 熱热 燈灯 爭争 爲为 爾尔 牀床 獨独 獸兽
現现 琱雕 環环 產产 産产 畝亩 當当 疊叠 瘡疮 發发 盃杯 盡尽 盤盘 盧卢 眞真 眾众 矚瞩 確确
碼码 礎础 礦矿 禮礼 稅税 種种 稱称 穀谷 積积 穩稳 窩窝 筆笔 箇个 節节 範范 簽签 籤签 糧粮
糰团 紀纪 約约 紅红 納纳 紐纽 純纯 級级 終终 組组 絕绝 統统 絲丝 絶绝 經经 綜综 綫线 維维
網网 綴缀 綵彩 線线 編编 緯纬 緻致 縣县 縮缩 縷缕 總总 績绩 織织 繫系 續续 纔才 罰罚 羅罗
羣群 義义 聖圣 聯联 脈脉 腳脚 膽胆 臨临 臺台 與与 舉举 舊旧 舘馆 茲兹 華华 萊莱 萬万 葉叶
蒐搜 蓆席 蔘参 蘇苏 蘋苹 蘭兰 處处 號号 虧亏 衆众 術术 衕同 衚胡 衝冲 裏里 裝装 裡里 製制
襪袜 見见 規规 視视 親亲 計计 託托 記记 許许 註注 証证 評评 試试 話话 語语 誤误 說说 説说
調调 談谈 論论 謂谓 謝谢 證证 識识 議议 護护 讀读 變变 讚赞 谿溪 貓猫 貝贝 負负 財财 貨货
貫贯 貳贰 貴贵 貶贬 貸贷 費费 貼贴 資资 賓宾 賦赋 質质 賴赖 購购 賽赛 贊赞 贏赢 踰逾 躋跻
躍跃 車车 軍军 較较 載载 輕轻 輛辆 輩辈 輪轮 輸输 轉转 轟轰 農农 迴回 逕径 這这 連连 進进
遊游 運运 過过 達达 違违 遠远 選选 邊边 鄰邻 釐厘 針针 鈞钧 鈡钟 鉛铅 銖铢 銳锐 銷销 鋭锐
鋼钢 錘锤 錢钱 錶表 鍊炼 鍵键 鍼针 鍾钟 鎊镑 鎚锤 鐘钟 長长 門门 閉闭 開开 間间 閤合 闆板
關关 陞升 陣阵 陰阴 陳陈 陸陆 陽阳 隊队 階阶 際际 險险 雙双 雜杂 雞鸡 離离 難难 電电 霧雾
靈灵 鞦秋 韆千 韓韩 頁页 頃顷 項项 順顺 預预 領领 頭头 頸颈 顆颗 題题 額额 顛颠 類类 顯显
風风 颱台 飆飙 飯饭 餅饼 餘余 館馆 馬马 馳驰 騎骑 騰腾 驟骤 體体 髮发 鬆松 鬍胡 鬥斗 魚鱼
鳥鸟 鳴鸣 鵰雕 鷄鸡 麗丽 麥麦 麪面 麫面 麵面 黃黄 點点 黨党 鼕冬 齊齐 齡龄 齣出 龍龙
瀉泻 斂敛 摜掼 馀余 緒绪 頂顶 顧顾 營营 攬揽 鋰锂 驅驱 倫伦 堅坚 緬缅 璣玑 買买 賣卖 兌兑 烏乌 澤泽 豬猪 緩缓 蝕蚀
藝艺 賺赚 蹤踪 俠侠 驍骁 鯤鲲 鵬鹏 侖仑 圖图
"""
_VARIANTS = (
    "帐账 帳账 賬账 户户 戶户 説说 爲为 裏里 裡里 臺台 〇零 ○零 両两 佔占 週周 後后 隻只 麽么 歩步 啓启 閲阅 吿告 衆众"
)
_SIGNS = (
    "％% ﹪% ．. ﹒. ﹐, －- −- ﹣- ‐- ‑- ＋+ ～~ 〜~ ∼~ ＄$ ￥¥ ／/ ：: （( ）) "
    "＞> ＜< ＝= ’' ‘' ＃# ＊* ＆& ‒– ―— ＂\" Ⅰi"
)
_SPACES = "\u3000\u00a0\u2009\u202f\t"

_WIDE_THOUSANDS = late("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


# 10·2 million, as British journals print it; 3·15 of Chinese news is a day.
_RAISED_POINT = late("(?<![0-9.·一-鿿“「])([0-9]{1,6})·([0-9]{1,4})(?= ?[A-Za-z%(–-]|[),;])")


# 一0五年, as some papers write 一〇五年.
_ZERO_IN_ROW = late("(?<=[一二三四五六七八九])0(?=[一二三四五六七八九年])")


def _pairs(table: str) -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in table.split()}


_SIMPLIFIED = _pairs(_HAN) | _pairs(_VARIANTS)
_FOLD = (
    _SIMPLIFIED
    | _pairs(_SIGNS)
    | {ord(space): " " for space in _SPACES}
    | {ord("０") + digit: str(digit) for digit in range(10)}
    | {ord("Ａ") + letter: chr(ord("a") + letter) for letter in range(26)}
    | {ord("ａ") + letter: chr(ord("a") + letter) for letter in range(26)}
    | {ord("A") + letter: chr(ord("a") + letter) for letter in range(26)}
)


def fold(text: str) -> str:
    """`text` in the reader's one spelling, character for character: `len(fold(text)) == len(text)`."""
    if "，" in text:
        text = _WIDE_THOUSANDS.sub(",", text)
    if "·" in text:
        text = _RAISED_POINT.sub(r"\1.\2", text)
    if "0" in text:
        text = _ZERO_IN_ROW.sub("零", text)
    return text.translate(_FOLD)


def simplified(pattern: str) -> str:
    """A regular expression with its Chinese characters folded and all else as it is."""
    return pattern.translate(_SIMPLIFIED)
