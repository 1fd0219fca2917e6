import { html } from 'hono/html'
import { SIGNALS } from '../signals/index.generated.ts'
import type { Html } from './layout.ts'
import type { Reader } from './reader.ts'

const TITLES = new Map(SIGNALS.map(({ id, title }) => [id, title]))

/** Title of a signal in the reader's language; what is no signal, such as the wording, has a name of its own or keeps its id. */
export function titleOf(signal: string, { locale, texts }: Reader): string {
  return TITLES.get(signal)?.[locale] ?? (signal === 'wording' ? texts.groups.wording : signal)
}

/** The title, leading to the signal's page. */
export function renderSignalName(signal: string, reader: Reader): Html {
  const title = titleOf(signal, reader)
  return TITLES.has(signal) ? html`<a href="${reader.link(`/signals/${signal}`)}">${title}</a>` : html`${title}`
}
