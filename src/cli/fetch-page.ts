import { looksLikeHtml } from '../crawl/decode.ts'
import { isText, userAgentOf } from '../crawl/fetch/fetcher.ts'
import { createNodeFetcher } from '../crawl/fetch/node.ts'
import { VERSION } from '../version.generated.ts'
import type { Source } from './source.ts'

/** A page that somebody looks at by hand needs no address to complain to; the page of the project says what this is. */
const CONTACT = process.env['NOSTRUM_CONTACT'] || 'page check by hand'

/**
 * Fetches one page that the user of this terminal named.
 *
 * @param allowPrivate whether the address may lie in the user's own network
 * @throws Error saying what came instead of a page
 */
export async function fetchPage(url: string, allowPrivate = false): Promise<Source> {
  const fetched = await createNodeFetcher({ userAgent: userAgentOf(VERSION, CONTACT), allowPrivate })(url)
  if (!fetched.ok) {
    const advice = fetched.trouble.kind === 'address-refused' ? 'Add --allow-private if it is your own server.' : 'Check the address, or save the page and name the file.'
    throw new Error(`Cannot fetch ${url}: ${fetched.trouble.detail}. ${advice}`)
  }
  if (fetched.status < 200 || fetched.status > 299) throw new Error(`Cannot fetch ${url}: the server answered ${fetched.status}.`)
  if (!isText(fetched.contentType)) throw new Error(`${url} is ${fetched.contentType}, not a page of text.`)
  const { bytes, url: address } = fetched
  return { bytes, contentType: fetched.contentType || (looksLikeHtml(bytes) ? 'text/html' : 'text/plain'), url: address }
}
