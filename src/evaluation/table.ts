import type { Evaluation, Slice } from './evaluate.ts'
import type { Interval } from './metrics.ts'
import type { Retrained } from './retrain.ts'

/** The evaluation as text: slices, thresholds, probes, what retraining showed, signals. */
export function renderTable(evaluation: Evaluation): string {
  const rows = [
    ['slice', 'spam', 'ham', 'sites', 'AUC [95 %]', 'recall@.5%', 'recall@1%', 'ECE', 'recall', 'false alarms (≤95 %)', 'unsure', 'missed'],
    ...evaluation.slices.map(sliceRow),
  ]
  const { borderline } = evaluation
  const signals = [['signal', 'spam', 'ham', 'S/O'], ...evaluation.signals.map(({ signal, spam, ham, ratio }) => [signal, percent(spam, 1), percent(ham, 1), ratio.toFixed(3)])]
  const thresholds = [
    ['log-odds', 'recall', 'false alarms (≤95 %)', 'precision at 5 % spam'],
    ...evaluation.thresholds.map((row) => [
      row.threshold.toFixed(1),
      percent(row.recall),
      `${percent(row.falseAlarms, 2)} (${percent(row.falseAlarmsUpper, 2)})`,
      percent(row.precision),
    ]),
  ]
  const probes = [['told without reading, by', 'AUC [95 %]'], ...evaluation.probes.map(({ name, auc }) => [name, interval(auc)])]
  const overlapping = [
    ['signals that fire together', 'both', 'either'],
    ...evaluation.overlaps.map(({ signals, both, either }) => [signals.join(' + '), String(both), String(either)]),
  ]
  const { pages, meanShift, flips, reversals } = evaluation.topicSwap
  const swap = `topics swapped in ${pages} pages: mean shift ${meanShift.toFixed(2)} log-odds, verdict changed in ${percent(flips)}, turned round in ${percent(reversals)}`
  const nearDuplicates = evaluation.nearDuplicates === undefined ? '' : `, ${evaluation.nearDuplicates} near-duplicates of pages of the other splits left out`
  const head = `model ${evaluation.model}, ${evaluation.pages} pages${nearDuplicates}; borderline: ${borderline.pages} pages, ${borderline.spam} called spam, ${borderline.unsure} unsure, ${borderline.ham} ham`
  const unsure = Object.entries(evaluation.unsure).map(([reason, { spam, ham }]) => `${reason} ${spam} spam and ${ham} ham`)
  const why = `unsure: ${unsure.length === 0 ? 'none' : unsure.join(', ')}`
  const retrained = [retrainedRows('trained on', evaluation.learning), retrainedRows('trained without', evaluation.withoutKind)].filter((table) => table.length > 1)
  return [head, ...[rows, thresholds, probes].map(align), why, swap, ...[...retrained, signals, overlapping].map(align), ''].join('\n\n')
}

function retrainedRows(name: string, rows: readonly Retrained[] = []): string[][] {
  return [[name, 'sites', 'AUC [95 %]', 'recall@1%'], ...rows.map((row) => [row.name, String(row.sites), interval(row.auc), percent(row.recallAtOnePercent)])]
}

/** A slice as cells: name, pages, sites, then its figures in the order of {@link Slice}. */
export function sliceRow(slice: Slice): string[] {
  return [
    slice.name,
    String(slice.spam),
    String(slice.ham),
    String(slice.sites),
    interval(slice.auc),
    percent(slice.recallAtHalfPercent.value),
    percent(slice.recallAtOnePercent.value),
    percent(slice.calibrationError.value),
    percent(slice.recall),
    `${percent(slice.falseAlarms, 2)} (${percent(slice.falseAlarmsUpper, 2)})`,
    percent(slice.unsure),
    percent(slice.missed),
  ]
}

/** A value between 0 and 1 with its interval; `-` when there is none. */
export function interval({ value, low, high }: Interval): string {
  return Number.isNaN(value) ? '-' : `${value.toFixed(3)} [${low.toFixed(3)} ${high.toFixed(3)}]`
}

/** A share as percent; `-` when there is nothing to share. */
export function percent(value: number, digits = 1): string {
  return Number.isNaN(value) ? '-' : `${(value * 100).toFixed(digits)}%`
}

/** Rows as aligned columns, the first to the left, the others to the right. */
export function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] as readonly string[]).map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)))
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number))).join('  ')).join('\n')
}
