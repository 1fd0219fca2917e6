import { KINDS } from '../../lookup/detail.ts'
import type { Group } from '../../signals/signal.ts'
import type { Abstention, Cause, Claim, ClaimKind, Stance, Verdict } from '../../verdict/types.ts'
import { PROBLEMS } from '../problems.ts'
import type { Schema } from './types.ts'

export { KINDS }

/** Words of closed sets with their meaning; the types see to it that none is missing. */
export const VERDICTS: Readonly<Record<Verdict['verdict'], string>> = {
  spam: 'the score reaches the spam threshold, with evidence from two groups',
  unsure: 'a normal answer: too little or contradictory evidence; abstained may say why',
  ham: 'the score is at or under the ham threshold',
}

export const GROUPS: Readonly<Record<Group | 'wording', string>> = {
  query: 'titles and links shaped like search queries',
  slots: 'one sentence repeated with other cities, hospitals or prices',
  echo: 'the title repeated through the page',
  redundancy: 'repeated lines, blocks and phrases',
  scars: 'marks of filters, converters and generators',
  drift: 'names that change their spelling, spun words',
  claims: 'claims of effect and what supports them',
  evasion: 'disguised characters, contact bait',
  markup: 'what only the HTML shows: links, hidden text, meta data',
  trust: 'marks of an answerable publisher',
  wording: 'choice of words as a whole',
}

const ABSTENTIONS: Readonly<Record<Abstention, string>> = {
  'too-short': 'there is too little text to judge',
  'unsupported-language': 'the model was not trained on the language',
  'conflicting-evidence': 'a high score, but from one group of evidence only',
  'unlike-training': 'the page is unlike the health pages in training: by its wording, by saying nothing of health, or because it is no text',
}

const SUPPORT: Readonly<Record<Claim['support'], string>> = {
  none: 'nothing supports it',
  vague: '"studies show"',
  named: 'a named author, body or study',
  referenced: 'a reference that can be looked up',
  contradicted: 'the page itself says otherwise',
}

export const CLAIM_KINDS: Readonly<Record<ClaimKind, string>> = {
  efficacy: 'it cures, reverses, works for sure',
  safety: 'it cannot harm or hurt',
  'cure-rate': 'a rate of success',
  price: 'a price or discount as a lure',
  ranking: 'the best, the first, a list of tops',
  endorsement: 'doctors, stars or the state stand behind it',
  comparison: 'better than other treatments',
  testimonial: 'a patient was healed',
  urgency: 'act now',
  research: '"studies show"',
  'contact-in-advice': 'health advice and the seller’s contact on one page',
}

const STANCES: Readonly<Record<Stance, string>> = {
  asserted: 'the page claims it itself',
  denied: 'the page denies it',
  quoted: 'between quotation marks, somebody else’s words',
  reported: 'told, judged, forbidden or refuted',
  asked: 'a question',
  supposed: 'a condition or a hope',
}

const CAUSES: Readonly<Record<Cause, string>> = {
  filter: 'swapped to pass a filter of banned words',
  deletion: 'cut out by such a filter',
  disguise: 'written in look-alikes to pass it',
  spinning: 'reworded by a machine',
  drift: 'a name misspelt by machine translation',
  conversion: 'debris of script conversion',
}

const LOCALES = ['en', 'zh-Hans', 'zh-Hant']

/** Names of schemas to `#/components/schemas/…`. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` }
}

export function oneOfWords(description: string, words: Readonly<Record<string, string>>): Schema {
  return {
    type: 'string',
    enum: Object.keys(words),
    description: `${description}: ${Object.entries(words)
      .map(([word, meaning]) => `${word} (${meaning})`)
      .join('; ')}`,
  }
}

/** An object whose properties are all required, except those named. */
export function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) }
}

export const text = (description: string): Schema => ({ type: 'string', description })
export const number = (description: string): Schema => ({ type: 'number', description })
export const share = (description: string): Schema => ({ type: 'number', minimum: 0, maximum: 1, description })
export const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description })

const SPAN = {
  start: { type: 'integer', minimum: 0, description: 'offset of the first UTF-16 code unit (JavaScript string index)' },
  end: { type: 'integer', minimum: 0, description: 'offset behind the last UTF-16 code unit' },
} as const satisfies Record<string, Schema>

const MODEL_ID = object({ version: text('such as v1'), schema: text('hash of the features that it reads'), sha256: text('of its weights') })

const STORED = {
  id: text('for GET /v1/verdicts/{id}'),
  url: { type: ['string', 'null'], description: 'as given, without user, password and fragment' },
  sha256: text('of the content as received, in hex'),
  created: { type: 'string', format: 'date-time' },
  family: { type: ['string', 'null'], description: 'id of its family of doorway pages; only for callers with the scope scan, whose pages count for their site and family' },
} as const satisfies Record<string, Schema>

/** What may be asked about a page, in the order that documents show it. Also the query parameters of raw bodies. */
export const QUESTION: Readonly<Record<string, Schema>> = {
  text: text('The page as plain text; the first line is its title. Either this or html.'),
  html: text('The page as HTML. Either this or text.'),
  url: { type: 'string', format: 'uri', maxLength: 8192, description: 'Where the page was found: absolute, http or https. It is never fetched.' },
  title: { type: 'string', maxLength: 2000, description: 'The title, where the text has none.' },
  language: text('BCP 47 tag of the page, instead of detection.'),
  explain: { type: 'boolean', default: true, description: 'Whether reasons carry evidence and claims are listed; false is faster.' },
  store: { type: 'boolean', default: false, description: 'Whether to keep the verdict (never the page) for GET /v1/verdicts/{id}.' },
  return_text: { type: 'boolean', default: false, description: 'Whether to return the text that spans count into. For plain text it is the text sent.' },
  locale: { type: 'string', enum: LOCALES, description: 'Language of reason titles; Accept-Language decides when it is left out.' },
  prior: {
    type: 'number',
    minimum: 0,
    maximum: 1,
    description: "Share of spam among the pages asked about, both ends excluded; the model's own (0.5) when left out. It moves likelihood and score.",
  },
  advice: {
    type: 'boolean',
    default: false,
    description: 'Whether to say what an honest page could change, and which passages decide; judges some fifty variants, so it takes long. Not in batches.',
  },
}

export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Question: { type: 'object', properties: QUESTION, description: 'One page. Unknown fields are errors; null counts as left out.' },
  BatchQuestion: {
    allOf: [ref('Question'), { type: 'object', properties: { id: { type: ['string', 'integer'], maxLength: 256, description: 'Comes back with the answer.' } } }],
    description: 'One line of a batch.',
  },
  Quote: object({ ...SPAN, quote: text('the words, at most 200 characters of them'), note: text('what the words do not show, such as the likely original of a filtered word') }, [
    'quote',
    'note',
  ]),
  Reason: object({
    signal: text('id, for GET /v1/signals/{id}'),
    group: oneOfWords('kind of evidence', GROUPS),
    points: number('share of the score, in log-odds: for (positive) or against (negative) the page being spam'),
    strength: share('how clearly the signal was seen'),
    title: text('one line for a reader, in the language of locale'),
    evidence: list(ref('Quote'), 'where on the page; kept verdicts have no quotes'),
  }),
  Claim: object(
    {
      ...SPAN,
      quote: text('the sentence, at most 200 characters of it'),
      kind: oneOfWords('what it promises', CLAIM_KINDS),
      stance: oneOfWords('whose claim it is', STANCES),
      support: oneOfWords('what the page offers in support', SUPPORT),
      subject: {
        ...object({ treatment: text('as the page calls it'), drug: text('international nonproprietary name'), condition: text('as the page calls it') }, [
          'treatment',
          'drug',
          'condition',
        ]),
        description: 'what is claimed about',
      },
      because: { oneOf: [object(SPAN), { type: 'null' }], description: 'where the support or the contradiction stands' },
      rules: list({ type: 'string' }, 'ids of rules that forbid claims of this kind in advertising, for GET /v1/rules; only for asserted claims that nothing checkable supports'),
      statuses: list({ type: 'string' }, 'ids of what regulators say about the treatment for this use, for GET /v1/rules'),
    },
    ['quote', 'subject', 'because', 'statuses'],
  ),
  Restored: object({ ...SPAN, quote: text('the words as they stand'), original: text('what they most likely were'), cause: oneOfWords('what became of them', CAUSES) }),
  Substance: object({
    inn: { type: ['string', 'null'], description: 'international nonproprietary name; null for names that end like a drug’s and are in no list' },
    names: list(ref('NameCount'), 'names of it that the lists know, most frequent first'),
    drift: list(ref('NameCount'), 'spellings that no list knows'),
  }),
  NameCount: object({ name: text('as the page writes it'), count: { type: 'integer', minimum: 1, description: 'how often' } }),
  Rule: object({
    id: text('such as CN-AD-16-1-2'),
    country: text('CN, TW, HK, US, UK, EU, DE or JP'),
    source: text('law, guidance or code'),
    article: text('where in it'),
    date: text('of the version read: day, month or year; or undated'),
    advert: { type: 'string', enum: ['medical', 'health-food', 'other', 'any'], description: 'what sort of advert it is about' },
    kinds: list(oneOfWords('kind of claim', CLAIM_KINDS), 'kinds of claim that it concerns'),
    forbids: text('what it forbids, in our words and the language of locale'),
    cite: text('one line that accuses nobody'),
    verified: { type: 'boolean', description: 'whether the wording was read in a public copy; an unverified rule is never cited' },
    guidance: { type: 'boolean', description: 'guidance or a code, not law' },
  }),
  Status: object({
    id: text('such as US-STATUS-EXOSOMES'),
    country: text('as in Rule'),
    says: text('what the regulator says, in our words'),
    source: text('where'),
    date: text('when'),
    verified: { type: 'boolean', description: 'as in Rule' },
  }),
  Verdict: object(
    {
      verdict: oneOfWords('the answer', VERDICTS),
      likelihood: share('calibrated probability of spam at the stated prior'),
      score: number('log-odds: bias plus the points of all reasons'),
      bias: number('where the score starts'),
      reading: { type: 'string', enum: ['page', 'passage'], description: 'whether the page as a whole or its worst passage gave the score' },
      passage: { ...object(SPAN), type: ['object', 'null'], description: 'that passage, when it gave the score' },
      thresholds: object({ spam: number('spam from this score'), ham: number('ham up to this score') }),
      prior: share('share of spam that the likelihood assumes'),
      kinds: list(object({ kind: oneOfWords('kind of spam', KINDS), strength: share('how much of the evidence points there') }), 'strongest first; empty for ham'),
      reasons: list(ref('Reason'), 'every signal found, by the size of its points'),
      notes: list(ref('Reason'), 'signals on trial: reported, without points'),
      claims: list(ref('Claim'), 'sentences that promise something, and those that quote, deny or report such promises; empty without explain'),
      restored: list(ref('Restored'), 'swapped, cut, spun or misspelt words with their likely originals; empty without explain, left out of kept verdicts'),
      substances: list(ref('Substance'), 'medicines that the page names, one entry a substance; empty without explain, left out of kept verdicts'),
      language: object({ tag: text('BCP 47, such as zh-Hans; und when it cannot be told'), confidence: share('of the detection; 1 when it was given') }),
      model: MODEL_ID,
      input: object({
        format: { type: 'string', enum: ['text', 'html'] },
        chars: { type: 'integer', description: 'length of the text in UTF-16 code units' },
        truncated: { type: 'boolean', description: 'whether the middle was left out' },
      }),
      abstained: { type: ['string', 'null'], enum: Object.keys(ABSTENTIONS), description: oneOfWords('why it is unsure', ABSTENTIONS).description as string },
      text: text('what spans count into, with return_text'),
      advice: { ...ref('Advice'), description: 'with advice' },
      stored: { ...object(STORED, ['id', 'url', 'family']), description: 'with store; without id and url when asked by content' },
    },
    ['restored', 'substances', 'text', 'advice', 'stored'],
  ),
  Advice: object({
    advice: list(
      object({
        signals: list({ type: 'string' }, 'signals that it answers'),
        points: number('what they add now, in log-odds; 0 for what is missing'),
        do: text('one thing to do, in the language of locale'),
        evidence: list(ref('Quote'), 'where, at most six places'),
      }),
      'what moves the score most first, then marks of an answerable publisher that are missing',
    ),
    counterfactual: {
      oneOf: [
        object({ passages: list(object(SPAN), 'in order of place'), verdict: oneOfWords('without them', VERDICTS), score: number('without them, in log-odds') }),
        { type: 'null' },
      ],
      description: 'the smallest set of passages found without which the verdict changes; null when no small set changes it',
    },
  }),
  BatchAnswer: {
    oneOf: [
      { allOf: [ref('Verdict'), { type: 'object', properties: { id: { type: ['string', 'integer'] } } }] },
      object({ id: { type: ['string', 'integer'] }, problem: ref('Problem') }, ['id']),
    ],
    description: 'One line of the answer: a verdict or a problem, with the id of the question.',
  },
  Problem: object(
    {
      type: { type: 'string', enum: Object.keys(PROBLEMS).map((slug) => `/problems/${slug}`), description: 'stable; the address explains it' },
      title: text('the same for every problem of the type'),
      status: { type: 'integer', description: 'the HTTP status' },
      detail: text('what, why, and what to do'),
      instance: text('path of the request'),
      request_id: text('as in X-Request-Id'),
      errors: list(
        object({ pointer: text('JSON Pointer into the body'), parameter: text('name of a query parameter'), detail: text('what is expected') }, ['pointer', 'parameter']),
        'fields that cannot be used',
      ),
      limit_bytes: { type: 'integer', description: 'most bytes that are read' },
      line: { type: 'integer', description: 'of a batch, from 1' },
    },
    ['instance', 'request_id', 'errors', 'limit_bytes', 'line'],
  ),
  Signal: object(
    {
      id: text('the pattern seen'),
      title: text('one line for a reader'),
      group: oneOfWords('kind of evidence', GROUPS),
      points: { type: 'string', enum: ['spam', 'ham'], description: 'which way it counts' },
      languages: { type: ['array', 'null'], items: { type: 'string' }, description: 'BCP 47 base tags; null when it needs no words' },
      status: { type: 'string', enum: ['preview', 'stable'], description: 'preview signals are reported without points' },
      version: { type: 'integer' },
      kinds: list(oneOfWords('kind of spam', KINDS), 'kinds of spam that it points to'),
      docs: text('Markdown; only for one signal'),
      examples: {
        ...object({ fires: list({}, 'pages with the evidence in ⟦ ⟧'), silent: list({}, 'pages that must not be caught') }),
        description: 'only for one signal; plain text, or HTML when it opens with a tag',
      },
    },
    ['docs', 'examples'],
  ),
  Engines: object({
    version: { type: 'integer', description: 'the larger is the newer' },
    engines: list(
      object({
        id: text('name for programs'),
        name: text('name for people'),
        pages: list({ type: 'string' }, 'match patterns of its result pages'),
        results: list(
          object({ root: text('selector of a result'), link: text('selector of its title link'), address: list({}, 'where else the address stands, tried first') }, ['address']),
          'kinds of results',
        ),
        redirects: list({}, 'links that lead through the engine, and where in them the target stands'),
      }),
      'search engines',
    ),
  }),
  Model: object({
    version: text('such as v1'),
    schema: text('hash of the features that it reads'),
    sha256: text('of its weights'),
    trained: text('ISO date'),
    languages: list({ type: 'string' }, 'BCP 47 base tags that it was trained on'),
    thresholds: object({ spam: number('spam from this score'), ham: number('ham up to this score') }),
    prior: share('share of spam that likelihoods assume'),
  }),
  Version: object({ name: text('nostrum'), version: text('of the software'), model: MODEL_ID }),
  Live: object({ status: text('ok') }),
  Ready: object({ status: text('ok'), model: text('version'), store: { type: 'boolean', description: 'whether verdicts can be kept' } }),
}
