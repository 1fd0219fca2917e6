import * as examples from './examples.ts'
import { FEEDBACK_PATHS } from './feedback.ts'
import { answer, BODY, json, KEY, ONCE, path, problems, query, TOKEN } from './parts.ts'
import { PICTURE_PATHS } from './pictures.ts'
import { ref } from './schemas.ts'
import type { Path } from './types.ts'

const QUERY_OF_PAGE = ['url', 'title', 'language', 'explain', 'store', 'return_text', 'locale', 'prior', 'advice']
const QUERY_OF_BATCH = ['language', 'explain', 'store', 'return_text', 'locale', 'prior']
const LOCALE = ['locale']

const TIMING = { 'Server-Timing': { description: 'analyse;dur= milliseconds of judging', schema: { type: 'string' } } } as const
const RAW_PAGE = { schema: { type: 'string', description: 'the page as it is, in any charset' } } as const

/** Every address of the service, with every method. */
export const PATHS: Readonly<Record<string, Path>> = {
  '/v1/score': {
    post: {
      operationId: 'score',
      summary: 'Judge one page',
      description:
        'Send JSON, or the page as it is (text/plain or text/html, any charset: the Content-Type, a byte order mark, the page itself or its bytes tell which) ' +
        'with the other fields as query parameters. Spans are half-open offsets in UTF-16 code units. Nothing is kept unless store is true, and then only the ' +
        'verdict; with an Idempotency-Key it is kept once however often the request arrives. At most 2 MB.',
      tags: ['pages'],
      parameters: [...query(QUERY_OF_PAGE), KEY],
      requestBody: { required: true, content: { ...json(ref('Question'), examples.QUESTION), 'text/plain': RAW_PAGE, 'text/html': RAW_PAGE, 'application/xhtml+xml': RAW_PAGE } },
      responses: {
        '200': { ...answer('The verdict.', json(ref('Verdict'), examples.VERDICT)), headers: TIMING },
        '201': {
          ...answer('The verdict, kept.', json(ref('Verdict'), { ...examples.VERDICT, stored: examples.STORED })),
          headers: { ...TIMING, Location: { description: 'where it is kept', schema: { type: 'string' } } },
        },
        ...problems(...BODY, ...ONCE, 'unauthorized', 'read-only', 'store-unavailable'),
      },
    },
  },
  '/v1/score/batch': {
    post: {
      operationId: 'scoreBatch',
      summary: 'Judge many pages, one a line',
      description:
        'NDJSON in and out, streamed both ways, in the same order. A line that cannot be read gives a problem on its own line, and the rest goes on. Empty ' +
        'lines are passed over. The query holds what is the same for all lines; a line may say otherwise. A line has at most 2 MB; the whole may be of any ' +
        'length. Send and receive at the same time (curl -T - does): the service reads on as you take the answers.',
      tags: ['pages'],
      parameters: query(QUERY_OF_BATCH),
      requestBody: { required: true, content: { 'application/x-ndjson': { schema: ref('BatchQuestion'), example: examples.BATCH_QUESTION } } },
      responses: {
        '200': answer('A verdict or a problem for each line.', { 'application/x-ndjson': { schema: ref('BatchAnswer'), example: examples.BATCH_ANSWER } }),
        ...problems('unsupported-media-type', 'unsupported-content-encoding', 'invalid-fields', 'unauthorized', 'too-many-requests'),
      },
    },
  },
  '/v1/verdicts': {
    get: {
      operationId: 'getVerdictByContent',
      summary: 'The latest kept verdict on a content',
      description: 'For those who have the content and ask whether it was judged: without the address and the id under which it is kept.',
      tags: ['pages'],
      parameters: [
        {
          name: 'sha256',
          in: 'query',
          required: true,
          description: 'SHA-256 of the content as it was sent, in lower-case hex',
          schema: { type: 'string', maxLength: 64 },
        },
      ],
      responses: {
        '200': answer('The verdict.', json(ref('Verdict'), { ...examples.KEPT_VERDICT, stored: { sha256: examples.STORED.sha256, created: examples.STORED.created } })),
        ...problems('not-found', 'invalid-fields', 'too-many-requests', 'store-unavailable'),
      },
    },
  },
  '/v1/verdicts/{id}': {
    get: {
      operationId: 'getVerdict',
      summary: 'A kept verdict',
      description: 'The verdict as it was given, without the page and without quotes.',
      tags: ['pages'],
      parameters: [path('id', 'from stored.id')],
      responses: { '200': answer('The verdict.', json(ref('Verdict'), examples.KEPT_VERDICT)), ...problems('not-found', 'too-many-requests', 'store-unavailable') },
    },
    delete: {
      operationId: 'removeVerdict',
      summary: 'Remove a kept verdict',
      description: 'Asks for a token with the scope admin.',
      tags: ['pages'],
      parameters: [path('id', 'from stored.id')],
      responses: { '204': { description: 'It is gone.' }, ...problems('not-found', ...TOKEN) },
      security: [{ token: ['admin'] }],
    },
  },
  ...PICTURE_PATHS,
  ...FEEDBACK_PATHS,
  '/v1/signals': {
    get: {
      operationId: 'listSignals',
      summary: 'All signals',
      tags: ['catalogue'],
      parameters: query(LOCALE),
      responses: {
        '200': answer('The signals, by id.', json({ type: 'object', properties: { signals: { type: 'array', items: ref('Signal') } }, required: ['signals'] }, examples.SIGNALS)),
        ...problems('invalid-fields', 'too-many-requests'),
      },
    },
  },
  '/v1/signals/{id}': {
    get: {
      operationId: 'getSignal',
      summary: 'One signal with its documentation and examples',
      tags: ['catalogue'],
      parameters: [path('id', 'such as city-rotated-links'), ...query(LOCALE)],
      responses: { '200': answer('The signal.', json(ref('Signal'), examples.SIGNAL)), ...problems('not-found', 'invalid-fields', 'too-many-requests') },
    },
  },
  '/v1/rules': {
    get: {
      operationId: 'listRules',
      summary: 'Advertising rules that claims may touch, and what regulators say about unproven treatments',
      description: 'A pointer, not legal advice: whether a page is an advert, who paid for it and where it applies, no program can know.',
      tags: ['catalogue'],
      parameters: query(LOCALE),
      responses: {
        '200': answer(
          'Rules by country and article; statuses.',
          json(
            {
              type: 'object',
              properties: { rules: { type: 'array', items: ref('Rule') }, statuses: { type: 'array', items: ref('Status') } },
              required: ['rules', 'statuses'],
            },
            examples.RULES,
          ),
        ),
        ...problems('invalid-fields', 'too-many-requests'),
      },
    },
  },
  '/v1/engines': {
    get: {
      operationId: 'getEngines',
      summary: "Search engines' result pages, described for the browser extension",
      description: 'Newer descriptions reach extensions whose readers turned that on; they change how results are found, never on which pages.',
      tags: ['catalogue'],
      responses: { '200': answer('Selectors and redirects.', json(ref('Engines'), examples.ENGINES)), ...problems('too-many-requests') },
    },
  },
  '/v1/model': {
    get: {
      operationId: 'getModel',
      summary: 'The model in use',
      tags: ['catalogue'],
      responses: { '200': answer('The model.', json(ref('Model'), examples.MODEL_INFO)), ...problems('too-many-requests') },
    },
  },
  '/livez': {
    get: { operationId: 'live', summary: 'Whether the process runs', tags: ['service'], responses: { '200': answer('It does.', json(ref('Live'), examples.LIVE)), ...problems() } },
  },
  '/readyz': {
    get: {
      operationId: 'ready',
      summary: 'Whether questions can be answered',
      tags: ['service'],
      responses: { '200': answer('They can.', json(ref('Ready'), examples.READY)), ...problems('not-ready') },
    },
  },
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Another name for /readyz',
      tags: ['service'],
      responses: { '200': answer('Ready.', json(ref('Ready'), examples.READY)), ...problems('not-ready') },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Counters for Prometheus',
      description: 'Of this process; on Workers, of the isolate that answers.',
      tags: ['service'],
      responses: { '200': answer('Exposition format 0.0.4.', { 'text/plain': { schema: { type: 'string' }, example: examples.METRICS } }), ...problems() },
    },
  },
  '/version': {
    get: {
      operationId: 'version',
      summary: 'Versions of software and model',
      tags: ['service'],
      responses: { '200': answer('The versions.', json(ref('Version'), examples.VERSION)), ...problems() },
    },
  },
  '/openapi.json': {
    get: { operationId: 'openapi', summary: 'This document', tags: ['service'], responses: { '200': answer('OpenAPI 3.1.', json({ type: 'object' }, undefined)), ...problems() } },
  },
}
