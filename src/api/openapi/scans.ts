/** The part of the document about scans. */
import { SCAN_DEFAULTS } from '../scan-fields.ts'
import * as examples from './examples.ts'
import { answer, BODY, json, path, problems, TOKEN } from './parts.ts'
import { ref } from './schemas.ts'
import type { Path, Schema } from './types.ts'

const text = (description: string): Schema => ({ type: 'string', description })
const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description })
const addresses = (description: string): Schema => ({ type: 'array', items: { type: 'string', format: 'uri', maxLength: 2000 }, description })
const whole = (properties: Readonly<Record<string, Schema>>): Schema => ({ type: 'object', properties, required: Object.keys(properties) })

const SCOPE = {
  scope: { type: 'string', enum: ['site', 'host', 'path'], default: SCAN_DEFAULTS.scope, description: 'how far links are followed: the registrable domain, one host, one folder' },
  max_depth: { type: 'integer', minimum: 0, maximum: 50, default: SCAN_DEFAULTS.max_depth, description: 'links away from a start' },
  max_pages: { type: 'integer', minimum: 1, maximum: 100_000, default: SCAN_DEFAULTS.max_pages, description: 'addresses taken in' },
} as const satisfies Record<string, Schema>

const TROUBLE = whole({ kind: text('one of a closed set, such as robots, status, timeout'), detail: text('what about this page') })

export const SCAN_SCHEMAS: Readonly<Record<string, Schema>> = {
  ScanOrder: {
    type: 'object',
    properties: {
      urls: addresses('pages to judge'),
      sites: addresses('pages to judge whose links are followed'),
      sitemaps: addresses('sitemaps whose pages are judged; a host alone is looked up in its robots.txt'),
      ...SCOPE,
    },
    description: 'What to scan: at most 1,000 addresses in all.',
  },
  Scan: whole({
    id: text('cannot be guessed: who knows it may read the scan'),
    state: { type: 'string', enum: ['running', 'done', 'stopped'] },
    created: { type: 'string', format: 'date-time' },
    pages: whole({
      known: count('addresses taken in'),
      waiting: count('of them, not yet visited'),
      judged: count('with a verdict'),
      skipped: count('left out on purpose'),
      failed: count('that could not be read'),
      beyond: count('not taken in because of max_pages'),
      outside: count('links that led out of scope'),
    }),
    verdicts: whole({ spam: count(''), unsure: count(''), ham: count('') }),
    troubles: { type: 'object', description: 'pages by kind of trouble' },
    ...SCOPE,
    links: whole({ results: text('path'), events: text('path') }),
  }),
  ScanResult: {
    type: 'object',
    description: 'A kept verdict with its address, or skipped or failed.',
    properties: {
      url: text('the address visited'),
      via: text('the address that redirected there'),
      visited: { type: 'string', format: 'date-time' },
      skipped: TROUBLE,
      failed: TROUBLE,
      // What a verdict has, when there is one.
      ...Object.fromEntries(
        [
          'verdict',
          'likelihood',
          'score',
          'bias',
          'reading',
          'passage',
          'thresholds',
          'prior',
          'kinds',
          'reasons',
          'notes',
          'claims',
          'language',
          'model',
          'input',
          'abstained',
          'stored',
        ].map((name): [string, Schema] => [name, { description: 'as in Verdict' }]),
      ),
    },
    required: ['url', 'visited'],
  },
}

const ID = path('id', 'from POST /v1/scans')
const SCAN = {
  id: '8d1f4c2e-0b6a-4f3d-9e57-2a7c6b5d4e3f',
  state: 'running',
  created: '2026-01-31T09:00:00.000Z',
  pages: { known: 120, waiting: 40, judged: 75, skipped: 3, failed: 2, beyond: 0, outside: 31 },
  verdicts: { spam: 60, unsure: 10, ham: 5 },
  troubles: { robots: 3, status: 2 },
  scope: 'site',
  max_depth: 16,
  max_pages: 1000,
  links: { results: '/v1/scans/8d1f4c2e-0b6a-4f3d-9e57-2a7c6b5d4e3f/results', events: '/v1/scans/8d1f4c2e-0b6a-4f3d-9e57-2a7c6b5d4e3f/events' },
}
const RESULTS = {
  results: [
    { url: 'https://clinic.example/anytown', visited: '2026-01-31T09:00:01.000Z', ...examples.KEPT_VERDICT, stored: { id: examples.STORED.id } },
    { url: 'https://clinic.example/private', visited: '2026-01-31T09:00:02.000Z', skipped: { kind: 'robots', detail: 'robots.txt forbids it' } },
  ],
  next_cursor: '2',
}
const RESULT_LIST: Schema = {
  type: 'object',
  properties: { results: { type: 'array', items: ref('ScanResult') }, next_cursor: { type: ['string', 'null'], description: 'for the next page of results' } },
  required: ['results', 'next_cursor'],
}

export const SCAN_PATHS: Readonly<Record<string, Path>> = {
  '/v1/scans': {
    post: {
      operationId: 'startScan',
      summary: 'Fetch and judge many pages',
      description:
        'Asks for a token with the scope scan. Pages are fetched with manners: robots.txt holds, each host has one visitor at a time with a pause, and is told ' +
        'whom to turn to. Addresses inside a network are refused. Verdicts are kept as with store: true.',
      tags: ['scans'],
      requestBody: { required: true, content: json(ref('ScanOrder'), { sites: ['https://clinic.example/'], max_pages: 500 }) },
      responses: {
        '202': { ...answer('It has begun.', json(ref('Scan'), SCAN)), headers: { Location: { description: 'where its progress is', schema: { type: 'string' } } } },
        ...problems(...BODY, ...TOKEN, 'scans-off'),
      },
      security: [{ token: ['scan'] }],
    },
  },
  '/v1/scans/{id}': {
    get: {
      operationId: 'getScan',
      summary: 'How far a scan is',
      tags: ['scans'],
      parameters: [ID],
      responses: { '200': answer('Its progress.', json(ref('Scan'), SCAN)), ...problems('not-found', 'too-many-requests', 'scans-off') },
    },
    delete: {
      operationId: 'stopScan',
      summary: 'Stop a scan',
      description: 'Asks for a token with the scope scan. What was judged stays; what waits is settled as skipped.',
      tags: ['scans'],
      parameters: [ID],
      responses: { '200': answer('How far it came.', json(ref('Scan'), { ...SCAN, state: 'stopped' })), ...problems('not-found', ...TOKEN, 'scans-off') },
      security: [{ token: ['scan'] }],
    },
  },
  '/v1/scans/{id}/results': {
    get: {
      operationId: 'scanResults',
      summary: 'Verdicts of a scan, in the order in which they came',
      description: 'With Accept: application/x-ndjson one result a line. While the scan runs, the last cursor can be asked again for what came since.',
      tags: ['scans'],
      parameters: [
        ID,
        { name: 'limit', in: 'query', description: 'at most so many results', schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 } },
        { name: 'cursor', in: 'query', description: 'next_cursor of the answer before', schema: { type: 'string' } },
      ],
      responses: {
        '200': {
          description: 'Results.',
          headers: { Link: { description: 'rel="next", where there are more', schema: { type: 'string' } } },
          content: { ...json(RESULT_LIST, RESULTS), 'application/x-ndjson': { schema: ref('ScanResult') } },
        },
        ...problems('not-found', 'invalid-fields', 'too-many-requests', 'scans-off'),
      },
    },
  },
  '/v1/scans/{id}/events': {
    get: {
      operationId: 'scanEvents',
      summary: 'Progress as it happens',
      description: 'Server-sent events: progress whenever something changed, done at the end; data is the scan as GET /v1/scans/{id} gives it.',
      tags: ['scans'],
      parameters: [ID],
      responses: { '200': answer('Events.', { 'text/event-stream': { schema: { type: 'string' } } }), ...problems('not-found', 'too-many-requests', 'scans-off') },
    },
  },
}
