import type { ListDocument } from '../../src/lists/formats/format.ts'
import type { ListEntry } from '../../src/lists/types.ts'

export function entryOf(expression: string, more: Partial<ListEntry> = {}): ListEntry {
  return {
    expression,
    tier: 'certain',
    kind: 'doorway',
    reasons: ['city-rotated-links', 'query-title'],
    family: '7',
    since: '2026-01-31',
    date: '2026-02-28',
    canary: false,
    ...more,
  }
}

/** Names, an address, paths with and without query, and characters that some format gives a meaning to. */
export const ENTRIES: readonly ListEntry[] = [
  entryOf('192.0.2.7/'),
  entryOf('[2001:db8::7]/'),
  entryOf('farm-1.example/'),
  entryOf('farm.blog.example/', { family: null, reasons: [] }),
  entryOf('shared.example/user/'),
  entryOf('shared.example/user/page.html'),
  entryOf('shared.example/user?id=7&x=(a),b'),
  entryOf('shared.example/~x/%E6%A4%8D/a|b^c$d/', { kind: 'hacked-page' }),
  entryOf('under_score.example/'),
  entryOf('www.farm-2.example/', { tier: 'likely', kind: 'link-farm' }),
  entryOf('xn--8oup83g.example/', { tier: 'watch' }),
]

export const LIST: ListDocument = { tier: 'watch', version: 12, modified: '2026-03-01T04:05:06.000Z', homepage: 'https://nostrum.example', entries: ENTRIES }
