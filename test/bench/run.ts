/**
 * Speed, printed with its spread and as a ratio to a baseline of the same run (reading every character once). Not gated: the machine is shared.
 * Every stage meets a different page each time, as a service does.
 *
 *     npm run bench
 */
import { spawnSync } from 'node:child_process'
import { analyse } from '../../src/analyse.ts'
import { findClaims } from '../../src/claims/find.ts'
import { hashGrams } from '../../src/features/grams.ts'
import { scoreWording, windowOf } from '../../src/features/wording.ts'
import { fold, scan } from '../../src/languages/lexicons.ts'
import { readHtmlPage, readText } from '../../src/page/page.ts'
import { SIGNALS } from '../../src/signals/index.generated.ts'
import { findSignals } from '../../src/signals/signal.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { htmlPages, linkFarms, texts } from './inputs.ts'

const WARM_UP_ROUNDS = 20
const model = currentModel()

/** Milliseconds of each call, sorted; every input comes up `rounds` times, after half as many to warm up. */
function time<T>(inputs: readonly T[], run: (input: T) => unknown, rounds: number): number[] {
  for (let round = 0; round < rounds / 2; round++) for (const input of inputs) run(input)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const input of inputs) {
      const start = performance.now()
      run(input)
      times.push(performance.now() - start)
    }
  }
  return times.sort((a, b) => a - b)
}

const at = (times: readonly number[], share: number) => times[Math.floor((times.length - 1) * share)] as number

function row<T>(name: string, inputs: readonly T[], run: (input: T) => unknown, baseline: number, rounds = 20): void {
  const times = time(inputs, run, rounds)
  console.log(`${name.padEnd(38)} ${[0.5, 0.95, 0.99].map((share) => at(times, share).toFixed(3).padStart(8)).join(' ')}  ${(at(times, 0.5) / baseline).toFixed(1).padStart(7)}x`)
}

let sink = 0
function readCharacters(text: string): void {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i)
  sink ^= sum
}

const groups = [
  ['zh 3000', texts('zh-Hans', 3000)],
  ['en 3000', texts('en', 3000)],
  ['link farm 3000', linkFarms(3000)],
] as const
const documents = [
  ['a third article', htmlPages(50_000, 1 / 3)],
  ['all article', htmlPages(50_000, 1)],
] as const

// A service that has seen a few thousand pages of all kinds: before that the compiler is still at work, and goes back on what it assumed.
for (let round = 0; round < WARM_UP_ROUNDS; round++) {
  for (const [, inputs] of groups) for (const text of inputs) analyse({ text }, { model, explain: round % 2 === 0 })
  for (const [, inputs] of documents) for (const html of inputs) analyse({ html }, { model, explain: round % 2 === 0 })
}

console.log(`${'milliseconds'.padEnd(38)}      p50      p95      p99  baseline`)
for (const [name, inputs] of groups) {
  const baseline = at(time(inputs, readCharacters, 40), 0.5)
  const pages = inputs.map((text) => readText(text))
  const windows = pages.map((page) => ({ page, grams: copyOf(hashGrams(page)) }))
  row(`${name}: analyse`, inputs, (text) => analyse({ text }, { model, explain: false }), baseline)
  row(`${name}: analyse, explained`, inputs, (text) => analyse({ text }, { model }), baseline)
  row(`${name}:   fold`, inputs, (text) => fold(text), baseline)
  row(`${name}:   find terms`, pages, (page) => scan(page.folded.codes), baseline)
  row(`${name}:   read page (all of it)`, inputs, (text) => readText(text), baseline)
  row(`${name}:   signals`, pages, (page) => findSignals(page, SIGNALS), baseline)
  row(`${name}:   hash wording`, pages, (page) => hashGrams(page), baseline)
  row(`${name}:   score wording`, windows, ({ page, grams }) => scoreWording(grams, windowOf(page), model.wordingWeights), baseline)
  row(`${name}:   claims`, pages, (page) => findClaims(page), baseline)
}
for (const [name, html] of documents) {
  const baseline = at(time(html, readCharacters, 40), 0.5)
  row(`HTML 50 kB, ${name}: read page`, html, (each) => readHtmlPage(each), baseline)
  row(`HTML 50 kB, ${name}: analyse`, html, (each) => analyse({ html: each }, { model, explain: false }), baseline)
}
row('empty: analyse', [''], (text) => analyse({ text }, { model, explain: false }), at(time(texts('en', 3000), readCharacters, 40), 0.5), 200)

/** Grams live in buffers that the next page takes over. */
function copyOf({ length, key, at, title }: ReturnType<typeof hashGrams>): ReturnType<typeof hashGrams> {
  return { length, key: key.slice(0, length), at: at.slice(0, length), title: title.slice() }
}

console.log('\ncost by length (a longer text is cut to its first 12,000 and last 8,000 characters)')
const everything = texts('zh-Hans', 3000)
for (const length of [1000, 5000, 10_000, 20_000, 100_000, 1_000_000]) {
  const inputs = Array.from({ length: 4 }, (_, i) =>
    [...everything.slice(i), ...everything]
      .join('\n')
      .repeat(Math.ceil(length / 100_000))
      .slice(0, length),
  )
  const times = time(inputs, (text) => analyse({ text }, { model, explain: false }), 12)
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
