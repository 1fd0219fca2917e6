import { CLASSES, Class } from '../text/classes.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const CLOSE = 0x29
const MAX_PINYIN = 6
const MIN_PIECES = 2
/** Share of Han characters with a reading beside them above which the page is a children's reader or a language lesson. */
const LESSON_SHARE = 0.1

export default defineSignal({
  id: 'conversion-debris',
  title: { en: 'Debris of automatic script conversion', 'zh-Hans': '简繁转换留下的残渣', 'zh-Hant': '簡繁轉換留下的殘渣' },
  group: 'scars',
  points: 'spam',
  languages: ['zh'],
  status: 'stable',
  version: 1,
  kinds: ['spun', 'hacked-page'],
  full: 4,
  extract(page) {
    const { codes } = page.folded
    const evidence: Evidence[] = []
    const { text } = page.folded
    for (let i = text.indexOf('(', 1); i > 0 && i < page.visibleEnd; i = text.indexOf('(', i + 1)) {
      if (CLASSES[codes[i - 1] as number] !== Class.han) continue
      let to = i + 1
      while (to < page.visibleEnd && to - i <= MAX_PINYIN && CLASSES[codes[to] as number] === Class.latin) to++
      if (to > i + 1 && codes[to] === CLOSE && isReading(text.slice(i + 1, to))) evidence.push({ from: i - 1, to: to + 1 })
    }
    const han = page.folded.classCounts[Class.han] as number
    return evidence.length >= MIN_PIECES && evidence.length < Math.max(MIN_PIECES + 1, han * LESSON_SHARE) ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Single Chinese characters followed by their reading in Latin letters in brackets, at least twice: 現(xiàn)在, 醫(yī)療.

## Why it matters
A converter that cloned a page to another script wrote the reading beside characters that it was not sure of. Nobody read the result.

## Known false positives
Children's readers and language lessons give readings regularly, for every word: then it is silent.
`,
  examples: {
    fires: [
      '診所\n⟦現(xiàn)⟧在的⟦醫(yī)⟧療技術可以解決這個問題,很多人都來了解並預約門診。',
      '产品\n我们的产品⟦現(xiàn)⟧在有优惠活动,⟦適(shì)⟧合各种不同的人群,欢迎到店里来看一看,也可以打电话给我们。',
    ],
    silent: ['药品\n血红蛋白(hb)和乙肝(hbv)检查,转氨酶(alt)升高。', '識字\n大(dà)小(xiǎo)多(duō)少(shǎo)'],
  },
}

const INITIALS = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?/
const FINALS = new Set('a o e i u v ai ei ui ao ou iu ie ue er an en in un ang eng ing ong ia ian iang iao iong ua uo uai uan uang'.split(' '))

/** Whether letters spell one Mandarin syllable: xian yes, hbv and alt no. */
function isReading(letters: string): boolean {
  const initial = (INITIALS.exec(letters) as RegExpExecArray)[0]
  return FINALS.has(letters.slice(initial.length))
}
