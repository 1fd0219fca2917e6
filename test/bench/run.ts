/**
 * Speed, printed with its spread and as a ratio to a baseline of the same run (reading every character once). Not gated: the machine is shared.
 *
 *     npm run bench
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { analyse } from '../../src/analyse.ts'
import { findClaims } from '../../src/claims/find.ts'
import { hashGrams } from '../../src/features/grams.ts'
import { scoreWording, windowOf } from '../../src/features/wording.ts'
import { fold, scan } from '../../src/languages/lexicons.ts'
import { readHtmlPage, readText } from '../../src/page/page.ts'
import { SIGNALS } from '../../src/signals/index.generated.ts'
import { findSignals } from '../../src/signals/signal.ts'
import { currentModel } from '../../src/verdict/current.ts'

const model = currentModel()
const long = (slug: string, length: number) => readFileSync(`samples/golden/${slug}/page.txt`, 'utf8').repeat(20).slice(0, length)
const zh = long('zh-debunk', 3000)
const en = long('en-leaflet', 3000)
const farm = long('zh-doorway', 3000)
const html =
  `<html><head><title>${en.slice(0, 60)}</title></head><body>${`<div class="row"><nav><a href="/a">Home</a></nav><p>${en.slice(0, 300)}</p><ul><li><a href="/b">${en.slice(0, 40)}</a></li></ul></div>`.repeat(120)}`.slice(
    0,
    50_000,
  )

function time(run: () => unknown, rounds: number): number[] {
  for (let i = 0; i < rounds / 4; i++) run()
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    run()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

const at = (times: readonly number[], share: number) => times[Math.floor((times.length - 1) * share)] as number

function row(name: string, run: () => unknown, baseline: number, rounds = 800): void {
  const times = time(run, rounds)
  console.log(`${name.padEnd(34)} ${[0.5, 0.95, 0.99].map((share) => at(times, share).toFixed(3).padStart(8)).join(' ')}  ${(at(times, 0.5) / baseline).toFixed(1).padStart(7)}x`)
}

let sink = 0
const read = (text: string) => () => {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i)
  sink ^= sum
}

console.log(`${'milliseconds'.padEnd(34)}      p50      p95      p99  baseline`)
for (const [name, text] of [
  ['zh 3000', zh],
  ['en 3000', en],
  ['link farm 3000', farm],
] as const) {
  const baseline = at(time(read(text), 2000), 0.5)
  const page = readText(text)
  const grams = hashGrams(page)
  row(`${name}: analyse`, () => analyse({ text }, { model, explain: false }), baseline)
  row(`${name}: analyse, explained`, () => analyse({ text }, { model }), baseline)
  row(`${name}:   fold`, () => fold(text), baseline)
  row(`${name}:   find terms`, () => scan(page.folded.codes), baseline)
  row(`${name}:   read page (all of it)`, () => readText(text), baseline)
  row(`${name}:   signals`, () => findSignals(page, SIGNALS), baseline)
  row(`${name}:   hash wording`, () => hashGrams(page), baseline)
  row(`${name}:   claims`, () => findClaims(page), baseline)
  row(`${name}:   score wording`, () => scoreWording(grams, windowOf(page), model.wordingWeights), baseline)
}
const htmlBaseline = at(time(read(html), 400), 0.5)
row('HTML 50 kB: read page', () => readHtmlPage(html), htmlBaseline, 200)
row('HTML 50 kB: analyse', () => analyse({ html }, { model, explain: false }), htmlBaseline, 200)
row('empty: analyse', () => analyse({ text: '' }, { model, explain: false }), at(time(read(zh), 400), 0.5))

console.log('\ncost by length (a longer text is cut to its first 12,000 and last 8,000 characters)')
for (const length of [1000, 5000, 10_000, 20_000, 100_000, 1_000_000]) {
  const text = long('zh-debunk', 3000)
    .repeat(Math.ceil(length / 3000))
    .slice(0, length)
  const times = time(() => analyse({ text }, { model, explain: false }), 60)
  console.log(`${String(length).padStart(9)} characters ${at(times, 0.5).toFixed(2).padStart(8)} ms  ${((at(times, 0.5) / length) * 1000).toFixed(3)} us a character`)
}

console.log('\ncold start: import of dist/index.js and first verdict, in fresh processes')
const script =
  "const t=performance.now();const n=await import('./dist/index.js');const a=performance.now();n.currentModel();const b=performance.now();n.analyse({text:'x'.repeat(500)},{model:n.currentModel()});console.log(a-t,b-a,performance.now()-b)"
const starts = Array.from({ length: 7 }, () => spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout.trim().split(' ').map(Number))
for (const [i, name] of ['import (with word lists)', 'model', 'first verdict'].entries()) {
  const times = starts.map((each) => each[i] as number).sort((a, b) => a - b)
  console.log(`${name.padEnd(26)} ${at(times, 0.5).toFixed(1)} ms (${at(times, 0).toFixed(1)} to ${at(times, 1).toFixed(1)})`)
}
if (sink === 1) console.log()
