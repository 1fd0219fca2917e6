/**
 * Everything that the scripts of the extension say to each other: a name, a question, an answer. The background answers (`background/index.ts`); adding a
 * message is one line here, and the compiler lists who must answer it.
 */
import type { Locale, Verdict } from '../verdict/types.ts'
import { api } from './browser.ts'
import type { Engine } from './engines.ts'
import type { Settings } from './settings.ts'
import type { OwnAction, Standing, Visited } from './standing.ts'

/** What scripts in web pages may ask. They share a process with the page, so nothing here gives away more than the page shows. */
export interface PageMessages {
  /** What a result page needs; null where nothing is to be marked. */
  setUp: { ask: { readonly url: string }; answer: SetUp | null }
  lookUp: { ask: { readonly pages: readonly Visited[] }; answer: readonly Marked[] }
  /** The reader chose a rule for the site of an address. */
  setRule: { ask: { readonly url: string; readonly action: OwnAction | null }; answer: null }
  /** Opens the page on which a listing can be disputed. */
  openReport: { ask: { readonly url: string }; answer: null }
  /** A page opened on a site whose pages the reader wants judged. */
  opened: { ask: null; answer: null }
}

/** What the extension's own pages may ask besides. */
export interface OwnMessages extends PageMessages {
  /** Reads and judges what a tab shows. */
  judge: { ask: { readonly tab: number }; answer: Judged | Refusal }
  /** Settings or permissions changed. */
  applySettings: { ask: null; answer: null }
  lists: { ask: null; answer: ListsState }
  /** Fetches the lists now. */
  updateLists: { ask: null; answer: ListsState }
}

export interface SetUp {
  readonly engine: Engine
  readonly locale: Locale
  readonly effect: Settings['effect']
}

/** A standing with the titles of its reasons in the reader's language. */
export interface Marked extends Standing {
  readonly reasons: readonly string[]
}

export interface Judged {
  readonly url: string
  readonly title: string
  readonly verdict: Verdict
  /** `page.text`: what the spans of the verdict count in. */
  readonly text: string
  /** The part of it that the page shows in its body. */
  readonly body: { readonly start: number; readonly end: number }
  /** Milliseconds that the engine took to load, 0 when it was there already; and to read and judge. */
  readonly milliseconds: { readonly loading: number; readonly judging: number }
}

/** Why a tab cannot be judged: the browser lets no extension in, or there is no text. */
export interface Refusal {
  readonly refused: 'no-access' | 'no-text'
}

export interface ListsState {
  /** Listed prefixes, and hashes of the allow-list; null before the first fetch. */
  readonly listed: number | null
  readonly allowed: number | null
  /** Milliseconds of the clock. */
  readonly updated: number | null
  /** Attempts that failed since. */
  readonly failures: number
}

/** Asks the background. */
export async function ask<K extends keyof OwnMessages>(name: K, question: OwnMessages[K]['ask']): Promise<OwnMessages[K]['answer']> {
  const reply = (await api.runtime.sendMessage({ name, question })) as Reply<K> | undefined
  if (reply === undefined || !('answer' in reply)) throw new Error(`The background did not answer "${name}": ${reply?.error ?? 'nothing'}`)
  return reply.answer
}

type Reply<K extends keyof OwnMessages> = { readonly answer: OwnMessages[K]['answer'] } | { readonly error: string }

/** Who asks: the tab and address of the page that a script stands in. */
export interface Asker {
  readonly tab: number | null
  readonly url: string
}

type Answers<M extends { [K in keyof M]: { ask: unknown; answer: unknown } }> = {
  readonly [K in keyof M]: (question: M[K]['ask'], asker: Asker) => M[K]['answer'] | Promise<M[K]['answer']>
}

/** Answers what is asked; scripts in web pages get answers of `forPages` only. */
export function answerMessages(forPages: Answers<PageMessages>, forOwn: Answers<Omit<OwnMessages, keyof PageMessages>>): void {
  const own = api.runtime.getURL('')
  api.runtime.onMessage.addListener((message: unknown, sender, reply: (answer: unknown) => void) => {
    const { name, question } = message as { readonly name: string; readonly question: never }
    const isOwn = sender.url?.startsWith(own) === true
    const answers = (isOwn ? { ...forPages, ...forOwn } : forPages) as Readonly<Record<string, (question: never, asker: Asker) => unknown>>
    const answer = sender.id === api.runtime.id && Object.hasOwn(answers, name) ? answers[name] : undefined
    if (answer === undefined) return false
    Promise.resolve()
      .then(() => answer(question, { tab: sender.tab?.id ?? null, url: sender.url ?? '' }))
      .then(
        (value) => reply({ answer: value }),
        (error: unknown) => {
          console.error(`"${name}" failed:`, error)
          reply({ error: error instanceof Error ? error.message : 'unknown' })
        },
      )
    return true
  })
}
