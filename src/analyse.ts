import { decodeBytes } from './page/charset.ts'
import { readHtmlPage, readText } from './page/page.ts'
import type { Page } from './page/types.ts'
import { SIGNALS } from './signals/index.generated.ts'
import { findSignals } from './signals/signal.ts'
import { scorePage } from './verdict/score.ts'
import type { AnalyseOptions, Input, Verdict } from './verdict/types.ts'

/**
 * Reads a page and says how likely it is to be clinic spam or SEO-farm content, and why. Pure and total: any input gives a verdict.
 *
 * @example
 * const verdict = analyse({ text: page }, { model })
 * verdict.verdict // 'spam'
 */
export function analyse(input: Input, options: AnalyseOptions): Verdict {
  return judgePage(readPage(input), options)
}

/** Judges a page that was read already. */
export function judgePage(page: Page, options: AnalyseOptions): Verdict {
  const findings = findSignals(page, SIGNALS)
  return scorePage(page, findings, options.model, { locale: options.locale ?? 'en', prior: options.prior ?? options.model.prior, explain: options.explain ?? true })
}

/** Reads the input into a page: the first arrow of the flow. */
export function readPage({ text, html, bytes, contentType, ...rest }: Input): Page {
  if (html !== undefined) return readHtmlPage(html, rest)
  if (bytes === undefined) return readText(text ?? '', rest)
  const [type = '', ...parameters] = (contentType ?? '').split(';')
  const charset = parameters
    .find((each) => each.trim().toLowerCase().startsWith('charset='))
    ?.split('=')[1]
    ?.replaceAll('"', '')
  const decoded = decodeBytes(bytes, charset).text
  return type.trim().toLowerCase() === 'text/plain' ? readText(decoded, rest) : readHtmlPage(decoded, rest)
}
