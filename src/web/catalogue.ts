import { SIGNALS } from '../signals/index.generated.ts'

/** Titles of signals by their ids. */
export const SIGNAL_TITLES = new Map([...SIGNALS].map(({ id, title }) => [id, title]))
