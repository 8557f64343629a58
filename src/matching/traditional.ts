// Traditional characters that names in agency files carry, with their simplified forms. A table of what occurs in
// names of firms and projects, not of the language: a character that is missing here stays as it is.

const PAIRS =
  '烏乌 內内 業业 設设 築筑 團团 責责 礦矿 電电 鋼钢 鐵铁 華华 東东 發发 開开 廠厂 氣气 環环 運运 輸输 貿贸 農农 機机 維维 實实 資资 產产 産产 國国 際际 聯联 興兴 達达 億亿 萬万 龍龙 ' +
  '飛飞 馬马 長长 門门 張张 陳陈 劉刘 遠远 進进 廣广 慶庆 義义 學学 藝艺 醫医 藥药 衛卫 協协 會会 傳传 點点 線线 網网 術术 質质 檢检 測测 節节 園园 區区 縣县 號号 項项 標标 隊队 裝装 ' +
  '飾饰 橋桥 樑梁 務务 財财 銀银 擔担 險险 樓楼 棟栋 燈灯 熱热 爐炉 煉炼 銅铜 鋁铝 鎂镁 矽硅 錳锰 鹽盐 鹼碱 灣湾 島岛 陽阳 陰阴 雲云 風风 鄉乡 鎮镇 壩坝 溝沟 滙汇 匯汇 聖圣 寶宝 賓宾 ' +
  '館馆 飯饭 貨货 車车 輪轮 軟软 軌轨 轉转 動动 勞劳 個个 體体 戶户 與与 訊讯 證证 計计 評评 諮咨 詢询 調调 護护 購购 銷销 錦锦 創创 勝胜 歷历 曆历 傑杰 樂乐 榮荣 偉伟 潔洁 綠绿 紅红 ' +
  '藍蓝 黃黄 麗丽 齊齐 雙双 緣缘 綜综 統统 級级 組组 給给 繼继 續续 總总 蘇苏 寧宁 薩萨 倫伦 頓顿 爾尔 圖图 蘭兰 納纳 諾诺 韓韩 趙赵 楊杨 吳吴 鄭郑 孫孙 羅罗 謝谢 許许 鄧邓 馮冯 葉叶 ' +
  '蔣蒋 鍾钟 譚谭 賈贾 鄒邹';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(PAIRS.split(' ').map((pair) => [...pair] as [string, string]));
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g');

/** The text with the traditional characters of the table made simplified. */
export const simplified = (text: string): string => text.replace(TRADITIONAL, (char) => SIMPLIFIED.get(char)!);
