/** A verdict for a person at a terminal. */
import { styleText } from 'node:util'
import type { Locale, Quote, Reason, Verdict } from '../verdict/types.ts'
import { claimLines } from './claims.ts'
import { TEXTS } from './texts.ts'

type Style = Parameters<typeof styleText>[0]

export interface TerminalOptions {
  readonly locale: Locale
  readonly colour: boolean
  /** The page's text, to print it with the evidence marked. */
  readonly text?: string | undefined
}

const VERDICT_STYLE: Readonly<Record<Verdict['verdict'], Style>> = { spam: ['bold', 'red'], unsure: ['bold', 'yellow'], ham: ['bold', 'green'] }
const BAR_UNIT = 0.25 // log-odds per block
const MAX_BAR = 16
const MAX_QUOTES = 4
const MAX_QUOTE_WIDTH = 64

/** Writes the report: verdict, reasons both ways as bars that add up to the score, evidence, and on request the page with the evidence marked. */
export function renderTerminal(verdict: Verdict, { locale, colour, text }: TerminalOptions): string {
  const texts = TEXTS[locale]
  const paint = (style: Style, words: string) => (colour ? styleText(style, words, { validateStream: false }) : words)
  const lines: string[] = []
  const abstained = verdict.abstained === null ? '' : ` (${texts.abstained[verdict.abstained]})`
  lines.push(`${paint(VERDICT_STYLE[verdict.verdict], texts.verdict[verdict.verdict])}${abstained}  ${(verdict.likelihood * 100).toFixed(1)} % ${texts.likelihood}`)
  if (verdict.kinds.length > 0) lines.push(`${texts.kinds}: ${verdict.kinds.map(({ kind, strength }) => `${kind} ${Math.round(strength * 100)} %`).join(', ')}`)
  if (verdict.input.truncated) lines.push(texts.truncated)
  section(
    texts.against,
    verdict.reasons.filter(({ points }) => points > 0),
    'red',
  )
  section(
    texts.inFavour,
    verdict.reasons.filter(({ points }) => points < 0),
    'green',
  )
  section(texts.notes, verdict.notes, 'dim')
  if (verdict.reasons.length + verdict.notes.length === 0) lines.push('', texts.nothing)
  lines.push(
    '',
    `${signed(verdict.bias)}  ${texts.baseline}`,
    paint('bold', `${signed(verdict.score)}  ${texts.total}; ${texts.thresholds(verdict.thresholds.spam.toFixed(2), verdict.thresholds.ham.toFixed(2))}`),
  )
  lines.push(...claimLines(verdict, text, locale, paint))
  if (text !== undefined) lines.push('', paint('bold', texts.evidence), '', mark(text, verdict.reasons, paint))
  return `${lines.join('\n')}\n`

  function section(title: string, reasons: readonly Reason[], style: Style): void {
    if (reasons.length === 0) return
    lines.push('', paint('bold', title))
    for (const reason of reasons) {
      lines.push(`${signed(reason.points)}  ${paint(style, bar(reason.points))} ${reason.title} ${paint('dim', `(${reason.signal})`)}`)
      for (const quote of reason.evidence.slice(0, MAX_QUOTES))
        lines.push(`       ${paint('dim', '"')}${shorten(quote)}${paint('dim', '"')}${quote.note === undefined ? '' : paint('cyan', `  ${quote.note}`)}`)
      if (reason.evidence.length > MAX_QUOTES) lines.push(paint('dim', `       + ${reason.evidence.length - MAX_QUOTES}`))
    }
  }
}

function signed(points: number): string {
  return `${points < 0 ? '-' : '+'}${Math.abs(points).toFixed(2)}`.padStart(6)
}

function bar(points: number): string {
  return '█'.repeat(Math.min(MAX_BAR, Math.max(1, Math.round(Math.abs(points) / BAR_UNIT))))
}

function shorten({ quote }: Quote): string {
  const line = printable(quote).replace(/\s+/g, ' ')
  return line.length > MAX_QUOTE_WIDTH ? `${line.slice(0, MAX_QUOTE_WIDTH)}…` : line
}

/** Control characters would let a page write over the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
}

/** The text with evidence against it in red and for it in green; without colour, in ⟦ ⟧ and ⟨ ⟩. */
function mark(text: string, reasons: readonly Reason[], paint: (style: Style, words: string) => string): string {
  const sign = new Int8Array(text.length)
  for (const { points, evidence } of reasons) for (const { start, end } of evidence) sign.fill(points < 0 ? -1 : 1, start, end)
  let marked = ''
  for (let from = 0; from < text.length; ) {
    let to = from + 1
    while (to < text.length && sign[to] === sign[from]) to++
    const words = printable(text.slice(from, to))
    const isPlain = paint('red', 'x') === 'x'
    if (sign[from] === 0) marked += words
    else if (sign[from] === 1) marked += isPlain ? `⟦${words}⟧` : paint(['red', 'underline'], words)
    else marked += isPlain ? `⟨${words}⟩` : paint(['green', 'underline'], words)
    from = to
  }
  return marked
}
