/** T19: headings and sentences that repeat the title say it in other words. */
import { baseOf } from '../honest.ts'
import type { Part } from '../layout.ts'
import { applyEdits, bodyParts, titleOf, writeInner } from '../markup.ts'
import { pick } from '../random.ts'
import { type Transform, withContent } from '../transform.ts'

const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  zh: ['基本情况', '具体怎么看', '一些要点', '常见的疑惑', '前后要留意什么', '大家的经验', '再说几句', '背景知识', '小结'],
  ja: ['基本の知識', '知っておきたい点', 'よくある疑問', '気をつけること', 'まとめ'],
  ko: ['기본 정보', '알아둘 점', '자주 묻는 내용', '주의할 점', '정리'],
  en: ['The basics', 'What to know first', 'Points to keep in mind', 'How it works', 'Common questions', 'Before you decide', 'A closer look', 'In short'],
}
const MENTIONS: Readonly<Record<string, string>> = { zh: '这件事', ja: 'この件', ko: '이 문제', en: 'this' }
/** Share of the title's character pairs that makes a heading its echo; the lower one at high strength. */
const ECHO = 0.5
const FAINT_ECHO = 0.25
const MIN_TITLE = 6

/** `amount`: share of the echoing headings that is reworded; from 1 on mentions of the title in the text are too; above 1 also faint echoes. */
export const echoes: Transform = {
  id: 'T19',
  title: 'title echoes reworded',
  amounts: { low: 0.5, mid: 1, high: 2 },
  allowed: { mid: 6 },
  apply(page, amount, { random }) {
    const title = titleOf(page)
    if (title === undefined || title.text.length < MIN_TITLE) return page
    const pairs = pairsOf(title.text)
    const rest = bodyParts(page).filter(({ start }) => start >= title.end)
    const words = HEADINGS[baseOf(page.lang)] ?? (HEADINGS['en'] as readonly string[])
    const edits = rest
      .filter((part) => isEcho(part, pairs, amount > 1 ? FAINT_ECHO : ECHO) && random() < amount)
      .map(({ inner }) => ({ ...inner, text: writeInner(page.format, pick(random, words)) }))
    const reworded = applyEdits(page.content, edits)
    const phrases = amount < 1 ? [] : phrasesOf(title.text)
    const from = title.end
    const mention = MENTIONS[baseOf(page.lang)] ?? (MENTIONS['en'] as string)
    return withContent(page, reworded.slice(0, from) + phrases.reduce((text, phrase) => text.replaceAll(phrase, mention), reworded.slice(from)))
  },
}

function isEcho({ kind, text }: Part, title: ReadonlySet<string>, least: number): boolean {
  if (kind !== 'heading') return false
  const own = pairsOf(text)
  const shared = [...own].filter((pair) => title.has(pair)).length
  return shared / Math.max(1, Math.min(own.size, title.size)) >= least
}

/** Pairs of neighbouring characters, punctuation and case left out. */
function pairsOf(text: string): Set<string> {
  const plain = text.toLowerCase().replace(/[\p{P}\p{S}\s]/gu, '')
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2)))
}

/** The title and the questions it is made of. */
function phrasesOf(title: string): string[] {
  return [title, ...title.split(/[?!|_\uff1f\uff01\uff5c\u3002]/u).map((each) => each.trim())].filter((phrase) => phrase.length >= MIN_TITLE)
}
