/** The evaluation as one page of HTML that needs nothing beside itself: tables, and plots drawn by uPlot, whose script and style are put in. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Point } from './curves.ts'
import type { Evaluation, Slice } from './evaluate.ts'
import type { Retrained } from './retrain.ts'
import { interval, percent, sliceRow } from './table.ts'

/** What the report says of itself. */
export interface ReportHead {
  /** How to make it again. */
  readonly command: string
  /** ISO date. */
  readonly date: string
}

/** Renders the report. */
export function renderReport(evaluation: Evaluation, { command, date }: ReportHead): string {
  const { model, pages, slices, borderline } = evaluation
  const [all] = slices as [Slice]
  const sections = [
    `<p>Model ${escapeHtml(model)}, ${pages} pages of ${all.sites} sites, ${escapeHtml(date)}. Made by <code>${escapeHtml(command)}</code>. Intervals: 95 %, by resampling sites.</p>`,
    plot('roc', 'Found and falsely called', 'False alarms (share of honest pages) against recall.', 'false alarms', 'recall', [{ label: 'recall', points: thin(evaluation.roc) }]),
    plot('pr', 'Precision and recall', "At the corpus's own share of spam.", 'recall', 'precision', [{ label: 'precision', points: thin(evaluation.precisionRecall) }]),
    plot('reliability', 'Reliability', 'What was said against what was true, in ten groups of equal size; the straight line is perfect.', 'likelihood said', 'share of spam', [
      { label: 'true', points: evaluation.reliability.map(({ said, spam }) => ({ x: said, y: spam.value })) },
      { label: 'low', points: evaluation.reliability.map(({ said, spam }) => ({ x: said, y: spam.low })) },
      { label: 'high', points: evaluation.reliability.map(({ said, spam }) => ({ x: said, y: spam.high })) },
      { label: 'perfect', points: evaluation.reliability.map(({ said }) => ({ x: said, y: said })) },
    ]),
    plot('coverage', 'Coverage', 'Share of pages decided against the share of those decided wrongly, when the least certain are left undecided.', 'decided', 'wrong', [
      { label: 'wrong', points: thin(evaluation.coverage) },
    ]),
    ...retrained('learning', 'Learning curve', 'Trained on growing shares of the training sites, measured on the test sites.', evaluation.learning),
    ...retrained(
      'kinds',
      'Kinds of spam that were never shown',
      'Trained without one kind each, measured on the test pages of that kind against all honest ones.',
      evaluation.withoutKind,
    ),
    section(
      'Slices',
      table(
        [
          'slice',
          'spam',
          'ham',
          'sites',
          'AUC',
          'recall at 0.5 %',
          'recall at 1 %',
          'calibration error',
          'recall as shipped',
          'false alarms as shipped (at most)',
          'unsure',
          'spam called ham',
        ],
        slices.map(sliceRow),
      ),
    ),
    section(
      'Borderline',
      `<p>${borderline.pages} pages of honest commerce, counted in neither class: ${borderline.spam} called spam, ${borderline.unsure} unsure, ${borderline.ham} ham.</p>`,
    ),
    section(
      'Every threshold',
      table(
        ['log-odds', 'recall', 'false alarms', 'at most', 'precision at 5 % spam'],
        evaluation.thresholds.map((row) => [row.threshold.toFixed(1), percent(row.recall), percent(row.falseAlarms, 2), percent(row.falseAlarmsUpper, 2), percent(row.precision)]),
      ),
    ),
    section(
      'What can be told without reading',
      `<p>Area under the curve; 0.5 is nothing. What does well here is a leak of the corpus.</p>${table(
        ['alone', 'AUC'],
        evaluation.probes.map(({ name, auc }) => [name, interval(auc)]),
      )}`,
    ),
    section(
      'Topics swapped',
      `<p>Diseases, treatments and drugs of ${evaluation.topicSwap.pages} pages replaced by others: the score moves by ${evaluation.topicSwap.meanShift.toFixed(2)} log-odds on average, ${percent(evaluation.topicSwap.flips)} of verdicts change, ${percent(evaluation.topicSwap.reversals)} turn from spam to ham or back.</p>`,
    ),
    section(
      'Signals',
      table(
        ['signal', 'spam', 'honest', 'S/O'],
        evaluation.signals.map(({ signal, spam, ham, ratio }) => [signal, percent(spam), percent(ham), ratio.toFixed(3)]),
      ),
    ),
    section(
      'Signals that fire together',
      table(
        ['signals', 'both', 'either'],
        evaluation.overlaps.map(({ signals, both, either }) => [signals.join(' · '), String(both), String(either)]),
      ),
    ),
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Nostrum ${escapeHtml(model)}: evaluation</title>
<style>${library('uPlot.min.css')}${STYLE}</style></head>
<body><main><h1>Evaluation of model ${escapeHtml(model)}</h1>
${sections.join('\n')}
</main><script>${library('uPlot.iife.min.js')}</script><script>${DRAW}</script></body></html>
`
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --line: #ccc }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #161616; --line: #444 } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem }
.scroll { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap }
th:first-child, td:first-child { text-align: left }
.plot { background: #fff; color: #1c1c1c; padding: .5rem; max-width: 100%; overflow-x: auto }
code { overflow-wrap: anywhere }
`

/** Draws every plot from the data beside it. */
const DRAW = `
const colours = ['#1f5fa8', '#9aa7b5', '#9aa7b5', '#c8862a']
for (const element of document.querySelectorAll('.plot')) {
  const { x, y, series } = JSON.parse(element.querySelector('script').textContent)
  const xs = [...new Set(series.flatMap(({ points }) => points.map((point) => point.x)))].sort((a, b) => a - b)
  const columns = series.map(({ points }) => { const at = new Map(points.map((point) => [point.x, point.y])); return xs.map((value) => at.get(value) ?? null) })
  new uPlot({
    width: Math.min(640, element.clientWidth - 16), height: 320,
    scales: { x: { time: false, range: [0, 1] }, y: { range: [0, element.id === 'coverage' ? null : 1].includes(null) ? undefined : [0, 1] } },
    axes: [{ label: x }, { label: y }],
    series: [{ label: x }, ...series.map(({ label }, i) => ({ label, stroke: colours[i], width: 2, spanGaps: true, points: { show: element.id === 'reliability' && i === 0 } }))],
  }, [xs, ...columns], element)
}
`

interface Series {
  readonly label: string
  readonly points: readonly Point[]
}

function plot(id: string, title: string, text: string, x: string, y: string, series: readonly Series[]): string {
  const data = JSON.stringify({ x, y, series }).replaceAll('<', '\\u003c')
  return section(title, `<p>${escapeHtml(text)}</p><div class="plot" id="${id}"><script type="application/json">${data}</script></div>`)
}

function retrained(id: string, title: string, text: string, rows: readonly Retrained[] | undefined): string[] {
  if (rows === undefined) return []
  const body = table(
    ['', 'sites', 'AUC', 'recall at 1 %'],
    rows.map(({ name, sites, auc, recallAtOnePercent }) => [name, String(sites), interval(auc), percent(recallAtOnePercent)]),
  )
  return [section(title, `<p id="${id}">${escapeHtml(text)}</p>${body}`)]
}

function section(title: string, body: string): string {
  return `<h2>${escapeHtml(title)}</h2>\n${body}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: string) => `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  return `<div class="scroll"><table><thead>${cells(head, 'th')}</thead><tbody>${rows.map((row) => cells(row, 'td')).join('\n')}</tbody></table></div>`
}

const MOST_POINTS = 400

/** A curve with few enough points to draw; the first and the last stay. */
export function thin(points: readonly Point[], most: number = MOST_POINTS): Point[] {
  const stride = Math.ceil(points.length / most)
  return points.filter((_, i) => i % stride === 0 || i === points.length - 1)
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function library(file: string): string {
  return readFileSync(join(dirname(createRequire(import.meta.url).resolve('uplot/package.json')), 'dist', file), 'utf8')
}
