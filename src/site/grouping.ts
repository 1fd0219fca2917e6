/**
 * Finds groups of pages that are alike once their slots are masked, page by page, at a cost for each that does not grow with their number.
 *
 * A group is entered through a few of its pages: its first one, and those at its edge. Their bands lead to them. A new page is compared with the entries that it
 * shares a band with. Alike to one, it joins its group; alike to entries of two groups, it makes them one; alike to none, it becomes an entry itself.
 * So a farm of a thousand pages costs as much index as one page, and single pages cost no group.
 *
 * The rules stand here once; `memory-finder.ts` keeps the index in memory, a store keeps it in its tables.
 */
import { ALIKE, BANDS, bandKeys, similarity } from './fingerprint.ts'

/**
 * A page that joins a group but has so many bands that lead nowhere stands at the group's edge, and becomes a further entry: a spun family is wider than
 * what its first page can reach. (`npm run bench:families -- 40 100 2000` finds .873 of the farm's pages in one piece, .833 without this.)
 */
const MIN_FREE = BANDS / 2

/** A page through which its group is found, or a single page that may become a group. */
export interface Entry extends Arrival {
  /** Number of its group; null for a single page. */
  group: number | null
}

export interface Arrival {
  readonly page: number
  readonly bytes: Uint8Array
}

/** What a finder of groups has to look up. */
export interface Index {
  /** The entry that a band leads to. */
  find(key: number): Entry | undefined
  /** Pages in a group, before this batch. */
  size(group: number): number
  /** Number for a new group, greater than all before. */
  next(): number
}

/** What a batch of arrivals changes. */
export interface Grouping {
  /** Group of each arrival, in order; null for one that is alike to none so far. */
  readonly groups: readonly (number | null)[]
  /** Bands that lead to new entries. */
  readonly bands: ReadonlyMap<number, number>
  /** Single pages of earlier batches that now have a group. */
  readonly joined: ReadonlyMap<number, number>
  /** Groups that are now part of another. */
  readonly merged: ReadonlyMap<number, number>
}

/** Places arrivals in order, each as if it had come alone. */
export function groupArrivals(arrivals: readonly Arrival[], index: Index): Grouping {
  const entries = new Map<number, { readonly entry: Entry; readonly at: number }>()
  const bands = new Map<number, number>()
  const joined = new Map<number, number>()
  const merged = new Map<number, number>()
  const grown = new Map<number, number>()
  const groups: (number | null)[] = []

  const rootOf = (group: number): number => {
    let root = group
    for (let next = merged.get(root); next !== undefined; next = merged.get(root)) root = next
    return root
  }
  const sizeOf = (group: number) => index.size(group) + (grown.get(group) ?? 0)
  const merge = (a: number, b: number): number => {
    // The larger one keeps its number, so that few pages change theirs.
    const [from, into] = sizeOf(a) < sizeOf(b) || (sizeOf(a) === sizeOf(b) && a > b) ? [a, b] : [b, a]
    merged.set(from, into)
    grown.set(into, (grown.get(into) ?? 0) + sizeOf(from))
    return into
  }

  arrivals.forEach(({ page, bytes }, i) => {
    const keys = bandKeys(bytes)
    const free: number[] = []
    const met = new Map<number, Entry>()
    for (const key of keys) {
      const local = bands.get(key)
      const entry = local === undefined ? index.find(key) : entries.get(local)?.entry
      if (entry === undefined) free.push(key)
      else met.set(entry.page, entry)
    }
    const alike = [...met.values()].filter((entry) => similarity(entry.bytes, bytes) >= ALIKE)
    let group: number | null = null
    for (const entry of alike) {
      if (entry.group === null) continue
      const other = rootOf(entry.group)
      if (group === null) group = other
      else if (group !== other) group = merge(group, other)
    }
    if (alike.length > 0) group ??= index.next()
    if (alike.length === 0 || free.length >= MIN_FREE) {
      entries.set(page, { entry: { page, bytes, group }, at: i })
      // A band that leads somewhere already keeps its entry: the others suffice to find this one.
      for (const key of free) bands.set(key, page)
    }
    if (group === null) {
      groups.push(null)
      return
    }
    const singles = alike.filter((entry) => entry.group === null)
    for (const entry of singles) {
      entry.group = group
      const local = entries.get(entry.page)
      if (local === undefined) joined.set(entry.page, group)
      else groups[local.at] = group
    }
    groups.push(group)
    grown.set(group, (grown.get(group) ?? 0) + 1 + singles.length)
  })

  const flat = new Map([...merged.keys()].map((from) => [from, rootOf(from)]))
  return {
    groups: groups.map((group) => (group === null ? null : rootOf(group))),
    bands,
    joined: new Map([...joined].map(([page, group]) => [page, rootOf(group)])),
    merged: flat,
  }
}
