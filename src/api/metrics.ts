/**
 * Counters in Prometheus' text format, written here because the usual client needs Node. Labels come from closed sets: never a host or an address.
 * On Workers each isolate counts for itself, and its clock stands still while it computes, so durations there read as 0.
 */
import type { Release } from '../lists/types.ts'
import type { Label, Reported } from '../store/feedback.ts'
import type { Model } from '../verdict/model.ts'
import type { Verdict } from '../verdict/types.ts'

/** Seconds; the goal for one page is 0.00025, a heavy one of 2 MB takes some 0.05. */
const BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1]
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Door within the service that a page came through. */
export type Source = 'api' | 'batch' | 'web'

export interface Metrics {
  /** Counts a judged page. */
  check(verdict: Verdict, source: Source, seconds: number): void
  /** Counts a report. */
  feedback(label: Label, outcome: Reported['status']): void
  /** Counts an answered request; `route` is the pattern, not the path. */
  request(route: string, method: string, status: number): void
  /** Counts a look-up: by address, or by prefixes of hashes. */
  lookup(route: 'url' | 'hashes', result: 'listed' | 'allowed' | 'unknown'): void
  /** Notes the lists in force. */
  release(release: Release): void
  /** The exposition text. */
  render(): string
  /** The same for readers. */
  summary(): Summary
}

/** What this process has done since it started. */
export interface Summary {
  /** When it judged its first page, ISO 8601; null before. */
  readonly since: string | null
  /** Pages judged, by verdict, by language and by door. */
  readonly verdicts: Readonly<Record<Verdict['verdict'], number>>
  readonly languages: Readonly<Record<string, number>>
  readonly sources: Readonly<Record<Source, number>>
  /** Pages on which each signal found something, most frequent first. */
  readonly hits: readonly (readonly [signal: string, pages: number])[]
  /** Pages judged in each of the last 60 minutes, the oldest first. */
  readonly minutes: readonly Readonly<Record<Verdict['verdict'], number>>[]
  /** Seconds within which half and 95 % of the pages were judged, to the bucket; null before the first, or beyond the last bucket. */
  readonly median: number | null
  readonly p95: number | null
  readonly requests: number
  /** Of them, those answered with a status of 400 or more. */
  readonly refused: number
}

type Labels = Readonly<Record<string, string | number>>

const MINUTES = 60
const MINUTE_MILLISECONDS = 60_000

export function createMetrics(model: Model, version: string, clock: () => Date): Metrics {
  let since: string | null = null
  const verdicts = { spam: 0, unsure: 0, ham: 0 }
  const languages: Record<string, number> = {}
  const sources = { api: 0, batch: 0, web: 0 }
  const answered = { all: 0, refused: 0 }
  const minutes = lastMinutes(clock)
  const hitsOf = new Map<string, number>()
  const checks = counter('nostrum_checks_total', 'Pages judged.')
  const hits = counter('nostrum_signal_hits_total', 'Pages on which a signal found something.')
  const requests = counter('nostrum_http_requests_total', 'Requests answered.')
  const reports = counter('nostrum_feedback_total', 'Reports taken in.')
  const durations = histogram('nostrum_check_duration_seconds', 'Time to judge a page, without reading the request or writing the answer.')
  const lookups = counter('nostrum_lookups_total', 'Look-ups answered, by address or by prefixes of hashes.')
  let lists: string[] = []
  const constants = [
    ...header('nostrum_build_info', 'gauge', 'The running software.'),
    sample('nostrum_build_info', { version }, 1),
    ...header('nostrum_model_info', 'gauge', 'The model in use.'),
    sample('nostrum_model_info', { version: model.version, sha256: model.sha256 }, 1),
  ]
  return {
    check(verdict, source, seconds) {
      const lang = languageLabel(verdict.language.tag, model)
      checks.add({ verdict: verdict.verdict, lang, source })
      since ??= clock().toISOString()
      verdicts[verdict.verdict]++
      languages[lang] = (languages[lang] ?? 0) + 1
      sources[source]++
      minutes.add(verdict.verdict)
      for (const { signal } of [...verdict.reasons, ...verdict.notes]) {
        hits.add({ signal })
        hitsOf.set(signal, (hitsOf.get(signal) ?? 0) + 1)
      }
      durations.observe(seconds)
    },
    feedback(label, outcome) {
      reports.add({ label, outcome })
    },
    request(route, method, status) {
      requests.add({ route, method: METHODS.has(method) ? method : 'other', status })
      answered.all++
      if (status >= 400) answered.refused++
    },
    lookup(route, result) {
      lookups.add({ route, result })
    },
    release({ version, entries, created }) {
      lists = [
        ...header('nostrum_list_version', 'gauge', 'Release of the lists in force, as last seen here.'),
        `nostrum_list_version ${version}`,
        ...header('nostrum_list_entries', 'gauge', 'Entries of all lists together.'),
        `nostrum_list_entries ${entries}`,
        ...header('nostrum_list_published_timestamp_seconds', 'gauge', 'When it was published.'),
        `nostrum_list_published_timestamp_seconds ${Date.parse(created) / 1000}`,
      ]
    },
    render: () => `${[constants, checks.lines(), hits.lines(), lookups.lines(), lists, requests.lines(), reports.lines(), durations.lines()].flat().join('\n')}\n`,
    summary: () => ({
      ...{ since, verdicts: { ...verdicts }, languages: { ...languages }, sources: { ...sources }, minutes: minutes.read() },
      hits: [...hitsOf].sort(([, a], [, b]) => b - a),
      ...{ median: durations.quantile(0.5), p95: durations.quantile(0.95), requests: answered.all, refused: answered.refused },
    }),
  }
}

/** Counts verdicts in a ring of minutes. */
function lastMinutes(clock: () => Date) {
  const ring = Array.from({ length: MINUTES }, () => ({ minute: -1, spam: 0, unsure: 0, ham: 0 }))
  const now = () => Math.floor(clock().getTime() / MINUTE_MILLISECONDS)
  const at = (minute: number) => ring[minute % MINUTES] as (typeof ring)[number]
  return {
    add(verdict: Verdict['verdict']) {
      const minute = now()
      const slot = at(minute)
      if (slot.minute !== minute) Object.assign(slot, { minute, spam: 0, unsure: 0, ham: 0 })
      slot[verdict]++
    },
    read: () =>
      Array.from({ length: MINUTES }, (_, i) => {
        const minute = now() - MINUTES + 1 + i
        const { minute: held, spam, unsure, ham } = at(minute)
        return held === minute ? { spam, unsure, ham } : { spam: 0, unsure: 0, ham: 0 }
      }),
  }
}

/** Callers may name any language; only those that the model knows become labels. */
function languageLabel(tag: string, { languages }: Model): string {
  if (tag === 'und') return tag
  return languages.includes(tag.split('-')[0] as string) ? tag : 'other'
}

function counter(name: string, help: string) {
  const counts = new Map<string, number>()
  return {
    add(labels: Labels) {
      const key = sample(name, labels)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    lines: () => [...header(name, 'counter', help), ...[...counts].map(([key, count]) => `${key} ${count}`)],
  }
}

function histogram(name: string, help: string) {
  const counts = BUCKETS.map(() => 0)
  let count = 0
  let sum = 0
  return {
    observe(value: number) {
      count++
      sum += value
      BUCKETS.forEach((bound, i) => {
        if (value <= bound) counts[i] = (counts[i] as number) + 1
      })
    },
    /** The bound of the bucket that holds this share of the values. */
    quantile(share: number): number | null {
      const place = counts.findIndex((each) => count > 0 && each >= share * count)
      return BUCKETS[place] ?? null
    },
    lines: () => [
      ...header(name, 'histogram', help),
      ...BUCKETS.map((le, i) => sample(`${name}_bucket`, { le }, counts[i])),
      sample(`${name}_bucket`, { le: '+Inf' }, count),
      `${name}_sum ${sum}`,
      `${name}_count ${count}`,
    ],
  }
}

function header(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
}

function sample(name: string, labels: Labels, value?: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(String(text))}"`)
  return `${name}{${pairs.join(',')}}${value === undefined ? '' : ` ${value}`}`
}

function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
