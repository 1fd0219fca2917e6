/** Finds the results of a page by the engine's data. */
import type { AddressPlace, Engine, ResultPlace } from '../engines.ts'
import { openRedirects } from '../redirects.ts'

export interface Found {
  readonly root: HTMLElement
  /** The mark goes in front of it. */
  readonly link: HTMLElement
  readonly url: string
  readonly title: string
}

/** Results that are not among those seen already, in the order of the page. Data that does not fit the page finds nothing. */
export function findResults({ results, redirects }: Engine, base: string, seen: WeakSet<Element>): Found[] {
  return results.flatMap((place) =>
    select(document, place.root).flatMap((root): Found[] => {
      const link = select(root, place.link)[0]
      if (link === undefined || seen.has(link)) return []
      const url = addressOf(root, link, place, (href) => openRedirects(href, base, redirects))
      if (url === null) return []
      seen.add(link)
      return [{ root, link, url, title: link.textContent?.trim() ?? '' }]
    }),
  )
}

function addressOf(root: Element, link: Element, { address = [] }: ResultPlace, open: (href: string) => string | null): string | null {
  for (const place of address) {
    const url = open(readPlace(root, place))
    if (url !== null) return url
  }
  return open(link.getAttribute('href') ?? '')
}

/** A host that stands at the start of a line, as in `www.clinic.example/page - 2026-01-01`. */
const SHOWN_HOST = /^(?:https?:\/\/)?((?:[\p{L}\d-]{1,63}\.){1,8}[\p{L}\d-]{2,63})(?![\p{L}\d.-])/u

function readPlace(root: Element, { select: selector, attribute, field, site }: AddressPlace): string {
  const element = selector === undefined ? root : select(root, selector)[0]
  if (element === undefined) return ''
  if (site === true) {
    const host = SHOWN_HOST.exec(element.textContent?.trim() ?? '')?.[1]
    return host === undefined ? '' : `https://${host}/`
  }
  const value = attribute === undefined ? '' : (element.getAttribute(attribute) ?? '')
  return field === undefined ? value : readField(value, field)
}

/** A field of an attribute that holds JSON, also in single quotes, as Baidu writes it. */
function readField(text: string, field: string): string {
  for (const json of [text, text.replaceAll("'", '"')]) {
    try {
      const value: unknown = (JSON.parse(json) as Readonly<Record<string, unknown>> | null)?.[field]
      return typeof value === 'string' ? value : ''
    } catch {}
  }
  return ''
}

function select(root: ParentNode, selector: string): HTMLElement[] {
  try {
    return [...root.querySelectorAll<HTMLElement>(selector)]
  } catch {
    return []
  }
}
