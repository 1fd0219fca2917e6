import type { Meta } from './types.ts'

const MAX_DEPTH = 6

/** Takes author, reviewer, dates and publisher out of a JSON-LD script; broken JSON says nothing. */
export function readJsonLd(script: string, meta: { -readonly [K in keyof Meta]: Meta[K] }): void {
  let data: unknown
  try {
    data = JSON.parse(script)
  } catch {
    return
  }
  walk(data, 0)

  function walk(node: unknown, depth: number): void {
    if (depth > MAX_DEPTH || typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) {
      for (const each of node.slice(0, 50)) walk(each, depth + 1)
      return
    }
    const item = node as Record<string, unknown>
    take('author', nameOf(item['author']))
    take('reviewer', nameOf(item['reviewedBy']))
    take('published', nameOf(item['datePublished']))
    take('modified', nameOf(item['lastReviewed']) ?? nameOf(item['dateModified']))
    take('publisher', nameOf(item['publisher']))
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart']) walk(item[key], depth + 1)
  }

  function take(key: keyof Meta, value: string | undefined): void {
    if (value !== undefined && meta[key] === undefined) meta[key] = value
  }
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim().slice(0, 200) || undefined
  if (Array.isArray(value)) return nameOf(value[0])
  if (typeof value === 'object' && value !== null) return nameOf((value as Record<string, unknown>)['name'])
  return undefined
}
