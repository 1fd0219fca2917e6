import { LIST_FILES } from '../lists.ts'
import * as examples from './list-examples.ts'
import { answer, json, problems } from './parts.ts'
import { ref } from './schemas.ts'
import type { Parameter, Path, Schema } from './types.ts'

const parameter = (name: string, description: string, schema: Schema, required = true): Parameter => ({ name, in: 'query', required, description, schema })
const repeated = (description: string): Schema => ({ type: 'array', items: { type: 'string' }, description })
const NO_STORE = ['too-many-requests', 'store-unavailable'] as const
const header = (description: string) => ({ description, schema: { type: 'string' } })

const CONDITIONAL = {
  ETag: header('changes with the release'),
  'Last-Modified': header('when the release was published'),
  'Cache-Control': header('how long to wait before asking again'),
} as const

/** Addresses of look-up and lists. */
export const LIST_PATHS: Readonly<Record<string, Path>> = {
  '/v1/lookup': {
    get: {
      operationId: 'lookUp',
      summary: 'Whether an address is listed',
      description: 'Tells the service the address; it is not kept, logged or counted. To look up without telling it, use hashes:search. A miss is 200 with state "unknown".',
      tags: ['lists'],
      parameters: [parameter('url', 'The address, as found. Scheme, user, password, port and fragment play no part.', { type: 'string', maxLength: 8192 })],
      responses: { '200': answer('What is known.', json(ref('Lookup'), examples.LOOKUP)), ...problems('invalid-fields', ...NO_STORE) },
    },
  },
  '/v1/hashes:search': {
    get: {
      operationId: 'searchHashes',
      summary: 'What is listed under prefixes of hashes',
      description:
        'The shape of Safe Browsing version 5, with reasons. Canonicalise the address, make its expressions, hash them (SHA-256), and ask only when the first four ' +
        'bytes of a hash are on your copy of a list; compare full hashes yourself. Send a few prefixes of other entries along. That is k-anonymity, not secrecy. ' +
        'Nothing found is 200 with an empty list. A well-behaved client sends at most 30 prefixes; more than 1,000 are refused, and Workers take no address above 16 kB, which is some 780.',
      tags: ['lists'],
      parameters: [parameter('hashPrefixes', 'Four bytes each, base64 or base64url. May stand several times.', repeated('prefixes'))],
      responses: { '200': answer('What was found.', json(ref('HashSearch'), examples.HASH_SEARCH)), ...problems('invalid-fields', ...NO_STORE) },
    },
  },
  '/v1/hashLists': {
    get: {
      operationId: 'listHashLists',
      summary: 'Lists of hashes that clients may keep',
      description: 'certain, likely and watch hold what is listed with at least that certainty; allow holds what never is. A name once given out never vanishes.',
      tags: ['lists'],
      responses: {
        '200': answer(
          'The lists.',
          json({ type: 'object', properties: { hashLists: { type: 'array', items: ref('HashListInfo') } }, required: ['hashLists'] }, examples.HASH_LISTS),
        ),
        ...problems(...NO_STORE),
      },
    },
  },
  '/v1/hashLists:batchGet': {
    get: {
      operationId: 'getHashLists',
      summary: 'Copies of lists of hashes, whole or as a change',
      description:
        'Send the version of each copy that you have, and a change comes instead of the whole where little changed. Wait for minimumWaitDuration and up to a minute ' +
        'of chance before asking again; while requests fail, wait ever longer.',
      tags: ['lists'],
      parameters: [
        parameter('names', 'Names of lists, each once. May stand several times.', repeated('names')),
        parameter('version', 'Versions that you have, in any order. May stand several times.', repeated('versions'), false),
      ],
      responses: {
        '200': answer(
          'The lists, in the order of names.',
          json({ type: 'object', properties: { hashLists: { type: 'array', items: ref('HashList') } }, required: ['hashLists'] }, examples.BATCH),
        ),
        ...problems('invalid-fields', ...NO_STORE),
      },
    },
  },
  '/v1/lists': {
    get: {
      operationId: 'listLists',
      summary: 'Blocklists, with links to subscribe',
      tags: ['lists'],
      responses: { '200': answer('All tiers and formats.', json(ref('ListCatalogue'), examples.CATALOGUE)), ...problems(...NO_STORE) },
    },
  },
  '/v1/lists/{file}': {
    get: {
      operationId: 'getList',
      summary: 'One blocklist',
      description:
        'Of a tier (certain, likely, watch) in a format. Reason and date stand beside each entry. The same release gives the same bytes. Send If-None-Match or ' +
        'If-Modified-Since, and an unchanged list is 304. No list holds a public suffix, a shared host, a public body, a hospital or a well-known site: a safety gate ' +
        'stands before each release.',
      tags: ['lists'],
      parameters: [{ name: 'file', in: 'path', required: true, description: '{tier}.{format}', schema: { type: 'string', enum: LIST_FILES } }],
      responses: {
        '200': {
          ...answer('The list.', { 'text/plain': { schema: { type: 'string' }, example: examples.LIST }, 'application/json': { schema: { type: 'object' } } }),
          headers: CONDITIONAL,
        },
        '304': { description: 'The list that you have is the newest.', headers: CONDITIONAL },
        ...problems('not-found', ...NO_STORE),
      },
    },
  },
}
