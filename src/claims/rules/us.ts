import type { Rule } from './rule.ts'

const GUIDANCE = { country: 'US', source: 'FTC Health Products Compliance Guidance', date: '2022-12', advert: 'any', verified: true, guidance: true } as const

/** United States. The guidance, 16 CFR 255.2 and section 12 in summary were read in public copies. */
export const US: readonly Rule[] = [
  { id: 'US-FTC-12', country: 'US', source: 'FTC Act', article: 's. 12 (15 U.S.C. 52)', date: '1938', advert: 'any', kinds: ['efficacy', 'safety', 'cure-rate'], forbids: { en: 'false advertisements likely to induce the purchase of food, drugs, devices, services or cosmetics', zh: '可能诱使购买食品、药品、器械、服务或化妆品的虚假广告' }, verified: true },
  { id: 'US-FTC-HPCG-EVIDENCE', article: 'substantiation', kinds: ['efficacy', 'safety', 'cure-rate', 'comparison'], forbids: { en: 'health claims without competent and reliable scientific evidence, usually randomised trials in humans', zh: '没有可靠科学证据(通常为人体随机试验)的健康宣称' }, ...GUIDANCE },
  { id: 'US-FTC-HPCG-RESEARCH', article: 'references to tests and studies', kinds: ['research'], forbids: { en: 'claims of scientific proof without the studies that they speak of', zh: '声称有研究证明却没有相应的研究' }, ...GUIDANCE },
  { id: 'US-FTC-HPCG-TESTIMONIAL', article: 'testimonials', kinds: ['testimonial'], forbids: { en: 'testimonials in the place of evidence', zh: '以个人体验代替证据' }, ...GUIDANCE },
  { id: 'US-CFR-16-255-2', country: 'US', source: '16 CFR part 255 (endorsement guides)', article: '§ 255.2', date: '2024-11', advert: 'any', kinds: ['testimonial', 'endorsement'], forbids: { en: 'consumer endorsements that suggest results which the advertiser cannot show to be typical', zh: '以消费者证言暗示广告主无法证明的普遍效果' }, verified: true, guidance: true },
  { id: 'US-FDA-FLAGS', country: 'US', source: 'FDA: six red flags of health fraud', article: 'list', date: 'undated', advert: 'any', kinds: ['efficacy', 'safety', 'testimonial'], forbids: { en: 'what it warns of: one product for all, testimonials, quick fixes, "all natural", miracle cures, conspiracies', zh: '其警示的六种信号:包治百病、个人证言、速效、纯天然、神奇疗效、阴谋论' }, verified: true, guidance: true },
  { id: 'US-CFR-16-465', country: 'US', source: '16 CFR part 465 (reviews and testimonials)', article: '§ 465.2', date: '2024', advert: 'any', kinds: ['testimonial'], forbids: { en: 'fake or false consumer reviews and testimonials', zh: '虚假的消费者评价与证言' }, verified: false },
  { id: 'US-CFR-21-1271', country: 'US', source: '21 CFR part 1271', article: '§ 1271.10', date: '2024', advert: 'medical', kinds: ['efficacy'], forbids: { en: 'marketing cell products for uses that need approval', zh: '未经批准推销细胞制品' }, verified: false },
]
