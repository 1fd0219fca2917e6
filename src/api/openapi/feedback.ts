import { answer, BODY, json, KEY, LISTING, listingOf, ONCE, pagingParameters, path, problems, TOKEN } from './parts.ts'
import { list, object, oneOfWords, ref, share, text, VERDICTS } from './schemas.ts'
import type { Path, Schema } from './types.ts'

const LABELS = { spam: 'made for search engines or to sell', ham: 'honest', borderline: 'arguable; counted in neither column' } as const
const STATUSES = { kept: 'new', changed: 'took the place of another label', unchanged: 'was made before' } as const

const label = oneOfWords('what it is', LABELS)
const time = (description: string): Schema => ({ type: 'string', format: 'date-time', description })
const reason = { type: 'string', maxLength: 2000, description: 'in a sentence or two' } as const
const hash = text('SHA-256 in lower-case hex')
const spans: Schema = { ...list(list({ type: 'integer' }, 'start and end'), 'half-open offsets in UTF-16 units of the page’s text, at most 50') }
const target = text('page:, content:, site: or family:, and what it is')

/** What is spoken of: exactly one of these fields. */
const ABOUT = {
  url: { type: 'string', format: 'uri', maxLength: 8192, description: 'a page, by its address' },
  sha256: { ...hash, description: 'a page, by the hash of its content' },
  id: text('a page, by stored.id of its verdict'),
  site: text('a site, by any of its hosts'),
  family: text('a family, by its id'),
} as const
const NAMES = Object.keys(ABOUT)

export const FEEDBACK_SCHEMAS: Readonly<Record<string, Schema>> = {
  Report: {
    ...object(
      {
        ...{ ...ABOUT, label, reason, spans },
        text: { type: 'string', maxLength: 500_000, description: 'the page as it was seen, as text. It is kept for the reviewers, and as long as the report.' },
        html: { type: 'string', maxLength: 500_000, description: 'the same as HTML' },
      },
      [...NAMES, 'reason', 'spans', 'text', 'html'],
    ),
    description: 'About exactly one of url, sha256, id, site, family.',
  },
  Reported: object(
    { id: text('for DELETE /v1/feedback/{id}'), status: oneOfWords('what became of it', STATUSES), target, label, previous: { ...label, description: 'the label before' } },
    ['previous'],
  ),
  Withdrawn: object({ id: text('of the report'), status: { type: 'string', enum: ['withdrawn', 'unchanged'], description: 'unchanged when it was withdrawn before' } }),
  NewAppeal: {
    ...object({ ...ABOUT, reason, contact: { type: 'string', maxLength: 256, description: 'for reviewers only' } }, [...NAMES, 'contact']),
    description: 'About exactly one of url, sha256, id, site, family.',
  },
  AppealMade: object({ id: text('for GET /v1/appeals/{id}; it cannot be guessed'), state: text('open'), target }),
  Appeal: object(
    {
      ...{ id: text('as given'), target, reason, contact: { type: ['string', 'null'], description: 'for reviewers only' } },
      state: { type: 'string', enum: ['open', 'accepted', 'rejected'] },
      answer: { type: ['string', 'null'], description: 'the reason of the decision' },
      ...{ created: time('when'), updated: time('last change') },
    },
    ['contact'],
  ),
  Voice: object({
    ...{
      id: text('of the report'),
      reporter: text('name of the token’s owner'),
      label,
      reason,
      spans,
      content: { type: ['string', 'null'], description: 'for GET /v1/feedback/contents/{sha256}' },
    },
    ...{
      updated: time('last change'),
      agreed: { type: 'integer', description: 'times that a decision agreed' },
      decided: { type: 'integer', description: 'of so many decisions' },
    },
    weight: share('lower bound of that share (Wilson, 95 %)'),
  }),
  Case: object({
    target,
    site: { type: ['string', 'null'], description: 'registrable domain' },
    verdict: { type: ['string', 'null'], enum: Object.keys(VERDICTS), description: 'what the engine says' },
    standing: { type: ['object', 'null'], description: 'the decision that holds' },
    voices: list(ref('Voice'), 'open reports'),
    appeals: list(ref('Appeal'), 'open appeals'),
    agreed: { type: ['string', 'null'], enum: Object.keys(LABELS), description: 'the label that three reporters with a weight above 0.7 give it' },
  }),
  NewDecision: {
    ...object({ ...ABOUT, label: { type: 'string', enum: [...Object.keys(LABELS), 'none'], description: 'none takes back what stood' }, reason }, NAMES),
    description: 'About exactly one of url, sha256, id, site, family. The reason is public.',
  },
  Decision: object(
    {
      id: { type: 'integer' },
      target,
      site: { type: ['string', 'null'], description: 'registrable domain' },
      label: { type: 'string', enum: [...Object.keys(LABELS), 'none'] },
      reason: text('why'),
      force: { type: 'boolean', description: 'false while it waits for a second reviewer: needed to call spam what the engine does not' },
      verdict: { type: ['string', 'null'], enum: Object.keys(VERDICTS), description: 'what the engine said then' },
      at: time('when'),
      reviewer: text('whose it is; for reviewers only'),
    },
    ['reviewer'],
  ),
}

const URL_OF_PAGE = 'https://www.clinic.example/anytown.html'
const REPORT = { url: URL_OF_PAGE, label: 'ham', reason: 'The clinic is real: its registration is in the footer.' }
const REPORTED = { id: '5f0c7d3e-8a41-4b6e-9d2f-1c3b5a7e9f01', status: 'kept', target: `page:${URL_OF_PAGE}`, label: 'ham' }
const APPEAL = {
  id: 'e0b8f8a2-3f0d-4a5e-8c53-0a7c2d8f6b11',
  target: 'site:clinic.example',
  reason: 'We are a registered hospital.',
  state: 'open',
  answer: null,
  created: '2026-02-01T09:00:00.000Z',
  updated: '2026-02-01T09:00:00.000Z',
}
const CASE = {
  target: 'site:clinic.example',
  site: 'clinic.example',
  verdict: 'spam',
  standing: null,
  voices: [
    {
      ...{ id: REPORTED.id, reporter: 'ada', label: 'ham', reason: REPORT.reason, spans: [], content: null, updated: '2026-02-01T09:00:00.000Z' },
      ...{ agreed: 10, decided: 10, weight: 0.722 },
    },
  ],
  appeals: [{ ...APPEAL, contact: 'office@clinic.example' }],
  agreed: null,
}
const DECISION = {
  id: 3,
  target: 'site:clinic.example',
  site: 'clinic.example',
  label: 'ham',
  reason: 'Registered, and its pages are signed.',
  force: true,
  verdict: 'spam',
  at: '2026-02-02T09:00:00.000Z',
}
const scope = (name: string) => [{ token: [name] }]

export const FEEDBACK_PATHS: Readonly<Record<string, Path>> = {
  '/v1/feedback': {
    post: {
      operationId: 'report',
      summary: 'Say what a page, site or family is',
      description:
        'One voice for each reporter: the same label again changes nothing, another one takes the place of the first. A report changes no score. It flags what it ' +
        'contradicts as disputed, and a reviewer decides. Asks for a token with the scope feedback, unless the operator opened it to all.',
      tags: ['feedback'],
      parameters: [KEY],
      requestBody: { required: true, content: json(ref('Report'), REPORT) },
      responses: {
        '200': answer('It was made before, or took the place of another label.', json(ref('Reported'), { ...REPORTED, status: 'changed', previous: 'spam' })),
        '202': answer('It is kept.', json(ref('Reported'), REPORTED)),
        ...problems(...BODY, ...ONCE, ...TOKEN, 'not-found'),
      },
      security: scope('feedback'),
    },
    get: {
      operationId: 'listCases',
      summary: 'What waits for a decision',
      description: 'Appeals come first, then what most people speak of. Asks for a token with the scope review.',
      tags: ['feedback'],
      parameters: pagingParameters(),
      responses: { '200': listingOf('cases', ref('Case'), CASE), ...problems(...LISTING, 'unauthorized', 'forbidden') },
      security: scope('review'),
    },
  },
  '/v1/feedback/{id}': {
    delete: {
      operationId: 'withdraw',
      summary: 'Take a report back',
      description: 'Also one that was decided on; the decision stays. Only its maker can, or who has the scope admin.',
      tags: ['feedback'],
      parameters: [path('id', 'of the report')],
      responses: { '200': answer('It is taken back.', json(ref('Withdrawn'), { id: REPORTED.id, status: 'withdrawn' })), ...problems('not-found', ...TOKEN) },
      security: scope('feedback'),
    },
  },
  '/v1/feedback/contents/{sha256}': {
    get: {
      operationId: 'getContent',
      summary: 'A page that came with a report',
      description: 'As text, whatever it is, so that nothing of it runs. Asks for a token with the scope review.',
      tags: ['feedback'],
      parameters: [path('sha256', 'from content of a voice')],
      responses: {
        '200': answer('The page.', { 'text/plain': { schema: { type: 'string' } } }),
        ...problems('not-found', 'unauthorized', 'forbidden', 'too-many-requests', 'store-unavailable'),
      },
      security: scope('review'),
    },
  },
  '/v1/appeals': {
    post: {
      operationId: 'appeal',
      summary: 'Object to what is said of your site',
      description:
        'Open to all. A reviewer answers with a public reason; operators are asked to see to it within seven days. Until then what is ' + 'objected to is flagged as disputed.',
      tags: ['feedback'],
      parameters: [KEY],
      requestBody: { required: true, content: json(ref('NewAppeal'), { site: 'clinic.example', reason: APPEAL.reason, contact: 'office@clinic.example' }) },
      responses: {
        '202': answer('It waits for a reviewer.', json(ref('AppealMade'), { id: APPEAL.id, state: 'open', target: APPEAL.target })),
        ...problems(...BODY, ...ONCE, 'unauthorized', 'read-only', 'store-unavailable', 'not-found', 'too-many-appeals'),
      },
    },
  },
  '/v1/appeals/{id}': {
    get: {
      operationId: 'getAppeal',
      summary: 'How an appeal stands',
      tags: ['feedback'],
      parameters: [path('id', 'as given; who knows it may ask')],
      responses: { '200': answer('The appeal.', json(ref('Appeal'), APPEAL)), ...problems('not-found', 'too-many-requests', 'store-unavailable') },
    },
  },
  '/v1/decisions': {
    post: {
      operationId: 'decide',
      summary: 'Decide on a page, site or family',
      description:
        'Stands beside the verdict and goes before it in look-ups and lists; scores stay. Open reports and appeals are settled with it. Calling spam what the engine does ' +
        'not takes a second reviewer, or three reporters whose word has weight. Asks for a token with the scope review.',
      tags: ['feedback'],
      parameters: [KEY],
      requestBody: { required: true, content: json(ref('NewDecision'), { site: 'clinic.example', label: 'ham', reason: DECISION.reason }) },
      responses: {
        '201': answer('It is written down; force says whether it holds yet.', json(ref('Decision'), { ...DECISION, reviewer: 'rev' })),
        ...problems(...BODY, ...ONCE, ...TOKEN, 'not-found'),
      },
      security: scope('review'),
    },
    get: {
      operationId: 'listDecisions',
      summary: 'Every decision, newest first',
      description: 'Open to all; names of reviewers are not.',
      tags: ['feedback'],
      parameters: [
        { name: 'site', in: 'query', description: 'registrable domain', schema: { type: 'string' } },
        { name: 'target', in: 'query', description: 'as in target', schema: { type: 'string' } },
        ...pagingParameters(),
      ],
      responses: { '200': listingOf('decisions', ref('Decision'), DECISION), ...problems(...LISTING, 'unauthorized') },
    },
  },
}
