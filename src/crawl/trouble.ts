/** Why a page was not judged. The kinds are a closed set: they are counted, stored and documented under these names. */

/** Left out on purpose: nothing is wrong. */
export type SkipKind = 'robots' | 'not-a-page' | 'redirected' | 'out-of-scope' | 'trap' | 'too-deep' | 'stopped'

/** Could not be read. */
export type FailKind =
  | 'address-refused'
  | 'dns'
  | 'connection'
  | 'certificate'
  | 'timeout'
  | 'status'
  | 'robots-unavailable'
  | 'redirects'
  | 'headers-too-large'
  | 'too-large'
  | 'bad-encoding'
  | 'damaged'
  | 'truncated'
  | 'bomb'
  | 'not-json'
  | 'nothing-to-read'
  | 'unreadable'
  | 'gave-up'

/** What is wrong, for counting, and a sentence about this case. */
export interface Trouble<Kind extends string = SkipKind | FailKind> {
  readonly kind: Kind
  readonly detail: string
}

/** What each kind means, as `nostrum scan --help` tells it. */
export const TROUBLES: Readonly<Record<SkipKind | FailKind, string>> = {
  robots: 'robots.txt forbids it',
  'not-a-page': 'neither HTML nor plain text, or not an answer with a page in it',
  redirected: 'leads to another address, which is visited in its place',
  'out-of-scope': 'leads out of the site being scanned',
  trap: 'the path repeats a part, or has more than twenty: a place without end',
  'too-deep': 'more links away from the start than --max-depth',
  stopped: 'the scan was stopped before its turn',
  'address-refused': 'an address inside a network, or one that must not be fetched',
  dns: 'the name does not resolve',
  connection: 'no connection, or it broke off',
  certificate: 'the certificate is not valid',
  timeout: 'took too long',
  status: 'the server answered with an error',
  'robots-unavailable': 'robots.txt cannot be read because the server is in trouble, which forbids everything',
  redirects: 'redirected too often',
  'headers-too-large': 'the headers are longer than 32 kB',
  'too-large': 'the page is longer than allowed',
  'bad-encoding': 'the content is not compressed as it says',
  damaged: 'bytes of an archive that are no record',
  truncated: 'the archive ends inside a record',
  bomb: 'unpacks to far more than it is',
  'not-json': 'the line is not a JSON object',
  'nothing-to-read': 'the object has neither "text" nor "html"',
  unreadable: 'the file cannot be read',
  'gave-up': 'tried too often',
}
