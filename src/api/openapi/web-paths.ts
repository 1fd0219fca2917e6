import type { ProblemSlug } from '../problems.ts'
import { answer, page, path, problems } from './parts.ts'
import { QUESTION } from './schemas.ts'
import type { Operation, Parameter, Path, Schema } from './types.ts'

const HTML = answer('HTML.', page('text/html'))
const LANG: Parameter = { name: 'lang', in: 'query', description: 'en, zh-Hans or zh-Hant; by default what Accept-Language asks for', schema: QUESTION.locale as Schema }
/** A trouble is a page for those whose Accept header names text/html, else a problem. */
const web = (operationId: string, summary: string, more: Partial<Operation> & { readonly troubles?: readonly ProblemSlug[] } = {}): Path => {
  const { troubles = [], parameters = [], responses = {} } = more
  return { get: { operationId, summary, tags: ['web'], parameters: [...parameters, LANG], responses: { '200': HTML, ...responses, ...problems(...troubles) } } }
}
const query = (name: string, description: string): Parameter => ({ name, in: 'query', description, schema: { type: 'string' } })
const STORED = ['too-many-requests', 'store-unavailable'] as const
const FOUND = ['not-found', ...STORED] as const
const VERDICT = query('verdict', 'spam, unsure or ham: only those')
const CURSOR = query('cursor', 'the next part, as the page before links to it')
const file = (operationId: string, summary: string, type: string, schema: Schema): Path => ({
  get: {
    operationId,
    summary,
    tags: ['web'],
    parameters: [path('id', 'of a scan')],
    responses: { '200': answer('The file.', { [type]: { schema } }), ...problems('not-found', 'too-many-requests') },
  },
})

/** Addresses of the pages for readers. */
export const WEB_PATHS: Readonly<Record<string, Path>> = {
  '/': {
    ...web('form', 'A form to paste a page into', { parameters: [query('example', 'name of an example, to judge it')], troubles: ['too-many-requests'] }),
    post: {
      operationId: 'formResult',
      summary: 'The form with the verdict below',
      tags: ['web'],
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                content: { type: 'string', description: 'the page, or its address' },
                format: { type: 'string', enum: ['auto', 'text', 'html'] },
                url: { type: 'string' },
                store: { type: 'string', enum: ['1'], description: 'keep the verdict under a link' },
                lang: QUESTION.locale as Schema,
              },
            },
          },
        },
      },
      responses: {
        '200': HTML,
        '413': answer('The form, saying that the page is too large.', page('text/html')),
        '415': answer('The form, saying that it was not sent by a form.', page('text/html')),
        '422': answer('The form, saying what cannot be used.', page('text/html')),
        ...problems('too-many-requests'),
      },
    },
  },
  '/verdicts/{id}': web('verdictPage', 'A kept verdict', { parameters: [path('id', 'of a kept verdict')], troubles: [...FOUND] }),
  '/families': web('familiesPage', 'Families of doorway pages', { parameters: [VERDICT, CURSOR], troubles: ['invalid-fields', ...STORED] }),
  '/families/{id}': web('familyPage', 'The grid and the growth of a family', {
    parameters: [path('id', 'of a family'), query('host', 'only pages of that host'), query('until', 'only pages seen up to that day'), CURSOR],
    troubles: ['invalid-fields', ...FOUND],
  }),
  '/sites': web('sitesPage', 'Search for sites', {
    parameters: [query('q', 'a host name, an address, or a part of a name'), VERDICT, CURSOR],
    troubles: ['invalid-fields', ...STORED],
  }),
  '/sites/{host}': web('sitePage', 'What the pages of a site show together', {
    parameters: [path('host', 'any host of the site'), VERDICT, CURSOR],
    responses: { '404': answer('The search, saying that nothing is known of it.', page('text/html')) },
    troubles: ['invalid-fields', ...STORED],
  }),
  '/scans': web('scansPage', 'Begin or open a scan', { parameters: [query('id', 'of a scan, to go there')], troubles: ['too-many-requests'] }),
  '/scans/{id}': web('scanPage', 'Progress and results of a scan', {
    parameters: [path('id', 'of a scan'), query('show', 'spam, unsure, ham, skipped or failed: only those'), CURSOR],
    troubles: ['not-found', 'too-many-requests'],
  }),
  '/scans/{id}/results.csv': file('scanCsv', 'All results for a spreadsheet', 'text/csv', { type: 'string' }),
  '/scans/{id}/results.ndjson': file('scanNdjson', 'All results, one a line', 'application/x-ndjson', { type: 'object' }),
  '/review': web('reviewPage', 'What waits for reviewers; asks for a token'),
  '/lists': web('listsPage', 'Blocklists as a page for readers', { troubles: [...STORED] }),
  '/signals': web('signalsPage', 'The signals with measured rates'),
  '/signals/{id}': web('signalPage', 'One signal with examples', { parameters: [path('id', 'of a signal')], troubles: ['not-found'] }),
  '/model': web('modelPage', 'How well the model does'),
  '/status': web('statusPage', 'Throughput and verdicts of this process', { troubles: ['too-many-requests'] }),
  '/docs': web('docs', 'This document as a page'),
  '/problems/{slug}': web('problem', 'What a problem means', { parameters: [path('slug', 'the last part of type')], troubles: ['not-found', 'method-not-allowed'] }),
  '/assets/{file}': {
    get: {
      operationId: 'asset',
      summary: 'Style sheet and scripts of the pages',
      tags: ['web'],
      parameters: [path('file', 'as the pages name it')],
      responses: { '200': answer('CSS or JavaScript.', page('text/css')), ...problems('not-found') },
    },
  },
}
