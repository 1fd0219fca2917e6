/** /status: whether the service can answer, and what it has done since it started. */
import { html } from 'hono/html'
import type { Summary } from '../api/metrics.ts'
import type { Release } from '../lists/types.ts'
import { renderSignalName } from './catalogue.ts'
import { type Html, renderLayout } from './layout.ts'
import { renderFacts, renderMix, VERDICTS } from './parts.ts'
import type { Reader } from './reader.ts'
import { day, minute, percent } from './words.ts'

const MAX_HITS = 15
const HEIGHT = 100

export interface Health {
  readonly software: string
  readonly model: string
  readonly store: 'ready' | 'down' | 'none'
  readonly release: Release | null
}

export function renderStatus(summary: Summary, { software, model, store, release }: Health, reader: Reader): Html {
  const { status, words, lists } = reader.texts
  const { verdicts, languages, sources, hits, requests, refused, median, p95 } = summary
  const total = verdicts.spam + verdicts.unsure + verdicts.ham
  const most = hits[0]?.[1] ?? 1
  const body = html`<h1>${status.title}</h1>
<p class="${store === 'down' ? 'alert' : 'lead'}">${store === 'ready' ? html`<span class="badge ham"><span aria-hidden="true">✓</span> ${status.ready}</span>` : store === 'down' ? status.notReady : status.noStore}</p>
${renderFacts([
  [status.software, software],
  [words.model, model],
  [status.lists, release === null ? '–' : lists.published(release.version, day(release.created))],
  [status.requests, html`${requests.toLocaleString('en')} <span class="soft">${status.refused}: ${refused.toLocaleString('en')}</span>`],
  [status.speed, html`${status.median} ${milliseconds(median)} <span class="soft">${status.p95} ${milliseconds(p95)}</span>`],
])}
<section class="card"><h2>${status.throughput}</h2>${renderMinutes(summary, reader)}</section>
<div class="columns">
<section class="card"><h2>${status.mix}</h2>${total === 0 ? html`<p class="empty">${status.none}</p>` : html`<p>${status.judged}: <b>${total.toLocaleString('en')}</b></p>${renderMix(verdicts, reader)}`}</section>
<section class="card"><h2>${status.languages}</h2>${renderCounts(Object.entries(languages), total)}
<h3>${status.sources}</h3>${renderCounts(
    Object.entries(sources).map(([name, count]) => [status.sourceNames[name as keyof typeof sources], count]),
    total,
  )}</section>
</div>
${hits.length === 0 ? '' : html`<section class="card"><h2>${status.hits}</h2><ul class="bars">${hits.slice(0, MAX_HITS).map(([signal, count]) => html`<li>${renderSignalName(signal, reader)}<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="plain-fill" x="0" y="2" width="${((count / most) * 100).toFixed(1)}" height="6"></rect></svg><span>${count.toLocaleString('en')}</span></li>`)}</ul></section>`}
<p class="soft">${summary.since === null ? '' : status.since(minute(summary.since))} <a href="/metrics">/metrics</a></p>`
  return renderLayout(reader, { title: status.title, body })
}

function milliseconds(seconds: number | null): string {
  return seconds === null || seconds === 0 ? '–' : `${Number((seconds * 1000).toFixed(2))} ms`
}

function renderCounts(counts: readonly (readonly [string, number])[], total: number): Html {
  const shown = counts.filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a)
  return html`<ul class="plain">${shown.map(([name, count]) => html`<li>${name} <span class="soft">${count.toLocaleString('en')} · ${percent(count / Math.max(1, total), 0)}</span></li>`)}</ul>`
}

/** A bar for each minute, its verdicts one upon the other. */
function renderMinutes({ minutes }: Summary, { texts: { status } }: Reader): Html {
  const sums = minutes.map(({ spam, unsure, ham }) => spam + unsure + ham)
  const most = Math.max(1, ...sums)
  const width = 600 / minutes.length
  const bars = minutes.map((counts, i) => {
    let y = HEIGHT
    const parts = VERDICTS.toReversed().map((verdict) => {
      const height = (counts[verdict] / most) * (HEIGHT - 4)
      y -= height
      return height === 0
        ? ''
        : html`<rect class="${verdict}" x="${(i * width + 1).toFixed(1)}" y="${y.toFixed(1)}" width="${(width - 2).toFixed(1)}" height="${height.toFixed(1)}"></rect>`
    })
    return sums[i] === 0 ? '' : html`<g><title>${status.minute(minutes.length - 1 - i, sums[i] as number)}</title>${parts}</g>`
  })
  const total = sums.reduce((sum, each) => sum + each, 0)
  return html`<svg class="plot wide" viewBox="0 0 600 102" preserveAspectRatio="none" role="img" aria-label="${status.throughput}: ${total}"><line class="axis" x1="0" y1="${HEIGHT}" x2="600" y2="${HEIGHT}"></line>${bars}</svg><p class="ends soft"><span>${status.ago}</span><span>${total}</span><span>${status.now}</span></p>`
}
