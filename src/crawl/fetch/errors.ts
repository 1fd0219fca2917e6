/** What a platform throws when a fetch fails, told in our own terms. Messages of the platform stay out: they may quote what a server sent. */
import type { FailKind, Trouble } from '../trouble.ts'

/** Error codes of Node's network stack and of undici. */
const KINDS: Readonly<Record<string, { readonly kind: FailKind; readonly detail: string; readonly passing: boolean }>> = {
  ERR_ADDRESS_REFUSED: { kind: 'address-refused', detail: 'the name leads to an address inside a network', passing: false },
  ENOTFOUND: { kind: 'dns', detail: 'there is no such name', passing: false },
  ENODATA: { kind: 'dns', detail: 'the name has no address', passing: false },
  EAI_AGAIN: { kind: 'dns', detail: 'the name server does not answer', passing: true },
  ECONNREFUSED: { kind: 'connection', detail: 'the server refuses connections', passing: true },
  ECONNRESET: { kind: 'connection', detail: 'the connection broke off', passing: true },
  EHOSTUNREACH: { kind: 'connection', detail: 'the server cannot be reached', passing: true },
  ENETUNREACH: { kind: 'connection', detail: 'the network of the server cannot be reached', passing: true },
  EPIPE: { kind: 'connection', detail: 'the connection broke off', passing: true },
  UND_ERR_SOCKET: { kind: 'connection', detail: 'the connection broke off', passing: true },
  UND_ERR_CONNECT: { kind: 'connection', detail: 'no connection', passing: true },
  UND_ERR_CONNECT_TIMEOUT: { kind: 'timeout', detail: 'no connection in time', passing: true },
  UND_ERR_HEADERS_TIMEOUT: { kind: 'timeout', detail: 'no headers in time', passing: true },
  UND_ERR_BODY_TIMEOUT: { kind: 'timeout', detail: 'the body stopped coming', passing: true },
  UND_ERR_HEADERS_OVERFLOW: { kind: 'headers-too-large', detail: 'headers beyond the limit', passing: false },
  HPE_HEADER_OVERFLOW: { kind: 'headers-too-large', detail: 'headers beyond the limit', passing: false },
  Z_DATA_ERROR: { kind: 'bad-encoding', detail: 'the packed content is damaged', passing: false },
  Z_BUF_ERROR: { kind: 'bad-encoding', detail: 'the packed content ends too soon', passing: false },
  ERR__ERROR_FORMAT_PADDING_1: { kind: 'bad-encoding', detail: 'the packed content is damaged', passing: false },
}

/** Finds the code that says most along the chain of causes. */
export function readTrouble(error: unknown): { trouble: Trouble<FailKind>; passing: boolean } {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    const known = Object.hasOwn(KINDS, code) ? KINDS[code] : undefined
    if (known !== undefined) return { trouble: { kind: known.kind, detail: known.detail }, passing: known.passing }
    if (/^(?:CERT_|ERR_TLS|ERR_SSL|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code)) return { trouble: { kind: 'certificate', detail: code }, passing: false }
    if (/^(?:Z_|ERR__ERROR|ERR_BROTLI|ZSTD_)/.test(code)) return { trouble: { kind: 'bad-encoding', detail: 'the packed content is damaged' }, passing: false }
    if (code.startsWith('HPE_')) return { trouble: { kind: 'connection', detail: 'the answer is not HTTP' }, passing: false }
  }
  return { trouble: { kind: 'connection', detail: 'the request failed' }, passing: true }
}
