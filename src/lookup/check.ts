/** Looking at what came over the network before it is believed. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Seconds of a duration such as `300s`, or null for anything else. */
export function readSeconds(value: unknown): number | null {
  // Matches `300s` and `0.5s`, not `5m`.
  const match = typeof value === 'string' ? /^(\d{1,9}(?:\.\d{1,9})?)s$/.exec(value) : null
  return match === null ? null : Number(match[1])
}
