import { html, raw } from 'hono/html'
import type { Locale } from '../verdict/types.ts'
import { TEXTS } from './texts.ts'

/** Escaped HTML. */
export type Html = ReturnType<typeof html>

/** No script, no frame, no other site: a page that quotes spam must not be able to run it. */
export const PAGE_HEADERS = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
} as const

interface Frame {
  readonly title: string
  readonly locale: Locale
  readonly body: Html
  /** Whether the page exists in every locale. */
  readonly isTranslated?: boolean
}

const CURRENT = raw(' aria-current="page"')

/** A whole page around its body. */
export function renderLayout({ title, locale, body, isTranslated = false }: Frame): Html {
  const texts = TEXTS[locale]
  const locales = Object.entries(TEXTS).map(([tag, { name }]) => html`<a href="/?locale=${tag}" lang="${tag}" hreflang="${tag}"${tag === locale ? CURRENT : ''}>${name}</a>`)
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<header>
<h1><a href="/?locale=${locale}">Nostrum</a></h1>
<nav>${isTranslated ? locales : ''}<a href="/lists">${texts.lists}</a> <a href="/docs">${texts.docs}</a></nav>
</header>
<main>
${body}
</main>
<footer>${texts.caution}</footer>
</body>
</html>
`
}
