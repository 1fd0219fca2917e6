/** One line of results: the verdict with its address, or why there is none. */
import type { Verdict } from '../verdict/types.ts'
import type { Trouble } from './trouble.ts'

export interface LineHead {
  readonly url: string
  readonly id?: string | number | undefined
  /** Address that redirected here. */
  readonly via?: string | null | undefined
}

export function verdictLine({ url, id, via }: LineHead, verdict: Verdict): string {
  return `${JSON.stringify({ ...head(url, id, via), ...verdict })}\n`
}

export function troubleLine({ url, id, via }: LineHead, state: 'skipped' | 'failed', { kind, detail }: Trouble<string>): string {
  return `${JSON.stringify({ ...head(url, id, via), [state]: { kind, detail } })}\n`
}

function head(url: string, id: string | number | undefined, via: string | null | undefined) {
  return { ...(id === undefined ? {} : { id }), url, ...(via === undefined || via === null ? {} : { via }) }
}
