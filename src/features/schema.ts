import { SIGNALS } from '../signals/index.generated.ts'
import type { Signal } from '../signals/signal.ts'
import { fnv1a } from '../text/hash.ts'

/** The signals that are features, one column each, in order. Signals in preview are reported but are no columns. */
export const COLUMNS: readonly Signal[] = SIGNALS.filter(({ status }) => status === 'stable')

/** Eight hex digits over ids and versions of all columns: a model fits only the code that it was trained with. */
export const SCHEMA: string = fnv1a(COLUMNS.map(({ id, version }) => `${id}@${version}`).join())
  .toString(16)
  .padStart(8, '0')
