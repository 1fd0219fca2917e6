/** B1: the same characters in another Unicode normal form, as systems store them. */
import { mapRuns, type Transform } from '../transform.ts'

const FORMS = ['NFC', 'NFD', 'NFKD'] as const

/** `amount`: which form: 0 NFC, 1 NFD, 2 NFKD. */
export const normalForms: Transform = {
  id: 'B1',
  title: 'Unicode normal forms',
  amounts: { low: 0, mid: 1, high: 2 },
  allowed: { mid: 0 },
  apply: (page, form) => mapRuns(page, (run) => run.normalize(FORMS[form])),
}
