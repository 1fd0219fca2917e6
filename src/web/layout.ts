import { html, raw } from 'hono/html'
import type { Locale } from '../verdict/types.ts'
import { ASSETS } from './assets.generated.ts'
import type { Reader } from './reader.ts'
import { TEXTS } from './texts/index.ts'

/** Escaped HTML. */
export type Html = ReturnType<typeof html>

/** Nothing inline, no frame, no other site: a page that quotes spam must not be able to run it. */
export const PAGE_HEADERS = {
  'Cache-Control': 'no-cache',
  Vary: 'Accept-Language',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
} as const

/** Scripts that pages may bring: each only adds to a page that stands without it. */
export type Island = 'check' | 'family' | 'scans' | 'scan' | 'review'

interface Frame {
  readonly title: string
  readonly body: Html
  readonly islands?: readonly Island[]
  /** False where the page exists in English only. */
  readonly isTranslated?: boolean
}

const CURRENT = raw(' aria-current="page"')
const PAGES = ['check', 'sites', 'families', 'scans', 'lists', 'signals', 'model', 'status', 'review', 'docs'] as const

/** A whole page around its body. */
export function renderLayout(reader: Reader, { title, body, islands = [], isTranslated = true }: Frame): Html {
  const { locale, texts, at } = reader
  const [first = ''] = at.pathname.slice(1).split('/')
  const here = first === '' || first === 'verdicts' ? 'check' : first === 'problems' ? 'docs' : first
  const pages = PAGES.map((page) => html`<li><a href="${reader.link(page === 'check' ? '/' : `/${page}`)}"${page === here ? CURRENT : ''}>${texts.nav[page]}</a></li>`)
  const locales = (Object.keys(TEXTS) as Locale[]).map(
    (tag) => html`<li><a href="${reader.inLanguage(tag)}" lang="${tag}" hreflang="${tag}"${tag === locale ? CURRENT : ''}>${TEXTS[tag].name}</a></li>`,
  )
  return html`<!doctype html>
<html lang="${isTranslated ? locale : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Nostrum</title>
<link rel="stylesheet" href="${ASSETS['style.css']}">
<link rel="icon" href="data:,">
${islands.map((island) => html`<script type="module" src="${ASSETS[`${island}.js`]}"></script>`)}
</head>
<body>
<a class="skip" href="#main">${texts.skip}</a>
<header>
<p class="brand"><a href="${reader.link('/')}"><b>Nostrum</b> ${texts.brand}</a></p>
${isTranslated ? html`<nav class="languages" aria-label="${texts.languages}"><ul>${locales}</ul></nav>` : ''}
<nav class="pages" aria-label="${texts.menu}"><ul>${pages}</ul></nav>
</header>
<main id="main" tabindex="-1">
${body}
</main>
<footer>${texts.caution}</footer>
</body>
</html>
`
}
