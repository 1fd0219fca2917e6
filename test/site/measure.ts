import { judgePage, readPage } from '../../src/analyse.ts'
import { createFamilyFinder, type FamilyFinder } from '../../src/site/memory-finder.ts'
import { observePage } from '../../src/site/observe.ts'
import type { Observation } from '../../src/site/types.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { type FarmOptions, type FarmPage, generateFarm } from './farm.ts'

const model = currentModel()
const judge = (text: string) => judgePage(readPage({ text }), { model, explain: false })

/** What the finder makes of a generated web. */
export interface Found {
  readonly finder: FamilyFinder
  readonly pages: readonly FarmPage[]
  /** Pages in a family that are farm pages, of all pages in a family. */
  readonly precision: number
  /** Farm pages in a family, of all farm pages. */
  readonly recall: number
  /** Farm pages in the largest piece of their own family, of all farm pages. */
  readonly together: number
  /** Pages in a family whose other pages are mostly of the same origin. */
  readonly purity: number
  /** Milliseconds for each page: looking at it, and finding its place. */
  readonly look: readonly number[]
  readonly place: readonly number[]
}

/** What observers see of a generated page. */
export function observeFarm({ url, text }: FarmPage): Observation {
  const page = readPage({ text, url })
  return observePage(page, judgePage(page, { model, explain: false }), { sha256: '', seen: '2026-01-31T09:00:00.000Z' }, judge) as Observation
}

/** Generates a web, shows it to a finder page by page, and compares what it finds with how the pages were made. */
export function measureFamilies(options: FarmOptions, onProgress: (done: number, total: number) => void = () => {}): Found {
  const finder = createFamilyFinder()
  const pages: FarmPage[] = []
  const look: number[] = []
  const place: number[] = []
  const total = options.families * options.pagesPerFamily + options.honest
  for (const made of generateFarm(options)) {
    const page = readPage({ text: made.text, url: made.url })
    const verdict = judgePage(page, { model, explain: false })
    const start = performance.now()
    const seen = observePage(page, verdict, { sha256: '', seen: '2026-01-31T09:00:00.000Z' }, judge) as Observation
    const middle = performance.now()
    finder.add(seen)
    place.push(performance.now() - middle)
    look.push(middle - start)
    if (pages.push(made) % 100 === 0) onProgress(pages.length, total)
  }
  const origin = ({ family, article }: FarmPage) => (family === null ? `article ${article}` : `family ${family}`)
  const families = Map.groupBy(
    pages.map((page, n) => ({ origin: origin(page), isFarm: page.family !== null, found: finder.familyOf(n) })).filter(({ found }) => found !== null),
    ({ found }) => found as string,
  )
  const inFamilies = [...families.values()].flat()
  const farm = pages.filter(({ family }) => family !== null).length
  const caught = inFamilies.filter(({ isFarm }) => isFarm).length
  const pieces = [...families.values()].flatMap((group) => [...Map.groupBy(group, (page) => page.origin)].map(([name, part]) => ({ name, size: part.length })))
  const largestOf = (groups: Iterable<readonly { size: number }[]>) => [...groups].reduce((sum, group) => sum + Math.max(...group.map(({ size }) => size)), 0)
  const ofFarm = pieces.filter(({ name }) => name.startsWith('family'))
  const largestInFamily = [...families.values()].reduce((sum, group) => sum + Math.max(...[...Map.groupBy(group, (page) => page.origin).values()].map((part) => part.length)), 0)
  return {
    ...{ finder, pages, look, place },
    precision: caught / inFamilies.length,
    recall: caught / farm,
    together: largestOf(Map.groupBy(ofFarm, ({ name }) => name).values()) / farm,
    purity: largestInFamily / inFamilies.length,
  }
}
