import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analyse.ts'
import { findClaims } from '../../src/claims/find.ts'
import { readHtmlPage, readText } from '../../src/page/page.ts'
import { currentModel } from '../../src/verdict/current.ts'

/** Claims as "kind stance support", in order. */
const claims = (text: string, language: string) => findClaims(readText(text, { language })).map(({ kind, stance, support }) => `${kind} ${stance} ${support}`)
const own = (text: string, language: string) => findClaims(readText(text, { language })).filter(({ stance }) => stance === 'asserted')

describe('a sentence is charged only when it is the page that claims', () => {
  test.each([
    ['zh-Hans', '本疗法可以根治白癜风,永不复发。', 'asserted'],
    ['zh-Hans', '目前没有任何疗法可以根治白癜风。', 'denied'],
    ['zh-Hans', '传单上写着“根治白癜风,永不复发”。', 'quoted'],
    ['zh-Hans', '当事人宣称其产品可以根治白癜风,被罚款二十万元。', 'reported'],
    ['zh-Hans', '这种药膏真的可以根治白癜风吗?', 'asked'],
    ['zh-Hans', '如果有人向您保证可以根治白癜风,请立刻离开。', 'supposed'],
    ['zh-Hant', '本療法可以根治白斑，永不復發。', 'asserted'],
    ['zh-Hant', '海報上的「永不復發」四個字，是後來才拆掉的。', 'quoted'],
    ['en', 'This tea cures diabetes for good.', 'asserted'],
    ['en', 'No tea cures diabetes.', 'denied'],
    ['en', 'The leaflet said "this tea cures diabetes", and the shop was closed.', 'quoted'],
    ['en', 'The shop was fined for saying that its tea cures diabetes.', 'reported'],
    ['en', 'Is there a tea that cures diabetes?', 'asked'],
    ['en', 'If someone says that a tea cures diabetes, walk away.', 'supposed'],
    ['de', 'Unsere Kur heilt Diabetes dauerhaft.', 'asserted'],
    ['de', 'Auf dem Plakat stand „heilt Diabetes dauerhaft“, mehr nicht.', 'quoted'],
  ])('%s: %s', (language, text, stance) => {
    const found = findClaims(readText(text, { language })).filter(({ kind }) => kind === 'efficacy')
    expect(found.map((claim) => claim.stance)).toEqual([stance])
    if (stance !== 'asserted') expect(found[0]?.rules).toEqual([])
  })

  test('words of judging beside it take a claim back as well', () => {
    expect(own('Fact check\nThe drops cure diabetes. This is false, the regulator says.', 'en')).toEqual([])
  })

  test('a page that weighs evidence is not charged with words that honest medicine joins', () => {
    const sentence = '我们的药膏能显著改善皮肤炎症。'
    expect(own(sentence, 'zh-Hans')).toHaveLength(1)
    const trial = '本研究为随机对照试验。对照组使用安慰剂。95%置信区间见表二。'
    expect(own(`${trial}${sentence}${trial}`, 'zh-Hans')).toEqual([])
  })
})

test.each([
  ['zh-Hans', '我院治愈率高达98.6%。', 'cure-rate'],
  ['zh-Hans', '全程无痛,绝对安全,零风险。', 'safety'],
  ['zh-Hans', '双眼皮活动价仅需980元。', 'price'],
  ['zh-Hans', '我们拥有国内顶尖的植发团队。', 'ranking'],
  ['zh-Hans', '多位三甲医院专家联合推荐本品。', 'endorsement'],
  ['zh-Hans', '比西药更有效。', 'comparison'],
  ['zh-Hans', '患者王先生打完一针,白斑消失了。', 'testimonial'],
  ['zh-Hans', '名额有限,欲购从速。', 'urgency'],
  ['zh-Hans', '研究表明,这种多肽能减少皱纹。', 'research'],
  ['en', 'Our success rate is 97 percent.', 'cure-rate'],
  ['en', 'It is completely painless and has no side effects.', 'safety'],
  ['en', 'Use code WELL20 for twenty percent off.', 'price'],
  ['en', 'We are the leading clinic in Europe.', 'ranking'],
  ['en', 'Recommended by dermatologists.', 'endorsement'],
  ['en', 'Our gel is far more effective than surgery.', 'comparison'],
  ['en', 'My husband noticed the difference after a week.', 'testimonial'],
  ['en', 'Hurry, only three places left!', 'urgency'],
  ['en', 'Studies show that our serum doubles collagen.', 'research'],
])('%s: %s is a claim of the kind %s', (language, text, kind) => {
  expect(own(text, language).map((claim) => claim.kind)).toContain(kind)
})

describe('support is what the page itself gives', () => {
  test.each([
    ['en', 'Our cream cures psoriasis.', 'none'],
    ['en', 'It has been clinically proven: our cream cures psoriasis.', 'vague'],
    ['en', 'Professor Lindqvist says that the cream cures psoriasis.', 'named'],
    ['en', 'The cream cures psoriasis (doi:10.5555/example).', 'referenced'],
    ['zh-Hans', '据赵主任介绍,这套药浴可以根治湿疹。', 'named'],
    ['zh-Hans', '2019年《临床皮肤病杂志》刊载,这款敷料根治湿疹。', 'referenced'],
  ])('%s: %s: %s', (language, text, support) => {
    expect(own(text, language).find(({ kind }) => kind === 'efficacy')?.support).toBe(support)
  })

  test('a page that names risks elsewhere contradicts its promise of none', () => {
    const text = 'Tea\nOur tea has no side effects.\nSome people had nausea, headache and an allergic reaction.'
    const claim = own(text, 'en').find(({ kind }) => kind === 'safety')
    expect(claim?.support).toBe('contradicted')
    expect(text.slice(claim?.because?.start, claim?.because?.end)).toMatch(/nausea|headache|allergic/)
  })

  test('a page that denies a cure elsewhere contradicts its promise of one', () => {
    expect(claims('白癜风\n本疗法可以根治白癜风。\n医生认为目前不能根治白癜风。', 'zh-Hans')).toContain('efficacy asserted contradicted')
  })

  test('nothing is cited against a claim with a reference', () => {
    expect(own('Our cream cures psoriasis.', 'en')[0]?.rules.length).toBeGreaterThan(0)
    expect(own('The cream cures psoriasis (doi:10.5555/example).', 'en')[0]?.rules).toEqual([])
  })
})

test('a claim names treatment, drug and condition, from the sentence or the title', () => {
  expect(own('Eczema\nProtopic ointment cures psoriasis.', 'en')[0]?.subject).toEqual({ drug: 'tacrolimus', condition: 'psoriasis' })
  expect(own('干细胞治疗\n这种疗法可以根治糖尿病。', 'zh-Hans')[0]?.subject).toEqual({ treatment: '干细胞治疗', condition: '糖尿病' })
})

describe('rules follow the language, or the country of the host', () => {
  const cited = (url: string | undefined, language: string) =>
    findClaims(readText('Clinic\nOur stem cell therapy cures arthritis.', { url, language })).flatMap(({ rules }) => rules)
  test('English reads American and British rules', () => {
    expect(cited(undefined, 'en').map((id) => id.slice(0, 2))).toEqual(expect.arrayContaining(['US', 'UK']))
  })
  test('a British host reads British ones', () => {
    expect(new Set(cited('https://clinic.co.uk/a', 'en').map((id) => id.slice(0, 2)))).toEqual(new Set(['UK']))
  })
  test('a language without rules cites none', () => {
    expect(findClaims(readText('Ramuan ini menyembuhkan diabetes secara total.', { language: 'id' })).flatMap(({ rules }) => rules)).toEqual([])
  })
})

test('what a regulator says of the treatment stands beside a claim for that very use', () => {
  const statuses = (text: string) => own(text, 'en').flatMap((claim) => claim.statuses)
  expect(statuses('Our stem cell therapy cures arthritis.')).toEqual(['US-STATUS-STEM-CELLS'])
  expect(statuses('Our stem cell therapy cures leukaemia.')).toEqual([])
  expect(statuses('Our herbal tea cures arthritis.')).toEqual([])
})

describe('advice and the seller’s contact on one page', () => {
  const advice = '白癜风\n白癜风是一种皮肤病。\n光疗可用于白癜风。\n他克莫司可用于面部。\n白癜风需要长期治疗。\n'
  test('is reported where the page also promises, more than once', () => {
    expect(claims(`${advice}本院可以根治白癜风,永不复发。\n治愈率98%。\n想了解请加微信。`, 'zh-Hans')).toContain('contact-in-advice asserted none')
    expect(claims(`${advice}本院可以根治白癜风。\n想了解请加微信。`, 'zh-Hans')).toEqual(['efficacy asserted none'])
  })
  test('and not on an honest page of a hospital that gives its number', () => {
    expect(claims(`${advice}咨询请加微信公众号。`, 'zh-Hans')).toEqual([])
  })
  test('nor in a footer', () => {
    const html = `<h1>白癜风</h1><p>${advice.replaceAll('\n', '</p><p>')}本院可以根治白癜风,永不复发。</p><p>治愈率98%。</p><footer>加微信</footer>`
    expect(findClaims(readHtmlPage(html, { language: 'zh-Hans' })).map(({ kind }) => kind)).not.toContain('contact-in-advice')
  })
})

test('a menu entry is no testimonial', () => {
  const found = (html: string) => findClaims(readHtmlPage(html, { language: 'en' })).map(({ kind }) => kind)
  expect(found('<p>I was skeptical at first, but it changed my life.</p>')).toContain('testimonial')
  expect(found('<nav><a href="/s">Success stories: it changed my life</a></nav><p>Opening hours</p>')).toEqual([])
})

describe('hostile input', () => {
  const sane = (text: string) => {
    const page = readText(text)
    for (const { start, end, quote, because } of findClaims(page)) {
      expect(quote).toBe(page.text.slice(start, end))
      expect(quote.length).toBeLessThanOrEqual(200)
      if (because !== null) expect(because.end).toBeLessThanOrEqual(page.text.length)
    }
  }
  test.each([
    ['a sentence of 100 kB', `本疗法可以根治白癜风${',永不复发'.repeat(25_000)}。`],
    ['unbalanced quotation marks', `“${'根治白癜风「永不复发'.repeat(3000)}`],
    ['straight quotation marks only', '"'.repeat(50_000)],
    ['numbers and currencies', '$1,000到2万元 '.repeat(10_000)],
    ['mixed scripts', 'cures 根治 лечит للأبد ทันที 완치 '.repeat(4000)],
    ['than and 比', ' safer than 比 更'.repeat(10_000)],
  ])('%s ends quickly and in order', (_name, text) => {
    const start = performance.now()
    sane(text)
    expect(performance.now() - start).toBeLessThan(1500)
  })

  test('any text', () => {
    const words = fc.constantFrom('根治', '“', '”', '"', '98%', '3万元', '吗', '?', '。', '\n', 'cures', ' than ', '不能', '研究表明', '😀', '\ud800', '说', '我院', '白癜风')
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 80 }), (parts) => sane(parts.join(''))),
      { numRuns: 80 },
    )
  })
})

test('claims, restored words and substances are gathered only when asked for', () => {
  const text = 'Eczema\nTacrolimus cures eczema. Takrolimus has no side effects. Taklimuk works. 我院根治白癜风,靠谱性高,终使患者恢复。'
  const asked = analyse({ text }, { model: currentModel() })
  expect(asked.claims.length).toBeGreaterThan(0)
  expect(asked.restored.map(({ quote, original }) => `${quote} ← ${original}`)).toEqual(expect.arrayContaining(['Takrolimus ← tacrolimus', '靠谱性 ← 安全性']))
  expect(asked.substances).toEqual([{ inn: 'tacrolimus', names: [{ name: 'Tacrolimus', count: 1 }], drift: expect.arrayContaining([{ name: 'Taklimuk', count: 1 }]) }])
  const { claims: none, restored, substances } = analyse({ text }, { model: currentModel(), explain: false })
  expect([none, restored, substances]).toEqual([[], [], []])
})

test('brand and generic names are one substance; a name that only ends like a drug is in no list', () => {
  const { substances } = analyse({ text: 'Skin\nProtopic is tacrolimus. Ask about Zorvantinib as well.' }, { model: currentModel() })
  expect(substances).toEqual([
    {
      inn: 'tacrolimus',
      names: [
        { name: 'Protopic', count: 1 },
        { name: 'tacrolimus', count: 1 },
      ],
      drift: [],
    },
    { inn: null, names: [], drift: [{ name: 'Zorvantinib', count: 1 }] },
  ])
})
