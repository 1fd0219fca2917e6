/** /signals: the catalogue with measured rates, and a page for each signal. Their descriptions are written in English. */
import { html } from 'hono/html'
import { SIGNAL_DOCS } from '../signals/about.generated.ts'
import { SIGNALS } from '../signals/index.generated.ts'
import type { Example, Signal, SignalDocs } from '../signals/signal.ts'
import { FIGURES } from './figures.generated.ts'
import { type Html, renderLayout } from './layout.ts'
import { renderFacts, renderTable } from './parts.ts'
import type { Reader } from './reader.ts'
import { percent, plain } from './words.ts'

const RATES = new Map(FIGURES.signals.map((rates) => [rates.signal, rates]))

export function renderSignals(reader: Reader): Html {
  const { signals, check, groups } = reader.texts
  const rows = [...SIGNALS]
    .sort((a, b) => ratio(b) - ratio(a) || (a.id < b.id ? -1 : 1))
    .map((signal) => {
      const rates = RATES.get(signal.id)
      return [
        html`<a href="${reader.link(`/signals/${signal.id}`)}">${signal.title[reader.locale]}</a> <code class="soft">${signal.id}</code>${signal.status === 'preview' ? html` <span class="chip">${signals.preview}</span>` : ''}`,
        groups[signal.group],
        html`<span class="side ${signal.points === 'spam' ? 'against' : 'for'}">${signal.points === 'spam' ? check.against : check.infavour}</span>`,
        ...(rates === undefined ? [signals.unmeasured, '–', '–'] : [renderRate(rates.spam, 'spam'), renderRate(rates.ham, 'ham'), rates.ratio.toFixed(2)]),
      ]
    })
  const body = html`<h1>${signals.title}</h1>
<p class="lead">${signals.about(SIGNALS.length)}</p>
<p class="soft">${signals.ratioNote}</p>
${renderTable(signals.title, [signals.signal, signals.group, signals.speaks, signals.ofSpam, signals.ofHam, signals.ratio], rows)}`
  return renderLayout(reader, { title: signals.title, body })
}

export function renderSignal(signal: Signal, reader: Reader): Html {
  const { signals, check, groups, words, kinds } = reader.texts
  const rates = RATES.get(signal.id)
  const { docs, examples } = SIGNAL_DOCS[signal.id] as SignalDocs
  const body = html`<p><a href="${reader.link('/signals')}">← ${signals.all}</a></p>
<h1>${signal.title[reader.locale]}</h1>
<p><code>${signal.id}</code>${signal.status === 'preview' ? html` <span class="chip">${signals.preview}</span>` : ''}</p>
${renderFacts([
  [signals.speaks, signal.points === 'spam' ? check.against : check.infavour],
  [signals.group, groups[signal.group]],
  [`${signals.on}: ${signals.ofSpam}`, rates === undefined ? signals.unmeasured : percent(rates.spam)],
  [`${signals.on}: ${signals.ofHam}`, rates === undefined ? signals.unmeasured : percent(rates.ham)],
  [signals.ratio, rates === undefined ? '–' : rates.ratio.toFixed(3)],
  [signals.languages, signal.languages === 'any' ? signals.any : signal.languages.join(', ')],
])}
${signal.kinds === undefined || signal.kinds.length === 0 ? '' : html`<ul class="chips" aria-label="${words.kinds}">${signal.kinds.map((kind) => html`<li>${kinds[kind]}</li>`)}</ul>`}
<section class="card" lang="en">${renderDocs(docs)}</section>
<div class="columns">
<section class="card"><h2>${signals.fires}</h2>${examples.fires.map(renderExample)}</section>
<section class="card"><h2>${signals.silent}</h2>${examples.silent.filter((each) => textOf(each) !== '').map(renderExample)}</section>
</div>`
  return renderLayout(reader, { title: signal.title[reader.locale], body })
}

function ratio({ id }: Signal): number {
  return RATES.get(id)?.ratio ?? -1
}

function renderRate(rate: number, side: 'spam' | 'ham'): Html {
  return html`<span class="rate"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" y="0" width="100" height="10"></rect><rect class="${side}" x="0" y="0" width="${(rate * 100).toFixed(1)}" height="10"></rect></svg>${percent(rate)}</span>`
}

/** The signal's own description: headings and paragraphs of Markdown, nothing else. */
function renderDocs(docs: string): Html[] {
  return docs
    .trim()
    .split(/\n\n/)
    .flatMap((part) => {
      const [head = '', ...rest] = part.split('\n')
      return head.startsWith('## ') ? [html`<h2>${head.slice('## '.length)}</h2>`, ...(rest.length > 0 ? [html`<p>${rest.join(' ')}</p>`] : [])] : [html`<p>${part}</p>`]
    })
}

function textOf(example: Example): string {
  return typeof example === 'string' ? example : example.page
}

/** An example with its evidence marked. */
function renderExample(example: Example): Html {
  const url = typeof example === 'string' ? undefined : example.url
  // Evidence stands between ⟦ and ⟧.
  const parts = textOf(example).split(/[⟦⟧]/)
  return html`<pre class="example" tabindex="0">${url === undefined ? '' : `${url}\n`}${parts.map((part, i) => (i % 2 === 1 ? html`<mark class="against">${plain(part)}</mark>` : plain(part)))}</pre>`
}
