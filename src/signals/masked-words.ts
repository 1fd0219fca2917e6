import type { Page } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const ASTERISK = 0x2a
const MAX_RUN = 4
const CONTEXT = 3

export default defineSignal({
  id: 'masked-words',
  title: { en: 'Words starred out beside Chinese text', 'zh-Hans': '词语被星号挖掉', 'zh-Hant': '詞語被星號挖掉' },
  group: 'scars',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 2,
  kinds: ['scrubbed'],
  full: 4,
  extract(page) {
    const { codes } = page.folded
    const evidence: Evidence[] = []
    const { text } = page.folded
    for (let i = text.indexOf('*', 1); i > 0 && i + 1 < page.visibleEnd; i = text.indexOf('*', i)) {
      let to = i
      while (codes[to] === ASTERISK) to++
      const closing = to - i <= MAX_BOLD ? boldEnd(page, i, to) : -1
      if (closing > 0) {
        i = closing
        continue
      }
      const before = CLASSES[codes[i - 1] as number]
      const after = CLASSES[codes[to] as number]
      if (to - i <= MAX_RUN && after === Class.han && (before === Class.han || (before === Class.punctuation && i > 1)) && !isName(text, i)) {
        evidence.push({ from: before === Class.han ? Math.max(0, i - CONTEXT) : i, to: Math.min(page.visibleEnd, to + CONTEXT) })
      }
      i = to
    }
    return evidence.filter((each, i) => i === 0 || each.from >= (evidence[i - 1] as Evidence).to)
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
One to four asterisks between Chinese characters, or between a Chinese character and punctuation.

## Why it matters
Word filters of advertising platforms replace what the law does not allow in an advert; the text was written to sell and then passed through such a filter.

## Known false positives
Masked names of patients (王*, 李**) and swear words in forums; footnote stars stand at the end of a line and do not count, nor do the stars around bold words in Markdown.
`,
  examples: {
    fires: ['睡眠\n三月是,⟦*睡眠日⟧,请关注。', '植发\n种植⟦头发手***率很高⟧。'],
    silent: ['指南\n该分类内的量表**并非所有**医生都会要求填写,请*事先*询问。', '名单\n王*明、李**芳', '价格\n面议*', 'Cost\nfrom $5* per day'],
  },
}

const MAX_BOLD = 2

/** Where a stretch in Markdown's bold or italics ends: an equal run of stars later in the line, set against the words as the opening one is. -1 if it is none. */
function boldEnd(page: Page, from: number, to: number): number {
  const { text, codes } = page.folded
  if (codes[to] === SPACE) return -1
  const stars = text.slice(from, to)
  const lineEnd = text.indexOf('\n', to)
  const close = text.indexOf(stars, to)
  const isSame = close > to && codes[close + stars.length] !== ASTERISK && codes[close - 1] !== SPACE
  return isSame && close - to <= MAX_BOLD_UNITS && (lineEnd < 0 || close < lineEnd) ? close + stars.length : -1
}

const SPACE = 0x20
const MAX_BOLD_UNITS = 60

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'

/** A surname before the star: a patient's or winner's masked name. */
function isName(text: string, at: number): boolean {
  return SURNAMES.includes(text[at - 1] as string)
}
