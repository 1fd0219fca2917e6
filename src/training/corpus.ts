import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Input } from '../verdict/types.ts'

export type Label = 'spam' | 'ham' | 'borderline'

/** A labelled page of a corpus. */
export interface Sample {
  readonly id: string
  readonly site: string
  readonly lang: string
  readonly label: Label
  readonly kind: string
  readonly topic: string
  readonly format: 'text' | 'html'
  readonly content: string
  readonly url?: string | undefined
  /** Why this honest page must never be called spam, for the pages of `must-pass.tsv`. */
  readonly mustPass?: string
}

/** What the engine is given for a sample. */
export function inputOf(sample: Sample): Input {
  const { url, content } = sample
  return sample.format === 'html' ? { html: content, url } : { text: content, url }
}

/**
 * Reads corpora: a JSON Lines file (`{id,site,lang,label,kind,topic,format,text|html,url}` a line), a folder of such files, or a folder with
 * `pages.tsv` and `pages/` as `samples/` has it. Pages that carry a test string are left out: they exist to force a verdict.
 *
 * @throws Error naming file and line for a malformed record, or when nothing is found
 */
export function readCorpora(paths: readonly string[]): Sample[] {
  const samples = paths.flatMap(readCorpus)
  if (samples.length === 0) throw new Error(`No pages in ${paths.join(', ')}. A corpus is a .jsonl file, a folder of them, or a folder with pages.tsv and pages/.`)
  return samples.filter(({ content }) => !content.includes('NOSTRUM-TEST-'))
}

function readCorpus(path: string): Sample[] {
  if (!existsSync(path)) throw new Error(`Corpus ${path} does not exist.`)
  if (!statSync(path).isDirectory()) return readLines(path)
  if (existsSync(join(path, 'pages.tsv'))) return readSamples(path)
  return readdirSync(path)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readLines(join(path, name)))
}

function readLines(path: string): Sample[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, `${path}:${index + 1}`)]))
}

function parseLine(line: string, at: string): Sample {
  let record: Record<string, unknown>
  try {
    record = JSON.parse(line) as Record<string, unknown>
  } catch (cause) {
    throw new Error(`${at}: not a JSON object.`, { cause })
  }
  const text = (name: string, fallback?: string): string => {
    const value = record[name] ?? fallback
    if (typeof value !== 'string') throw new Error(`${at}: "${name}" is missing or no string.`)
    return value
  }
  const label = text('label')
  if (label !== 'spam' && label !== 'ham' && label !== 'borderline') throw new Error(`${at}: label "${label}" is none of spam, ham, borderline.`)
  const format = text('format', 'text') === 'html' ? 'html' : 'text'
  return {
    id: text('id'),
    site: text('site'),
    lang: text('lang'),
    label,
    kind: text('kind', ''),
    topic: text('topic', ''),
    format,
    content: text(format),
    url: typeof record['url'] === 'string' ? record['url'] : undefined,
  }
}

/** Columns of `pages.tsv`, in order. */
export const SAMPLE_COLUMNS = ['id', 'site', 'url', 'lang', 'locale', 'label', 'kind', 'topic', 'format', 'writer'] as const

function readSamples(folder: string): Sample[] {
  const [head = '', ...rows] = readFileSync(join(folder, 'pages.tsv'), 'utf8').trimEnd().split('\n')
  if (head !== SAMPLE_COLUMNS.join('\t')) throw new Error(`${folder}/pages.tsv: the first line must name the columns ${SAMPLE_COLUMNS.join(', ')}.`)
  const mustPass = readMustPass(folder)
  return rows.map((row, index) => {
    const [id = '', site = '', url = '', lang = '', , label = '', kind = '', topic = '', format = ''] = row.split('\t')
    if (label !== 'spam' && label !== 'ham' && label !== 'borderline') throw new Error(`${folder}/pages.tsv:${index + 2}: label "${label}" is none of spam, ham, borderline.`)
    const isHtml = format === 'html'
    const page = { id, site, url, lang, label, kind, topic, content: readFileSync(join(folder, 'pages', `${id}.${isHtml ? 'html' : 'txt'}`), 'utf8') } as const
    const why = mustPass.get(id)
    return { ...page, format: isHtml ? 'html' : 'text', ...(why === undefined ? {} : { mustPass: why }) }
  })
}

/** Honest pages, read and chosen by hand, where a detector that has learnt topics, prices, questions or quoted claims goes wrong. */
function readMustPass(folder: string): ReadonlyMap<string, string> {
  const path = join(folder, 'must-pass.tsv')
  if (!existsSync(path)) return new Map()
  const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return new Map(rows.map((row) => row.split('\t') as [id: string, group: string]))
}

/** SHA-256 over ids, labels and contents, in order: what a model card calls its corpus. */
export function corpusHash(samples: readonly Sample[]): string {
  const hash = createHash('sha256')
  for (const { id, label, content } of samples) hash.update(`${id}\0${label}\0${content}\0`)
  return hash.digest('hex')
}
