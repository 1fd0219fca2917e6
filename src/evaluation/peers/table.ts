/** The comparison as a text table. */
import type { Interval } from '../metrics.ts'
import type { PeerRow } from './compare.ts'

export interface Facts {
  readonly corpus: readonly string[]
  readonly train: number
  readonly test: number
  readonly testSpam: number
  readonly testSites: number
}

const HEAD = ['', 'AUC [95 %]', 'ours ahead by [95 %]', 'recall@1%', 'recall@.5%', 'padded 3x', 'size', 'pages/s', 'training']

/** One row a system; notes below, by number. */
export function renderPeers(rows: readonly PeerRow[], { corpus, train, test, testSpam, testSites }: Facts): string {
  const cells = rows.map(({ name, figures, missing }, i) =>
    figures === undefined
      ? [`${i + 1} ${name}`, missing ?? '', ...HEAD.slice(2).map(() => '')]
      : [
          `${i + 1} ${name}`,
          interval(figures.auc),
          figures.behind === null ? '' : interval(figures.behind),
          percent(figures.recallAtOnePercent),
          percent(figures.recallAtHalfPercent),
          percent(figures.recallPadded),
          sizeOf(figures.bytes),
          figures.pagesPerSecond.toFixed(0),
          i === 0 ? '' : `${figures.trainSeconds.toFixed(1)} s`,
        ],
  )
  const notes = rows.flatMap(({ note }, i) => (note === undefined ? [] : [`${i + 1}: ${note}`]))
  return [
    `${corpus.join(', ')}: trained on ${train} pages (train and dev sites), scored on ${test} pages of ${testSites} test sites, ${testSpam} of them spam`,
    'padded 3x: recall on spam with three times its length of honest text around it, at the threshold of 1 % clean false alarms; intervals by resampling sites',
    '',
    align([HEAD, ...cells]),
    '',
    ...notes,
    '',
  ].join('\n')
}

function interval({ value, low, high }: Interval): string {
  return `${value.toFixed(3)} [${low.toFixed(3)} ${high.toFixed(3)}]`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

function sizeOf(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : bytes < 1_000_000 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] as readonly string[]).map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)))
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number))).join('  ')).join('\n')
}
