import { createInterface } from 'node:readline'
import { advise } from '../advise.ts'
import { analyse, readPage } from '../analyse.ts'
import type { AdviceReport } from '../report/advice.ts'
import { renderAdvice } from '../report/advice-terminal.ts'
import { renderTerminal } from '../report/terminal.ts'
import { localeFor } from '../report/texts.ts'
import type { AnalyseOptions, Verdict } from '../verdict/types.ts'
import { modelFrom } from './model-option.ts'
import { readSource } from './source.ts'
import { numberOption, parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum score [FILE|-|URL...]: judge pages

Plain text or HTML (told apart by the file's name or its first tag); "-" or nothing reads stdin.

  --json          print the verdict as JSON: one object for one input, an array for several
  --ndjson        read {"id","text"|"html","url"?,"title"?,"language"?} lines on stdin, write {"id",...verdict} lines in the same order
  --explain       also print the page with its evidence marked
  --advice        say what an honest page could change, in order of points, and which passages decide
  --lang TAG      language of the page (zh-Hans, en, ...), instead of detecting it
  --locale TAG    language of the report: en, zh-Hans, zh-Hant (default: LANG)
  --prior P       share of spam among the pages you ask about (default: the model's, 0.5)
  --model DIR     a model folder (default: the one that ships)
  --allow-private fetch addresses in your own network as well
  --strict        exit 3 when unsure
  --quiet         no talk on stderr

Exit code: 0 not spam, 1 spam (any of several), 2 error, 3 unsure with --strict.
`

const OPTIONS = {
  json: { type: 'boolean', short: 'j' },
  ndjson: { type: 'boolean' },
  explain: { type: 'boolean' },
  advice: { type: 'boolean' },
  lang: { type: 'string' },
  locale: { type: 'string' },
  prior: { type: 'string' },
  model: { type: 'string' },
  'allow-private': { type: 'boolean' },
  strict: { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('score', args, OPTIONS)
  const options: AnalyseOptions = {
    model: modelFrom(values.model),
    locale: localeFor(values.locale ?? (process.env['LC_ALL'] || process.env['LANG'] || 'en').replace('_', '-')),
    prior: numberOption('prior', values.prior, 0.001, 0.999),
  }
  if (values.ndjson) {
    if (positionals.length > 0) throw new UsageError('--ndjson reads stdin and takes no files. Use "nostrum score --ndjson < FILE".')
    return scoreLines(options)
  }
  const sources = positionals.length === 0 ? ['-'] : positionals
  if (positionals.length === 0 && process.stdin.isTTY && !values.quiet) process.stderr.write('Paste a page, then end with Ctrl-D.\n')
  const verdicts: (Verdict & { advice?: AdviceReport })[] = []
  for (const source of sources) {
    const input = { ...(await readSource(source, values['allow-private'] === true)), language: values.lang }
    const verdict = analyse(input, options)
    const advice = values.advice ? advise(input, options, verdict) : undefined
    verdicts.push(advice === undefined ? verdict : { ...verdict, advice })
    if (values.json) continue
    if (sources.length > 1) process.stdout.write(`${verdicts.length > 1 ? '\n' : ''}== ${source}\n`)
    const colour = process.stdout.isTTY === true && !process.env['NO_COLOR']
    const text = values.explain || advice !== undefined ? readPage(input).text : undefined
    process.stdout.write(renderTerminal(verdict, { locale: options.locale ?? 'en', colour, text: values.explain ? text : undefined }))
    if (advice !== undefined) process.stdout.write(renderAdvice(advice, verdict, text as string, options.locale ?? 'en', colour))
  }
  if (values.json) process.stdout.write(`${JSON.stringify(verdicts.length === 1 ? verdicts[0] : verdicts, null, 2)}\n`)
  if (verdicts.some(({ verdict }) => verdict === 'spam')) return 1
  return values.strict && verdicts.some(({ verdict }) => verdict === 'unsure') ? 3 : 0
}

/** NDJSON in, NDJSON out, in order; a bad line gives a problem on its own line and the rest goes on. */
async function scoreLines(options: AnalyseOptions): Promise<number> {
  let spam = false
  let bad = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    const answer = scoreLine(line, options)
    spam ||= answer['verdict'] === 'spam'
    if ('problem' in answer) bad++
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
  if (bad > 0) process.stderr.write(`nostrum: ${bad} lines could not be read; each has a "problem" in its place.\n`)
  return bad > 0 ? 2 : spam ? 1 : 0
}

function scoreLine(line: string, options: AnalyseOptions): Record<string, unknown> {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch {
    return { problem: { title: 'Not JSON', detail: 'The line is not a JSON object. Write one object a line.' } }
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return { problem: { title: 'Not an object', detail: 'Write one JSON object a line, with "text" or "html".' } }
  const { id, text, html, url, title, language } = record as Record<string, unknown>
  const known = id === undefined ? {} : { id }
  if (typeof text !== 'string' && typeof html !== 'string')
    return { ...known, problem: { title: 'Nothing to read', detail: 'The object has neither "text" nor "html" as a string.' } }
  const string = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return {
    ...known,
    ...analyse({ ...(typeof html === 'string' ? { html } : { text: text as string }), url: string(url), title: string(title), language: string(language) }, options),
  }
}
