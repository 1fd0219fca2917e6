/** When a client should fetch its lists again: never sooner than the service allows, spread over time, and ever more rarely while it fails. */

const JITTER_SECONDS = 60
/** Back-off of the Safe Browsing documentation ("Request frequency"): 15 minutes, doubled with each failure, up to a day. */
const FIRST_RETRY_SECONDS = 15 * 60
const MAX_RETRY_SECONDS = 24 * 3600

/**
 * @param outcome updated: everything fits; `waitSeconds` is the largest minimumWaitDuration. damaged: a copy was dropped and must be fetched whole, soon
 * the first time. failed: no answer
 * @param failures outcomes other than updated in a row, this one included
 * @param random like Math.random
 * @returns seconds to wait
 */
export function nextUpdate(outcome: 'updated' | 'damaged' | 'failed', failures: number, waitSeconds: number, random: () => number): number {
  if (outcome === 'updated') return waitSeconds + random() * JITTER_SECONDS
  if (outcome === 'damaged' && failures <= 1) return random() * JITTER_SECONDS
  return Math.min(MAX_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** Math.min(failures - 1, 10) * (1 + random()))
}
