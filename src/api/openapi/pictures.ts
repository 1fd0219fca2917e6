import { answer, json, LISTING, listingOf, pagingParameters, path, problems } from './parts.ts'
import { KINDS, list, object, oneOfWords, ref, share, text, VERDICTS } from './schemas.ts'
import type { Path, Schema } from './types.ts'

const PATTERNS = {
  farm: 'spam from many templates',
  doorways: 'most pages belong to spam families',
  hacked: 'an honest site with planted pages or links; its other pages are not spam',
  shared: 'many publishers under one name; only single pages are judged',
} as const

const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description })
const time = (description: string): Schema => ({ type: 'string', format: 'date-time', description })
const filler = (description: string): Schema => ({ type: ['string', 'null'], description })
const FILLERS = {
  place: filler('as the page spells it, folded'),
  topic: filler('treatment, disease, drug or supplement'),
  institution: filler('the name that stands before its word'),
} as const
const VERDICT = oneOfWords('the answer', VERDICTS)
const REASONS = list(object({ signal: text('id'), share: share('of the pages') }), 'signals that at least half of the spam pages show')
const STANDING: Schema = {
  ...object({ label: { type: 'string', enum: ['spam', 'ham', 'borderline'] }, reason: text('of the decision'), at: time('when') }),
  type: ['object', 'null'],
  description: 'what a reviewer decided; it goes before the verdict, which stays as it is',
}
const VOICES = { disputed: { type: 'boolean', description: 'somebody with a name, or the owner, disagrees, and nobody has decided yet' }, standing: STANDING } as const

const FAMILY = {
  id: text('digits'),
  name: text('a template of its titles or links, with its slots open'),
  verdict: VERDICT,
  likelihood: share('that the family was made for search engines'),
  pages: count('on all hosts'),
  hosts: count('distinct'),
  sites: count('distinct registrable domains'),
  slots: object({ place: count('distinct places'), topic: count('distinct topics'), institution: count('distinct names') }),
  kinds: list(oneOfWords('kind of spam', KINDS), 'most frequent first'),
  reasons: REASONS,
  since: time('first seen'),
  seen: time('last seen'),
  ...VOICES,
} as const

const tally = (description: string) =>
  list(object({ name: text('what fills the slot, or the host'), pages: count('with it'), since: time('first seen') }), `${description}; most frequent first, at most 500`)

export const PICTURE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Page: object({
    ...{ url: text('canonical'), host: text('of the url'), site: text('registrable domain'), sha256: text('of the content as received, in hex') },
    verdict: object({
      ...{ verdict: VERDICT, likelihood: share('at a prior of one half'), score: { type: 'number', description: 'log-odds at that prior' } },
      kinds: list(oneOfWords('kind of spam', KINDS), 'strongest first'),
      reasons: list(object({ signal: text('id'), points: { type: 'number', description: 'share of the score, in log-odds' } }), 'strongest first'),
      ...{ language: text('BCP 47'), model: text('version') },
    }),
    fillers: object(FILLERS),
    family: { type: ['string', 'null'], description: 'id of its family' },
    ...{ since: time('first seen'), seen: time('last seen'), gone: { type: ['string', 'null'], description: 'when it was first found missing' } },
    ...VOICES,
  }),
  Site: object({
    site: text('registrable domain, by the Public Suffix List with its private section'),
    verdict: VERDICT,
    pattern: { ...oneOfWords('what makes it so', PATTERNS), type: ['string', 'null'] },
    share: object({ mean: share('share of spam among its pages'), low: share('lower end of 90 %'), high: share('upper end of 90 %') }),
    pages: count('seen'),
    distinct: count('without near-duplicates: what the share rests on'),
    counts: object({ spam: count('pages'), unsure: count('pages'), ham: count('pages') }),
    planted: count('pages with planted text or links'),
    official: { type: 'boolean', description: 'on a host that only public bodies can have: a shift, not a pass' },
    kinds: list(oneOfWords('kind of spam', KINDS), 'of its spam pages, most frequent first'),
    reasons: REASONS,
    families: list({ type: 'string' }, 'ids, largest first, at most 20'),
    ...{ since: time('first seen'), seen: time('last seen') },
    ...VOICES,
    examples: list(ref('Page'), 'spam pages of it, at most 10'),
  }),
  Family: object(FAMILY),
  FamilyPicture: object({
    ...FAMILY,
    templates: list(
      object({
        from: { type: 'string', enum: ['title', 'links'] },
        text: text('such as {place}{topic} followed by the rest'),
        fillers: object({ place: list({ type: 'string' }, 'seen'), topic: list({ type: 'string' }, 'seen'), institution: list({ type: 'string' }, 'seen') }),
      }),
      'of titles and of link lists',
    ),
    fillers: object({ place: tally('places'), topic: tally('topics'), institution: tally('names of institutions'), host: tally('hosts') }),
    cells: list(object({ ...FILLERS, host: text('where'), pages: count('of this cell'), since: time('first seen') }), 'the grid, oldest first, at most 500'),
    growth: list(object({ day: text('YYYY-MM-DD'), pages: count('first seen on it') }), 'oldest first, at most 500'),
  }),
}

const SITE = {
  site: 'clinic.example',
  verdict: 'spam',
  pattern: 'farm',
  share: { mean: 0.81, low: 0.67, high: 0.92 },
  pages: 412,
  distinct: 38,
  counts: { spam: 398, unsure: 12, ham: 2 },
  planted: 0,
  official: false,
  kinds: ['doorway'],
  reasons: [{ signal: 'city-rotated-links', share: 0.93 }],
  families: ['17'],
  since: '2026-01-31T09:00:00.000Z',
  seen: '2026-02-14T09:00:00.000Z',
  disputed: false,
  standing: null,
}
const PAGE = {
  url: 'https://www.clinic.example/anytown.html',
  host: 'www.clinic.example',
  site: 'clinic.example',
  sha256: '9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab',
  verdict: { verdict: 'spam', likelihood: 0.987, score: 4.33, kinds: ['doorway'], reasons: [{ signal: 'city-rotated-links', points: 1.8 }], language: 'en', model: 'v1' },
  fillers: { place: 'anytown', topic: 'hair transplant', institution: null },
  family: '17',
  since: '2026-01-31T09:00:00.000Z',
  seen: '2026-01-31T09:00:00.000Z',
  gone: null,
  disputed: false,
  standing: null,
}
const FAMILY_EXAMPLE = {
  id: '17',
  name: 'best {topic} in {place}',
  verdict: 'spam',
  likelihood: 0.998,
  pages: 412,
  hosts: 6,
  sites: 5,
  slots: { place: 96, topic: 8, institution: 0 },
  kinds: ['doorway'],
  reasons: [{ signal: 'city-rotated-links', share: 0.93 }],
  since: '2026-01-31T09:00:00.000Z',
  seen: '2026-02-14T09:00:00.000Z',
  disputed: false,
  standing: null,
}
const TALLY = [{ name: 'anytown', pages: 5, since: '2026-01-31T09:00:00.000Z' }]
const PICTURE = {
  ...FAMILY_EXAMPLE,
  templates: [{ from: 'title', text: 'best {topic} in {place}', fillers: { place: ['anytown', 'othertown'], topic: ['hair transplant'], institution: [] } }],
  fillers: {
    place: TALLY,
    topic: [{ name: 'hair transplant', pages: 60, since: '2026-01-31T09:00:00.000Z' }],
    institution: [],
    host: [{ name: 'www.clinic.example', pages: 80, since: '2026-01-31T09:00:00.000Z' }],
  },
  cells: [{ ...PAGE.fillers, host: 'www.clinic.example', pages: 1, since: '2026-01-31T09:00:00.000Z' }],
  growth: [{ day: '2026-01-31', pages: 40 }],
}

export const PICTURE_PATHS: Readonly<Record<string, Path>> = {
  '/v1/sites/{host}': {
    get: {
      operationId: 'getSite',
      summary: 'What many pages say of a site',
      description:
        'Any host of the site will do. Near-duplicates count once. A hacked or shared site is never called spam: its single pages may be. Public bodies start with a ' +
        'better expectation and are exempt from nothing.',
      tags: ['pictures'],
      parameters: [path('host', 'such as www.clinic.example')],
      responses: { '200': answer('The site.', json(ref('Site'), { ...SITE, examples: [PAGE] })), ...problems('not-found', 'too-many-requests', 'store-unavailable') },
    },
  },
  '/v1/families': {
    get: {
      operationId: 'listFamilies',
      summary: 'Families of doorway pages',
      description:
        'Pages that are alike once places, treatments, names and numbers are masked, whose slots hold at least three different things. The newest come first. An honest ' +
        'template is a family too: see its verdict.',
      tags: ['pictures'],
      parameters: pagingParameters('verdict'),
      responses: { '200': listingOf('families', ref('Family'), FAMILY_EXAMPLE), ...problems(...LISTING) },
    },
  },
  '/v1/families/{id}': {
    get: {
      operationId: 'getFamily',
      summary: 'A family with its grid of places, topics, institutions and hosts',
      description: 'A family that was found to be part of another is answered with that one: compare id, or Content-Location.',
      tags: ['pictures'],
      parameters: [path('id', 'digits')],
      responses: { '200': answer('The family.', json(ref('FamilyPicture'), PICTURE)), ...problems('not-found', 'too-many-requests', 'store-unavailable') },
    },
  },
  '/v1/families/{id}/pages': {
    get: {
      operationId: 'listPagesOfFamily',
      summary: 'The pages of a family, oldest first',
      tags: ['pictures'],
      parameters: [path('id', 'digits'), ...pagingParameters('verdict')],
      responses: { '200': listingOf('pages', ref('Page'), PAGE), ...problems(...LISTING) },
    },
  },
}
