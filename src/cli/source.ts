import { readFile } from 'node:fs/promises'
import { looksLikeHtml } from '../crawl/decode.ts'
import type { Input } from '../verdict/types.ts'
import { fetchPage } from './fetch-page.ts'
import { UsageError } from './usage.ts'

/** A page as received: what the engine is given, and the bytes themselves. */
export type Source = Input & { readonly bytes: Uint8Array; readonly contentType: string }

/**
 * Reads the page that a word on the command line names: an address, a file, or `-` for stdin.
 *
 * @param allowPrivate whether an address may lie in the user's own network
 * @throws UsageError when there is no such file
 */
export async function readSource(source: string, allowPrivate: boolean): Promise<Source> {
  if (/^https?:\/\//i.test(source)) return fetchPage(source, allowPrivate)
  const bytes =
    source === '-'
      ? await readStdin()
      : await readFile(source).catch((cause: NodeJS.ErrnoException) => {
          throw new UsageError(`Cannot read ${source}: ${cause.code === 'ENOENT' ? 'there is no such file' : cause.message}.`, { cause })
        })
  return { bytes, contentType: isHtml(source, bytes) ? 'text/html' : 'text/plain' }
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function isHtml(name: string, bytes: Uint8Array): boolean {
  if (/\.(?:html?|xhtml)$/i.test(name)) return true
  return !/\.(?:txt|md)$/i.test(name) && looksLikeHtml(bytes)
}
