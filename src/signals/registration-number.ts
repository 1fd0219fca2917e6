import { CLASSES, Class } from '../text/classes.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'registration-number',
  title: { en: 'Gives registration, approval or case numbers', 'zh-Hans': '有注册号、批准文号等编号', 'zh-Hant': '有註冊號、核准字號等編號' },
  group: 'trust',
  points: 'ham',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  full: 2,
  extract: (page) => hitEvidence(page, 'registration').filter(({ to }) => hasNumber(page.folded.codes, to)),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Words for a registration, approval, document or case number with digits close behind.

## Why it matters
Numbers can be looked up.

## Known false positives
Copied numbers: only the form is checked, so the credit is small.
`,
  examples: {
    fires: ['说明书\n⟦批准文号:⟧⟦国药准字⟧h20240001', '说明书\n本品⟦国药准字⟧z20240011。'],
    silent: ['说明书\n批准文号见包装。', 'Leaflet\nRegistered users log in.'],
  },
}

const REACH = 16
const MIN_DIGITS = 4

function hasNumber(codes: Uint16Array, at: number): boolean {
  let digits = 0
  for (let i = at; i < Math.min(codes.length, at + REACH); i++) if (CLASSES[codes[i] as number] === Class.digit) digits++
  return digits >= MIN_DIGITS
}
