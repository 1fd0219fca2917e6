import type { Locale } from '../../verdict/types.ts'
import { api } from '../browser.ts'
import type { Judged, Refusal } from '../messages.ts'
import { type PageSource, readSource } from '../page/read.ts'

/** Reads what a tab shows and judges it on this device. Needs the reader's click or their permission for the site. */
export async function judgeTab(tab: number, locale: Locale): Promise<Judged | Refusal> {
  // Starting the engine and reading the page do not wait for each other.
  const starting = startEngine()
  const source = await sourceOf(tab)
  if (source === null) return { refused: 'no-access' }
  if (source.content.trim() === '') return { refused: 'no-text' }
  const { engine, loading } = await starting
  const from = performance.now()
  const reading = engine.judge({ [source.format]: source.content, url: source.url, title: source.title }, locale)
  return { url: source.url, title: source.title, ...reading, milliseconds: { loading, judging: performance.now() - from } }
}

type Engine = typeof import('./engine.ts')

let started: Engine | undefined

async function startEngine(): Promise<{ engine: Engine; loading: number }> {
  const from = performance.now()
  const isNew = started === undefined
  started ??= await import('./engine.ts')
  return { engine: started, loading: isNew ? performance.now() - from : 0 }
}

async function sourceOf(tab: number): Promise<PageSource | null> {
  try {
    const [injected] = await api.scripting.executeScript({ target: { tabId: tab }, func: readSource })
    return injected?.result ?? null
  } catch {
    // The browser's own pages, its shop, and pages that nobody has let the extension into.
    return null
  }
}
