/** The groups that pages are measured in. A page may be in several of a family; a family that does not concern it leaves it out. */
import type { Sample } from '../training/corpus.ts'

export interface SliceFamily {
  readonly name: string
  of(sample: Sample): string | null
}

/** Topics as writers named them, by what they have in common; the first that fits. */
const TOPICS: readonly (readonly [topic: string, words: RegExp])[] = [
  ['stem cells and immune cells', /stem|nk-cell|exosome|car-t|cord-blood|prp|细胞|幹細胞|干细胞|外泌体/i],
  ['skin', /vitiligo|psoria|eczema|acne|skin|scar|白癜风|银屑病|牛皮癣|湿疹|濕疹|皮炎|皮肤|痘/i],
  ['hair', /hair|alopecia|脱发|植发|植髮|頭髮/i],
  ['teeth', /dental|orthodont|dentist|implant|teeth|口腔|种植牙|植牙|正畸|牙/i],
  ['cosmetic surgery', /aesthetic|cosmetic|plastic|med-spa|lipo|botox|整形|医美|醫美|抽脂/i],
  ['eyes and ears', /myopia|cataract|lasik|eye|hearing|tinnitus|近视|眼|耳/i],
  ['fertility and birth', /fertil|ivf|surrog|egg|试管|代孕|不孕|生殖|gynaecol|妇科/i],
  ['men', /androl|erectile|prostate|testosterone|ed-drug|bph|男科|壮阳|壯陽|前列腺/i],
  ['weight', /weight|glp|slim|减肥|減肥|瘦身/i],
  ['diabetes, heart, kidney', /diabet|metformin|hypertens|stroke|heart|kidney|dialysis|gout|糖尿病|高血压|肾|痛风|卒中/i],
  ['cancer', /cancer|tumou?r|onco|癌|肿瘤|腫瘤/i],
  ['bones and joints', /joint|knee|hip|back|arthr|spine|骨|关节|腰/i],
  ['nerves and mind', /epilep|depress|autism|sleep|insomn|dementia|neuropath|mental|addict|rehab|癫痫|失眠|抑郁|自闭/i],
  ['liver, gut, bowel', /hepat|liver|haemorrhoid|hemorrhoid|proctol|colon|gastr|肝|痔|胃|肠/i],
  ['supplements and remedies', /supplement|tcm|herb|cbd|nootropic|probiotic|glutathione|保健|中药|中醫|偏方/i],
]

/** Honest pages where detectors go wrong, named in many reports of false alarms. */
const ERROR_SLICES: readonly (readonly [name: string, kinds: RegExp])[] = [
  ['news and notices on quackery', /^(?:news|regulator-warning|research-news)$/],
  ['debunks', /^debunk/],
  ['patient posts', /^(?:forum-post|personal-blog|patient-org)$/],
  ['hospital pages', /^(?:hospital-notice|hospital-news|patient-education|doctor-qa|doctor-article)$/],
  ['public bodies', /^(?:regulator-warning|school-or-community-page|guideline|gov-)/],
  ['encyclopedias and summaries', /^(?:encyclopedia|gov-encyclopedia|journal-summary|journal-abstract|drug-leaflet)$/],
]

export const FAMILIES: readonly SliceFamily[] = [
  { name: 'language', of: ({ lang }) => lang },
  { name: 'kind', of: ({ kind }) => kind },
  { name: 'topic', of: ({ topic }) => TOPICS.find(([, words]) => words.test(topic))?.[0] ?? (topic === '' ? null : 'other') },
  { name: 'format', of: ({ format }) => format },
  { name: 'length', of: ({ content: { length } }) => (length < 600 ? '<600' : length < 1300 ? '600-1300' : length < 2800 ? '1300-2800' : '>2800') },
  { name: 'error slice', of: ({ label, kind, topic }) => (label === 'ham' ? (/tcm|中医|中醫|中药/i.test(topic) ? 'traditional medicine' : errorSliceOf(kind)) : null) },
]

function errorSliceOf(kind: string): string | null {
  return ERROR_SLICES.find(([, kinds]) => kinds.test(kind))?.[0] ?? null
}
