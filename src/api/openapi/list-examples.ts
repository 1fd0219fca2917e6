/** Example bodies of look-up and lists, written for the document. */

const why = { kind: 'doorway', tier: 'certain', reasons: ['city-rotated-links', 'query-title'], family: '7', since: '2026-01-31' }

export const LOOKUP = {
  canonical: 'http://www.farm.example/anytown',
  expressions: ['www.farm.example/anytown', 'www.farm.example/', 'farm.example/anytown', 'farm.example/'],
  state: 'listed',
  matches: [{ expression: 'farm.example/', ...why, date: '2026-02-28' }],
}

export const HASH_SEARCH = {
  fullHashes: [{ fullHash: 'Yd9nq-bgHFQ9lfIV2jSTC5l6wDc0ftnYbVVFFAjf0eM', details: [{ ...why, attributes: [] }] }],
  cacheDuration: '300s',
}

export const HASH_LISTS = { hashLists: [{ name: 'certain-4b', hashLength: 4, entries: 5210, version: 'certain-4b.12' }] }

export const BATCH = {
  hashLists: [
    {
      name: 'certain-4b',
      version: 'certain-4b.12',
      partialUpdate: true,
      compressedRemovals: { firstValue: 17, riceParameter: 0, entriesCount: 0, encodedData: '' },
      additionsFourBytes: { firstValue: 1642030763, riceParameter: 0, entriesCount: 0, encodedData: '' },
      minimumWaitDuration: '1800s',
      sha256Checksum: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
    },
  ],
}

export const CATALOGUE = {
  version: 12,
  modified: '2026-03-01T04:17:00.000Z',
  tiers: [
    {
      tier: 'certain',
      description: 'a reviewer confirmed it, it belongs to a family of doorway pages across sites, or at least four of five of its pages are spam',
      entries: 5210,
      files: [
        {
          format: 'ublacklist',
          readers: 'uBlacklist: hides results of search engines',
          url: 'https://nostrum.example/v1/lists/certain.ublacklist.txt',
          subscribe: 'https://ublacklist.github.io/rulesets/subscribe?name=Nostrum%20certain&url=https%3A%2F%2Fnostrum.example%2Fv1%2Flists%2Fcertain.ublacklist.txt',
        },
      ],
    },
  ],
}

export const LIST = `! Title: Nostrum certain
! Last modified: 2026-03-01T04:17:00.000Z
! 2026-01-31 to 2026-02-28 doorway; city-rotated-links, query-title; family 7
||farm.example^$doc
`
