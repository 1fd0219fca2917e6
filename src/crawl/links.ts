/** Where a page leads: the addresses of its links in order, without those it asks robots not to follow. */
import { Parser } from 'htmlparser2'
import { tidyUrl } from './scope.ts'

const MAX_LINKS = 5000

/** Takes every element as empty: links need no nesting, and the parser's stack costs its depth at every tag. */
class FlatParser extends Parser {
  protected override isVoidElement(): boolean {
    return true
  }
}

/**
 * Links of an HTML page as absolute, tidied http(s) addresses, each once. A page that says `nofollow` for all has none.
 *
 * @param base where the page came from; a `<base>` on the page has the last word
 */
export function readLinks(html: string, base: string): string[] {
  const hrefs = new Set<string>()
  let from = base
  let followsAll = true
  const parser = new FlatParser(
    {
      onopentag(name, attributes) {
        const { href } = attributes
        if (name === 'base' && href !== undefined && URL.canParse(href, base)) from = new URL(href, base).href
        if (name === 'meta' && /^(?:robots|nostrum)$/i.test(attributes['name'] ?? '') && /\b(?:nofollow|none)\b/i.test(attributes['content'] ?? '')) followsAll = false
        const isLink = (name === 'a' || name === 'area' || name === 'frame' || name === 'iframe') && !/\bnofollow\b/i.test(attributes['rel'] ?? '')
        const target = name === 'frame' || name === 'iframe' ? attributes['src'] : href
        if (isLink && target !== undefined && hrefs.size < MAX_LINKS) hrefs.add(target)
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  if (!followsAll) return []
  const found = [...hrefs].map((href) => tidyUrl(href, from)).filter((url) => url !== null)
  return [...new Set(found)]
}
