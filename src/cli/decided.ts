import { MAX_LIMIT } from '../store/listing.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import type { DecidedPage } from '../training/feedback.ts'

/** All pages of a store that reviewers decided on and whose content is there. */
export async function readDecided(path: string): Promise<DecidedPage[]> {
  const store = openSqliteStore(path)
  try {
    const pages: DecidedPage[] = []
    for (let cursor: string | undefined; ; ) {
      const { items, next } = await store.feedback.adjudicated({ limit: MAX_LIMIT, cursor })
      pages.push(...items)
      if (next === null) return pages
      cursor = next
    }
  } finally {
    await store.close()
  }
}
