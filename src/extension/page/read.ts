/** A page as its reader sees it now. */
export interface PageSource {
  readonly url: string
  readonly title: string
  readonly format: 'text' | 'html'
  readonly content: string
}

/** Runs inside the page, so it uses nothing from outside itself. Longer sources are cut: the engine reads no more than head and tail of the text. */
export function readSource(): PageSource {
  const isText = document.contentType === 'text/plain'
  const content = isText ? (document.body?.innerText ?? '') : document.documentElement.outerHTML
  return { url: location.href, title: document.title, format: isText ? 'text' : 'html', content: content.slice(0, 4_000_000) }
}
