/**
 * Families of doorway pages in a generated web with honest articles that several papers print: how many are found, how many found wrongly, what a page
 * costs, and whether that grows with their number. Takes about a minute.
 *
 *     npm run bench:families -- [FAMILIES [PAGES_EACH [HONEST_PAGES]]]
 */
import { measureFamilies } from '../site/measure.ts'

const [families = 48, pagesPerFamily = 250, honest = 10_000] = process.argv.slice(2).map(Number)
const progress = (done: number, total: number) => process.stderr.isTTY && process.stderr.write(`\r${done}/${total} pages`)
const { finder, pages, precision, recall, together, purity, look, place } = measureFamilies({ families, pagesPerFamily, honest, seed: 1 }, progress)
const found = finder.families()
const percent = (share: number) => `${(share * 100).toFixed(2)} %`
const microseconds = (times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b)
  return `median ${((sorted[sorted.length >> 1] as number) * 1000).toFixed(0)}, mean ${((times.reduce((sum, time) => sum + time, 0) / times.length) * 1000).toFixed(0)} us`
}
const tenth = Math.ceil(pages.length / 10)

console.log(`${pages.length} pages: ${families} families of ${pagesPerFamily} on ${new Set(pages.map(({ url }) => new URL(url).hostname)).size} hosts, ${honest} honest pages`)
console.log(`precision ${percent(precision)}   pages in a family that are of a farm`)
console.log(`recall    ${percent(recall)}   pages of a farm that are in a family`)
console.log(`together  ${percent(together)}   pages of a farm in the largest piece of their family; ${found.length} pieces in all`)
console.log(`purity    ${percent(purity)}   pages in a family with mostly pages of their own origin`)
console.log(
  `verdicts  ${found.filter(({ verdict }) => verdict === 'spam').length} families spam, ${found.filter(({ verdict }) => verdict === 'unsure').length} unsure, ${found.filter(({ verdict }) => verdict === 'ham').length} ham`,
)
console.log(`look at a page    first tenth ${microseconds(look.slice(0, tenth))}; last tenth ${microseconds(look.slice(-tenth))}`)
console.log(`find its place    first tenth ${microseconds(place.slice(0, tenth))}; last tenth ${microseconds(place.slice(-tenth))}`)
console.log(`memory    ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`)
const [largest] = found
console.log(`largest   "${largest?.name}": ${largest?.pages} pages, ${largest?.hosts} hosts, ${largest?.slots.place} places x ${largest?.slots.topic} topics`)
