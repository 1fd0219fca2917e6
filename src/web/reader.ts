import type { Context } from 'hono'
import { localeFor } from '../report/texts.ts'
import type { Locale } from '../verdict/types.ts'
import { TEXTS, type Texts } from './texts/index.ts'

/** Who reads a page: in which language, and how to go on reading in it. */
export interface Reader {
  readonly locale: Locale
  readonly texts: Texts
  /** Path of the page that is read, with its query. */
  readonly at: URL
  /** Address within the service; it keeps the language when the reader chose one. Parameters that are undefined are left out. */
  link(path: string, query?: Readonly<Record<string, string | undefined>>): string
  /** The page that is read, in another language. */
  inLanguage(locale: Locale): string
}

/**
 * The reader of a request. `?lang=` goes before what the browser asks for.
 *
 * @param wanted language that a form was sent with
 */
export function readerOf(c: Context, wanted = c.req.query('lang') ?? ''): Reader {
  const isChosen = wanted !== ''
  const locale = localeFor(isChosen ? wanted : (c.req.header('Accept-Language') ?? ''))
  const at = new URL(c.req.url)
  const link: Reader['link'] = (path, query = {}) => {
    const [base = '', fragment] = path.split('#')
    const kept = new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined))
    if (isChosen && !kept.has('lang')) kept.set('lang', locale)
    return `${base}${kept.size > 0 ? `?${kept}` : ''}${fragment === undefined ? '' : `#${fragment}`}`
  }
  return {
    locale,
    texts: TEXTS[locale],
    at,
    link,
    inLanguage: (lang) => link(at.pathname, { ...Object.fromEntries(at.searchParams), lang }),
  }
}
