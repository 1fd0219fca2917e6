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

/**
 * HTML documents of about `bytes` bytes as UTF-8, made of the bodies of sample pages one after the other.
 *
 * @param share of the bytes that those bodies make; the rest is what surrounds an article on the web: style sheet, scripts, menus, cards of pictures
 */
export function htmlPages(bytes: number, share: number): string[] {
  const bodies = samples.filter(({ format }) => format === 'html').map(({ content }) => content.replace(/^[\s\S]*?<body[^>]*>/i, '').replace(/<\/body>[\s\S]*$/i, ''))
  return joined(bodies, bytes * share, bytesOf).map((body, n) => {
    const room = bytes - bytesOf(body)
    const style = filled(room / 4, (i) => `.c${n}-${i}{display:flex;margin:0 auto;padding:${i % 24}px;color:#4a${(i % 90) + 10}6b}\n`)
    const script = filled(room / 4, (i) => `w.q=w.q||[];w.q.push(["set","slot${i}",{id:${n * 1000 + i},lazy:!0}]);\n`)
    const cards = filled(
      room / 2,
      (i) => `<div class="card col-${i % 4}" data-id="${n}${i}"><a href="/item/${n}/${i}.html" rel="nofollow"><img src="/img/${i}.jpg" alt=""></a></div>\n`,
    )
    return `<html><head><title>${COUNT} pages in one</title><style>${style}</style><script>${script}</script></head><body>${body}${cards}</body></html>`
  })
}

function filled(bytes: number, line: (i: number) => string): string {
  let text = ''
  for (let i = 0; text.length < bytes; i++) text += line(i)
  return text
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}

function cut(pages: readonly Sample[], length: number): string[] {
  return joined(
    pages.map(({ content }) => content),
    length,
  )
}

/** Contents one after the other until they have the size, then cut to it as far as `sizeOf` counts what `slice` does. */
function joined(contents: readonly string[], size: number, sizeOf: (text: string) => number = ({ length }) => length): string[] {
  const all: string[] = []
  let text = ''
  for (const content of contents) {
    if (all.length === COUNT) break
    text += `${content}\n`
    if (sizeOf(text) < size) continue
    all.push(text.slice(0, Math.round(text.length * (size / sizeOf(text)))))
    text = ''
  }
  return all
}
