/** The measurements as text. */
import type { AdaptiveRow, Row } from './suite.ts'
import { isSeen } from './transforms.ts'

export interface Report {
  readonly model: string
  readonly split: string
  readonly spamPages: number
  readonly hamPages: number
  readonly evasions: readonly Row[]
  readonly benign: readonly Row[]
  readonly adaptive: readonly AdaptiveRow[]
}

/** Transforms that have a line of their own in the goals and do not count towards the means. */
const APART = new Set(['T15', 'T16', 'T20', 'T23'])

export interface Summary {
  /** Mean points of recall lost at mid strength, over the transforms that training may have used, those it never saw, and both. */
  readonly seen: number
  readonly unseen: number
  readonly all: number
  readonly worst: { readonly id: string; readonly points: number }
  /** Share of the recall that is left under honest padding of three times the page (T15 mid), 0..1. */
  readonly keptUnderPadding: number
  readonly evasionsPassed: string
  readonly benignPassed: string
}

/** Means at mid strength; padding, truncation and the adaptive attack are apart. */
export function summarise({ evasions, benign }: Report): Summary {
  const mid = evasions.filter(({ id, strength, pages }) => strength === 'mid' && pages > 0 && !APART.has(id))
  const mean = (rows: readonly Row[]) => rows.reduce((sum, { rates }) => sum + rates.verdict.points, 0) / Math.max(1, rows.length)
  const worst = [...mid].sort((a, b) => b.rates.verdict.points - a.rates.verdict.points)[0]
  return {
    seen: mean(mid.filter(isSeen)),
    unseen: mean(mid.filter((row) => !isSeen(row))),
    all: mean(mid),
    worst: { id: worst?.id ?? '-', points: worst?.rates.verdict.points ?? 0 },
    keptUnderPadding: keptOf(evasions.find(({ id, strength }) => id === 'T15' && strength === 'mid')),
    evasionsPassed: passedOf(evasions),
    benignPassed: passedOf(benign),
  }
}

function keptOf(row: Row | undefined): number {
  return row === undefined || row.rates.verdict.clean === 0 ? Number.NaN : row.rates.verdict.after / row.rates.verdict.clean
}

/** Whether a row could fail at all: an evasion can't lose more recall than there is. */
function couldFail(row: Row): boolean {
  return row.allowed !== null && (!row.id.startsWith('T') || row.rates.verdict.clean * 100 > row.allowed)
}

function passedOf(rows: readonly Row[]): string {
  const judged = rows.filter((row) => row.passed !== null && row.pages > 0 && couldFail(row))
  return `${judged.filter(({ passed }) => passed).length} of ${judged.length}`
}

/** The whole report as text tables. */
export function renderReport(report: Report): string {
  const summary = summarise(report)
  const points = (value: number) => value.toFixed(1)
  return [
    `model ${report.model}, split ${report.split}: ${report.spamPages} spam and ${report.hamPages} ham pages; each row counts the pages that its transform changes`,
    'seen: odd numbers, which training may use; unseen: even numbers, which it never does; the pass line is mid strength at the shipped threshold; (pass): clean recall is so low that the row could not fail',
    '',
    align([headOf('recall', 'lost'), ...report.evasions.map(cellsOf)]),
    '',
    align([
      ['T23 adaptive: 30 queries, honest words', 'strength', 'pages', 'words', 'evaded', 'words for 50 %', 'score', 'pass'],
      ...report.adaptive.map((row) => [
        row.criterion === 'verdict' ? 'at the shipped threshold' : 'at likelihood .5',
        row.strength,
        String(row.pages),
        String(row.budget),
        percent(row.evaded),
        row.wordsForHalf === null ? `> ${row.budget}` : String(row.wordsForHalf),
        signed(row.change),
        verdictOf(row.passed),
      ]),
    ]),
    '',
    `recall lost at mid strength (without T15, T16, T20, T23): seen ${points(summary.seen)}, unseen ${points(summary.unseen)}, all ${points(summary.all)} points; worst ${summary.worst.id} ${points(summary.worst.points)}; goals: all 3, unseen 5, worst 10`,
    `recall kept under 3x honest padding: ${Number.isNaN(summary.keptUnderPadding) ? '-' : percent(summary.keptUnderPadding)}; goal 80 %`,
    `evasions within what is allowed: ${summary.evasionsPassed}`,
    '',
    align([headOf('alarms', 'added'), ...report.benign.map(cellsOf)]),
    '',
    `benign changes within what is allowed: ${summary.benignPassed}`,
    '',
  ].join('\n')
}

const headOf = (rate: string, change: string) => [
  'transform',
  'seen',
  'strength',
  'pages',
  'clean',
  rate,
  change,
  'allowed',
  'pass',
  'score',
  'abstained',
  'clean@.5',
  `${rate}@.5`,
  `${change}@.5`,
]

function cellsOf(row: Row): string[] {
  const { verdict, even } = row.rates
  const head = [`${row.id} ${row.title}`, isSeen(row) ? 'seen' : 'unseen', row.strength, String(row.pages)]
  if (row.pages === 0) return [...head, ...Array.from({ length: 10 }, () => '-')]
  return [
    ...head,
    percent(verdict.clean),
    percent(verdict.after),
    verdict.points.toFixed(1),
    row.allowed === null ? '-' : String(row.allowed),
    row.passed === true && !couldFail(row) ? '(pass)' : verdictOf(row.passed),
    signed(row.change),
    percent(row.abstained),
    percent(even.clean),
    percent(even.after),
    even.points.toFixed(1),
  ]
}

function verdictOf(passed: boolean | null): string {
  return passed === null ? '' : passed ? 'pass' : 'FAIL'
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(2)}`
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] as readonly string[]).map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)))
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number))).join('  ')).join('\n')
}
