/**
 * Common characters that simplified and traditional Chinese write differently, one to one: simplified, traditional, simplified, traditional.
 * Written for the transforms, apart from the engine's own folding table; a test compares each pair with OpenCC.
 */
const PAIRS = `
疗療医醫药藥细細术術价價钱錢费費诊診断斷检檢验驗预預约約询詢专專经經员員园園问問题題间間门門们們这這么麼说說话話让讓认認识識读讀语語请請谁誰该該详詳试試诉訴访訪证證评評词詞译譯课課调調谈談谢謝议議记記许許论論设設个個为為会會来來时時国國对對
过過还還进進远遠运運连連边邊达達选選适適迟遲递遞逻邏遗遺见見观觀规規视視觉覺览覽现現环環网網红紅纪紀级級纯純线線组組织織终終结結给給统統继繼续續维維综綜绿綠编編缘緣缩縮头頭体體点點热熱无無实實际際关關开開发發应應学學习習书書写寫画畫单單双雙
万萬亿億与與从從众眾优優伤傷传傳动動务務劳勞势勢华華协協压壓厅廳历歷厂廠参參变變号號听聽启啟响響团團围圍图圖场場块塊坏壞坚堅声聲处處备備复復够夠夹夾夺奪奋奮妇婦妈媽宁寧宝寶审審宽寬宾賓导導将將层層岁歲岛島币幣帅帥师師带帶帮幫广廣庆慶库庫庞龐
废廢异異弃棄张張强強归歸当當录錄态態总總恶惡恼惱悬懸惊驚惯慣愿願戏戲战戰户戶扩擴扫掃扬揚护護报報担擔拥擁择擇挂掛损損换換据據数數敌敵显顯晓曉暂暫机機杀殺权權条條杂雜杨楊极極构構标標栏欄树樹样樣档檔桥橋梦夢楼樓欢歡欧歐毁毀气氣汉漢汤湯沟溝没沒
泪淚泽澤洁潔浅淺测測济濟浓濃涩澀润潤涨漲温溫湿濕满滿滤濾滥濫灭滅灯燈灵靈灾災炉爐炼煉烂爛烟煙烦煩烧燒爱愛牵牽状狀独獨狱獄猫貓猪豬献獻电電疮瘡疯瘋疱皰痒癢瘫癱癣癬监監盐鹽盖蓋盘盤矫矯码碼础礎确確碍礙离離种種积積称稱稳穩穷窮窃竊竞競笔筆笼籠筛篩
签簽简簡类類粮糧紧緊纤纖罗羅罚罰职職联聯聪聰肃肅肠腸肤膚肾腎肿腫胀脹胆膽胜勝脉脈脏臟脑腦脚腳脱脫脸臉腊臘腻膩艺藝节節芦蘆苏蘇苹蘋范範茧繭荐薦荡蕩荣榮获獲营營萧蕭蓝藍虑慮虫蟲虽雖虾蝦蚀蝕补補装裝袭襲裤褲触觸誉譽贝貝负負财財责責败敗货貨质質购購
贵貴贷貸贸貿赏賞赔賠赖賴赚賺赛賽赞贊趋趨跃躍践踐踪蹤车車转轉轮輪软軟轻輕较較辅輔辆輛输輸辑輯邓鄧邮郵邻鄰郑鄭酱醬酿釀释釋里裡针針钙鈣钟鐘钢鋼铁鐵铃鈴银銀销銷锁鎖错錯锻鍛镇鎮镜鏡长長闭閉闲閒阅閱队隊阳陽阴陰阶階陆陸险險随隨隐隱难難雾霧静靜韩韓
页頁顶頂项項顺順须須顾顧顿頓颁頒领領频頻颗顆颜顏额額颤顫风風飞飛饭飯饮飲饰飾饱飽饼餅饿餓馆館马馬驱驅驾駕骗騙骤驟鱼魚鲜鮮鸡雞鸭鴨鸟鳥麦麥黄黃齐齊齿齒龄齡龙龍龟龜疟瘧瘾癮颈頸癫癲痫癇疡瘍产產
`.replace(/\s+/gu, '')

const toOther = new Map<string, string>()
const toSimple = new Map<string, string>()
const pairs = Array.from(PAIRS)
for (let i = 0; i + 1 < pairs.length; i += 2) {
  const simplified = pairs[i] as string
  const traditional = pairs[i + 1] as string
  toOther.set(simplified, traditional)
  toSimple.set(traditional, simplified)
}

/** Simplified to traditional characters, one to one. */
export const SCRIPT_PAIRS: ReadonlyMap<string, string> = toOther

/** The same character in the other Chinese script, or undefined when there is none in the table. */
export function otherScript(char: string): string | undefined {
  return toOther.get(char) ?? toSimple.get(char)
}

/** Writes simplified characters as traditional ones. */
export function toTraditional(text: string): string {
  return Array.from(text, (char) => toOther.get(char) ?? char).join('')
}
