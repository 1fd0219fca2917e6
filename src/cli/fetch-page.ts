import type { Source } from './source.ts'

const MAX_BYTES = 5_000_000
const TIMEOUT_MS = 20_000

/** Fetches one page that the user of this terminal named. @throws Error saying what came instead of a page. */
export async function fetchPage(url: string): Promise<Source> {
  const response = await fetch(url, {
    headers: { 'user-agent': 'nostrum (page check by hand)', accept: 'text/html, text/plain;q=0.9' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new Error(
      `Cannot fetch ${url}: ${cause instanceof Error ? ((cause.cause as Error | undefined)?.message ?? cause.message) : cause}. Check the address, or save the page and name the file.`,
      { cause },
    )
  })
  const contentType = response.headers.get('content-type') ?? 'text/html'
  if (!response.ok) throw new Error(`Cannot fetch ${url}: the server answered ${response.status}.`)
  if (!/^(?:text\/|application\/xhtml)/i.test(contentType)) throw new Error(`${url} is ${contentType}, not a page of text.`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MAX_BYTES) throw new Error(`${url} is larger than ${MAX_BYTES / 1_000_000} MB. Save the part to judge and name the file.`)
  }
  return { bytes: Buffer.concat(chunks), contentType, url: response.url }
}
