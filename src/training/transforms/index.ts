/**
 * The transforms with odd numbers: those that training may use to vary its pages. The even ones live with the robustness suite in `test/robustness/`
 * and must never come here, since they measure what training did not foresee.
 */
import { bilingual } from './benign/bilingual.ts'
import { boilerplate } from './benign/boilerplate.ts'
import { faq } from './benign/faq.ts'
import { feeTable } from './benign/fee-table.ts'
import { machineTranslation } from './benign/machine-translation.ts'
import { normalForms } from './benign/normal-forms.ts'
import { punctuation } from './benign/punctuation.ts'
import { quotedClaim } from './benign/quoted-claim.ts'
import { truncation } from './benign/truncation.ts'
import { credentials } from './evasions/credentials.ts'
import { echoes } from './evasions/echoes.ts'
import { homophones } from './evasions/homophones.ts'
import { leetspeak } from './evasions/leetspeak.ts'
import { linkTail } from './evasions/link-tail.ts'
import { padding } from './evasions/padding.ts'
import { paraphrase } from './evasions/paraphrase.ts'
import { scriptMixing } from './evasions/script-mixing.ts'
import { synonyms } from './evasions/synonyms.ts'
import { width } from './evasions/width.ts'
import { zeroWidth } from './evasions/zero-width.ts'
import type { Transform } from './transform.ts'

/** T1 to T21, odd: what a spammer would do. */
export const SEEN_EVASIONS: readonly Transform[] = [zeroWidth, width, scriptMixing, homophones, leetspeak, synonyms, linkTail, padding, paraphrase, echoes, credentials]

/** B1 to B17, odd: what happens to honest pages. */
export const SEEN_BENIGN: readonly Transform[] = [normalForms, punctuation, boilerplate, faq, truncation, machineTranslation, quotedClaim, feeTable, bilingual]
