/** Most items of one listing. */
export const MAX_LIMIT = 500

/** How many items a query asks for. @throws RangeError when it is no positive integer */
export function sizeOf({ limit }: { readonly limit: number }): number {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`A limit is a whole number from 1 to ${MAX_LIMIT}, not ${limit}.`)
  return Math.min(limit, MAX_LIMIT)
}
