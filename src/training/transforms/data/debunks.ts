/** A claim as an advertisement makes it, quoted by someone who refutes it. Claims, products and names are invented. */
const FRAMES: Readonly<Record<string, readonly string[]>> = {
  zh: [
    '近期网上流传这样一条广告:"$"这种说法没有依据,请不要相信。',
    '有商家声称:"$"经核查,该宣传属于虚假广告,监管部门已立案。',
    '门诊常有人拿着手机来问:"$"是真的吗?答案是否定的,目前没有任何可靠研究支持。',
    '他当时看到的原话是:"$"后来才知道上当,钱也没有要回来。',
  ],
  en: [
    'An advertisement now circulating says: "$" There is no evidence for this.',
    'The company claimed: "$" The regulator found that statement to be false and ordered its removal.',
    'People bring us screenshots that read: "$" Please do not believe them; no reliable study supports it.',
    'What he had been told was: "$" It was not true, and the money was gone.',
  ],
}

const CLAIMS: Readonly<Record<string, readonly string[]>> = {
  zh: [
    '三个疗程彻底根治,有效率高达98.6%,无任何副作用!',
    '祖传秘方,七天见效,无效退款!',
    '一针干细胞,年轻二十岁,名额有限,速加微信!',
    '诺贝尔奖团队技术,晚期也能治愈!',
    '不打针不吃药,糖尿病从此摘帽!',
    '全国排名第一的专科医院,院长亲诊,今日免费!',
  ],
  en: [
    'Cures diabetes in 14 days with a 98.6% success rate and zero side effects!',
    'One stem cell shot makes you twenty years younger - only 7 places left, WhatsApp us now!',
    'The secret doctors do not want you to know melts 10 kg in a week, guaranteed!',
    'Ranked the number one clinic in the world, every patient walks again!',
    'Reverse arthritis overnight with this ancient root, money back if you still feel pain!',
    'No prescription needed, 80% off today, shipped worldwide in plain packets!',
  ],
}

/** Frames with a `$` for the claim, and claims; Chinese ones for Chinese pages, English ones for all others. */
export function debunksFor(language: string): { readonly frames: readonly string[]; readonly claims: readonly string[] } {
  const known = language === 'zh' ? 'zh' : 'en'
  return { frames: FRAMES[known] as readonly string[], claims: CLAIMS[known] as readonly string[] }
}
