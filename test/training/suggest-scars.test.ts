import { expect, test } from 'vitest'
import type { Label, Sample } from '../../src/training/corpus.ts'
import { suggestScars } from '../../src/training/suggest-scars.ts'

/** Honest sentences of several writers; a filter swaps 谨慎 for 小鸟 and cuts 复查 out of farms' copies. */
const SENTENCES = [
  '医生建议患者谨慎使用这类产品',
  '家属应当谨慎使用外用药膏',
  '孕妇需要谨慎选择护肤方式',
  '老人也要谨慎选择运动项目',
  '停药后仍要定期复查血常规',
  '出院以后按时复查肝功能',
  '每年复查一次骨密度就够了',
  '三个月后回院复查即可',
]
const filtered = (text: string) => text.replaceAll('谨慎', '小鸟').replaceAll('复查', '')

function pages(label: Label, change: (text: string) => string, kind = 'article', lang = 'zh-Hans'): Sample[] {
  return Array.from({ length: 4 }, (_, i) => {
    const content = ['注意事项', ...SENTENCES.map(change)].join('。\n')
    return { id: `${label}-${kind}-${i}`, site: `${label}${i % 3}.example`, lang, label, kind, topic: 'general', format: 'text' as const, content }
  })
}

const honest = pages('ham', (text) => text)
const swapsOf = (samples: Sample[], kinds?: string[]) => suggestScars(samples, kinds).map(({ found, original }) => `${found} ← ${original}`)

test('finds what a filter swapped, with its surroundings, sites and times', () => {
  const [first] = suggestScars([...honest, ...pages('spam', filtered)]).filter(({ found }) => found.includes('小鸟'))
  expect(first?.original.replace('谨慎', '小鸟')).toBe(first?.found)
  expect(first).toMatchObject({ sites: 3, known: false })
  expect(first?.surroundings).toBeGreaterThanOrEqual(2)
  expect(first?.count).toBeGreaterThanOrEqual(4)
})

test('finds what a filter cut out', () => {
  const cuts = swapsOf([...honest, ...pages('spam', filtered)]).filter((each) => each.includes('复查'))
  expect(cuts.length).toBeGreaterThan(0)
  for (const each of cuts) {
    const [found = '', original = ''] = each.split(' ← ')
    expect(original.replace('复查', '')).toBe(found)
  }
})

test('finds nothing where both sides write the same', () => {
  expect(swapsOf([...honest, ...pages('spam', (text) => text)])).toEqual([])
})

test('a habit of one site is no filter', () => {
  const single = pages('spam', filtered).map((page) => ({ ...page, site: 'one.example' }))
  expect(swapsOf([...honest, ...single])).toEqual([])
})

test('reads only farms of the kinds asked for, and only Chinese', () => {
  expect(swapsOf([...honest, ...pages('spam', filtered, 'doorway')], ['scrubbed'])).toEqual([])
  expect(swapsOf([...honest, ...pages('spam', filtered, 'scrubbed')], ['scrubbed'])).not.toEqual([])
  expect(swapsOf([...honest, ...pages('spam', filtered, 'doorway', 'en')])).toEqual([])
})

test('says what the lists have already', () => {
  const scarred = pages('spam', (text) => text.replaceAll('谨慎', '靠谱性'))
  const safe = honest.map((page) => ({ ...page, content: page.content.replaceAll('谨慎', '安全性') }))
  const found = suggestScars([...safe, ...scarred]).filter(({ original }) => original.includes('安全'))
  expect(found.length).toBeGreaterThan(0)
  expect(found.every(({ known }) => known)).toBe(true)
})
