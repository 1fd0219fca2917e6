/** What look-up and lists send. Fields of the private look-up are in camel case, because Safe Browsing's are. */

import { FORMATS } from '../../lists/formats/index.ts'
import { ATTRIBUTES, KINDS, TIERS } from '../../lookup/detail.ts'
import { HASH_LISTS } from '../../lookup/hash-list.ts'
import { list, object, oneOfWords, ref, text } from './schemas.ts'
import type { Schema } from './types.ts'

const tier = oneOfWords('how sure the listing is', TIERS)
const whole = (description: string): Schema => ({ type: 'integer', minimum: 0, description })
const listName: Schema = { type: 'string', enum: Object.keys(HASH_LISTS), description: 'name of a list, which ends in the bytes of its hashes' }

const WHY = {
  kind: oneOfWords('kind of spam', KINDS),
  tier,
  reasons: list({ type: 'string' }, 'ids of signals (GET /v1/signals/{id}) or codes of reviewers, strongest first'),
  family: { type: ['string', 'null'], description: 'id of its family of doorway pages' },
  since: { type: 'string', format: 'date', description: 'day of the first evidence' },
} as const satisfies Record<string, Schema>

export const LIST_SCHEMAS: Readonly<Record<string, Schema>> = {
  Lookup: object({
    canonical: text('the address in the one spelling that is looked up'),
    expressions: list({ type: 'string' }, 'what was looked up, most specific first: at most 30 of host and path'),
    state: oneOfWords('the answer', {
      listed: 'at least one expression is listed',
      allowed: 'a hospital, health body or encyclopedia, or cleared by a reviewer',
      unknown: 'nothing is known against it; no praise either',
    }),
    matches: list(ref('Listing'), 'why, most specific expression first'),
  }),
  Listing: object({
    expression: text('host and path that is listed: "farm.example/" for a host with all below it'),
    ...WHY,
    date: { type: 'string', format: 'date', description: 'day of the last evidence' },
  }),
  HashSearch: object({
    fullHashes: list(
      object({ fullHash: text('SHA-256 of a listed expression, base64url'), details: list(ref('HashDetail'), 'why it is listed') }),
      'hashes that begin with a prefix asked for',
    ),
    cacheDuration: text('seconds with an s: how long this holds for every prefix asked, found or not'),
  }),
  HashDetail: object({
    ...WHY,
    attributes: list(
      { type: 'string', enum: ATTRIBUTES },
      'CANARY: on trial, to be counted and not shown. Clients pass over a detail with an attribute, kind or tier that they do not know.',
    ),
  }),
  HashList: object(
    {
      name: listName,
      version: text('hand it back with the next request; do not read it'),
      partialUpdate: { type: 'boolean', description: 'true: a change to the version that you sent. false: the whole list' },
      compressedRemovals: { ...ref('RiceNumbers'), description: 'indexes into your sorted copy; remove them before adding' },
      additionsFourBytes: { ...ref('RiceNumbers'), description: 'prefixes as big-endian numbers' },
      additionsThirtyTwoBytes: text('full hashes one behind the other, base64url'),
      minimumWaitDuration: text('seconds with an s until you may ask again'),
      sha256Checksum: text('SHA-256 of your sorted copy after the update, base64url; if it differs, drop the copy and fetch the whole'),
    },
    ['compressedRemovals', 'additionsFourBytes', 'additionsThirtyTwoBytes'],
  ),
  RiceNumbers: {
    ...object({
      firstValue: whole('the first number'),
      riceParameter: whole('k: bits of each remainder'),
      entriesCount: whole('gaps that follow'),
      encodedData: text('gaps, base64url: quotient by 2^k in ones and a zero, then k bits from the lowest; bits fill bytes from the low end'),
    }),
    description: 'Ascending numbers as Golomb-Rice coded gaps, as in Safe Browsing.',
  },
  HashListInfo: object({ name: listName, hashLength: whole('bytes'), entries: whole('hashes'), version: text('the newest') }),
  ListCatalogue: object({
    version: { type: ['integer', 'null'], description: 'of the release; null before the first' },
    modified: { type: ['string', 'null'], format: 'date-time', description: 'when it was published' },
    tiers: list(
      object({
        tier,
        description: text('what a listing rests on'),
        entries: whole('in this tier and the surer ones'),
        files: list(
          object({
            format: { type: 'string', enum: Object.keys(FORMATS), description: 'form of the file' },
            readers: text('programs that read it'),
            url: { type: 'string', format: 'uri', description: 'of the file' },
            subscribe: { type: ['string', 'null'], description: 'opens the subscription in the program; null where there is no such link' },
          }),
          'one for each format',
        ),
      }),
      'surest first',
    ),
  }),
}
