/**
 * Crawlee: judges each page that a crawler hands over, on the spot and without a service.
 *
 *     const judge = createJudge({ model: currentModel() })
 *     const crawler = new CheerioCrawler({
 *       async requestHandler(context) {
 *         const verdict = await judge(context)
 *         if (verdict.verdict !== 'spam') await context.enqueueLinks()
 *       },
 *     })
 *
 * It asks of the context only what HttpCrawler, CheerioCrawler and JSDOMCrawler give, so it does not depend on a version of Crawlee.
 */
import { analyse } from '../../analyse.ts'
import type { AnalyseOptions, Verdict } from '../../verdict/types.ts'

/** What is needed of a crawling context. */
export interface CrawledPage {
  readonly request: { readonly url: string; readonly loadedUrl?: string | undefined; userData: Record<string, unknown> }
  readonly body: string | Uint8Array
  readonly contentType?: { readonly type: string } | undefined
  readonly pushData?: ((data: Record<string, unknown>) => Promise<unknown>) | undefined
}

/** A function that judges a page, leaves the verdict in `request.userData.nostrum`, and pushes it with the page's `url` to the crawler's dataset. */
export function createJudge(options: AnalyseOptions): (page: CrawledPage) => Promise<Verdict> {
  return async ({ request, body, contentType, pushData }) => {
    const url = request.loadedUrl ?? request.url
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
    const verdict = analyse(contentType?.type === 'text/plain' ? { text, url } : { html: text, url }, options)
    request.userData['nostrum'] = verdict
    await pushData?.({ url, ...verdict })
    return verdict
  }
}
