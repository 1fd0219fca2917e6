/**
 * Browsertrix: puts the verdicts of a scanned WACZ beside the pages of the crawl.
 *
 *     nostrum scan crawl.wacz --out verdicts.ndjson
 *     unzip -p crawl.wacz pages/pages.jsonl | node src/crawl/adapters/browsertrix.ts verdicts.ndjson > judged-pages.jsonl
 *
 * Each line of pages.jsonl (format json-pages-1.0) comes out with a field "nostrum": the verdict, its likelihood, kinds and signals; or null for a page
 * that was not judged. Lines that are no pages, such as the first, come out as they are.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Verdict } from '../../verdict/types.ts'

type Judged = { readonly url: string } & Partial<Verdict>

const lines = (input: NodeJS.ReadableStream) => createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })

const [path] = process.argv.slice(2)
if (path === undefined) {
  process.stderr.write('Name the file of verdicts, and give pages.jsonl on standard input.\n')
  process.exit(2)
}
const verdicts = new Map<string, unknown>()
for await (const line of lines(createReadStream(path))) {
  const { url, verdict, likelihood, kinds, reasons } = JSON.parse(line) as Judged
  if (verdict !== undefined) verdicts.set(url, { verdict, likelihood, kinds: kinds?.map(({ kind }) => kind), signals: reasons?.map(({ signal }) => signal) })
}
for await (const line of lines(process.stdin)) {
  const page = JSON.parse(line) as Record<string, unknown>
  const isPage = typeof page['url'] === 'string'
  process.stdout.write(`${isPage ? JSON.stringify({ ...page, nostrum: verdicts.get(page['url'] as string) ?? null }) : line}\n`)
}
