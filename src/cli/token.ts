import { randomBytes } from 'node:crypto'
import { readScopes, readTokens, sha256 } from '../api/auth.ts'
import { parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum token NAME: make a token for somebody who may write

Prints the line for NOSTRUM_TOKENS (or the file of "serve --tokens") on stdout, and the token itself, once, on stderr. Only its hash is kept.

  --scopes LIST  feedback, review, scan, admin; separated by commas (default: feedback)
`

/** 256 bits, so that a plain hash of it cannot be guessed back. */
const TOKEN_BYTES = 32

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('token', args, { scopes: { type: 'string' } })
  const [name, ...rest] = positionals
  if (name === undefined || rest.length > 0) throw new UsageError('Name the owner of the token, for instance "nostrum token ada --scopes feedback,review".')
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const line = `${name} ${readScopes(values.scopes ?? 'feedback').join(',')} ${await sha256(token)}`
  readTokens(line)
  process.stderr.write(`Token of ${name}, shown only now: ${token}\nAdd the next line to NOSTRUM_TOKENS or the file of "nostrum serve --tokens":\n`)
  process.stdout.write(`${line}\n`)
  return 0
}
