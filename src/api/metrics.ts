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
}

type Labels = Readonly<Record<string, string | number>>

export function createMetrics(model: Model, version: string): Metrics {
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
      checks.add({ verdict: verdict.verdict, lang: languageLabel(verdict.language.tag, model), source })
      for (const { signal } of verdict.reasons) hits.add({ signal })
      for (const { signal } of verdict.notes) hits.add({ signal })
      durations.observe(seconds)
    },
    feedback(label, outcome) {
      reports.add({ label, outcome })
    },
    request(route, method, status) {
      requests.add({ route, method: METHODS.has(method) ? method : 'other', status })
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
