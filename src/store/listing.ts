/** Listings in parts: sizes and cursors. A cursor is a key of the last row; none is secret, but only what a store gave out can be one. */
import type { Listing } from './pages.ts'

/** Most items of one listing. */
export const MAX_LIMIT = 500

export const DIGITS = /^\d{1,16}$/
export const NAME = /^[^\s]{1,255}$/
export const HASH = /^[0-9a-f]{64}$/

interface Query {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** How many items a query asks for. @throws RangeError when it is no positive integer */
export function sizeOf({ limit }: Query): number {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`A limit is a whole number from 1 to ${MAX_LIMIT}, not ${limit}.`)
  return Math.min(limit, MAX_LIMIT)
}

/** The cursor of a query. @throws RangeError when it has another form than this listing's */
export function readCursor({ cursor }: Query, form: RegExp): string | undefined {
  if (cursor !== undefined && !form.test(cursor))
    throw new RangeError('This cursor was not made by this store. Take "next" from the answer before, or leave the cursor out to start anew.')
  return cursor
}

/** A listing from one row more than was asked for, which tells whether there is a next page. */
export function listing<Row, T>(rows: readonly Row[], query: Query, convert: (row: Row) => T, cursorOf: (row: Row) => string): Listing<T> {
  const size = sizeOf(query)
  const last = rows[size - 1]
  return { items: rows.slice(0, size).map(convert), next: rows.length > size && last !== undefined ? cursorOf(last) : null }
}
