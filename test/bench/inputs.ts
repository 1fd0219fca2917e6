/** What the benchmark reads: sample pages, joined to the same length, so that no two inputs are alike and no cache knows the next one. */
import { readCorpora, type Sample } from '../../src/training/corpus.ts'

const COUNT = 48

const samples = readCorpora(['samples'])
const isText = ({ format }: Sample) => format === 'text'
const isLinkFarm = ({ kind }: Sample) => kind === 'link-farm' || kind === 'doorway'

/** Texts of `length` characters in a language, spam and honest pages as the samples have them. */
export function texts(lang: string, length: number): string[] {
  return cut(
    samples.filter((sample) => isText(sample) && sample.lang === lang && !isLinkFarm(sample)),
    length,
  )
}

/** Texts made of doorway pages and link lists. */
export function linkFarms(length: number): string[] {
  return cut(
    samples.filter((sample) => isText(sample) && isLinkFarm(sample)),
    length,
  )
}

/** HTML documents of `length` characters: the bodies of sample pages one after the other in one body, with all their markup. */
export function htmlPages(length: number): string[] {
  const bodies = samples.filter(({ format }) => format === 'html').map(({ content }) => content.replace(/^[\s\S]*?<body[^>]*>/i, '').replace(/<\/body>[\s\S]*$/i, ''))
  return joined(bodies, length).map((body) => `<html><head><title>${COUNT} pages in one</title></head><body>${body}</body></html>`)
}

function cut(pages: readonly Sample[], length: number): string[] {
  return joined(
    pages.map(({ content }) => content),
    length,
  )
}

function joined(contents: readonly string[], length: number): string[] {
  const all: string[] = []
  let text = ''
  for (const content of contents) {
    if (all.length === COUNT) break
    text += `${content}\n`
    if (text.length < length) continue
    all.push(text.slice(0, length))
    text = ''
  }
  return all
}
