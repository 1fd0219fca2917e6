/**
 * How a list stands in `lexicons.generated.ts`: its rows one after the other, sorted, each without what it has in common with the one before. A sign
 * before each row says how many units that are, and ends the row before; one sign for both packs best.
 */

/** The signs, by number of units: capitals that no row holds, since terms are folded and few columns have any. */
export const ROW_SIGNS = 'ABDEFGIJLP'

const ROWS = new RegExp(`[${ROW_SIGNS}][^${ROW_SIGNS}]*`, 'g')

/** The rows of a list, whole. */
export function readRows(data: string): string[] {
  let row = ''
  return Array.from(data.matchAll(ROWS), ([packed]) => {
    row = row.slice(0, ROW_SIGNS.indexOf(packed.charAt(0))) + packed.slice(1)
    return row
  })
}
